import type { Source, SourceDescription } from '@air/connectors';
import { AirError, type Cell, type Column, type Statement } from '@air/core';
import type { GuardPolicy } from '@air/engine/guard';
import { type Catalog, learn, type LearnSource } from '@air/engine/learn';
import type { Outcome, Work } from '../work.ts';
import { refusal } from './guarded.ts';

const learnBudgetMs = 600_000;
const learnRows = 100_000;

/** Learns what a datasource holds, and writes its catalog and schema notes. */
export async function performLearn(work: Work): Promise<Outcome> {
  const { run, tools, signal } = work;
  const { orgId, datasourceId } = run;
  const datasource = await tools.store.datasources.get(orgId, datasourceId);
  const previous = await tools.catalogs.find(orgId, datasourceId);
  const { dialect } = tools.connectors[datasource.kind];
  const learned = await tools.pool.use({ orgId, datasource }, (source) =>
    learn(guardedSource(source, work), {
      datasourceId,
      dialect,
      clock: tools.clock,
      previous,
      timeBudgetMs: learnBudgetMs,
      signal,
      onProgress: (step, progress) => work.tellProgress({ step, progress }),
    }),
  );
  const { catalog, notes, skipped } = learned;
  const { version, learnedAt } = catalog;
  await tools.store.catalogs.put(orgId, { datasourceId, version, json: JSON.stringify(catalog), learnedAt });
  await tools.store.catalogs.putNotes(orgId, datasourceId, notes);
  return {
    outcome: {
      tables: catalog.tables.length,
      relationships: catalog.relationships.length,
      ...countChanges(catalog, previous),
      skipped,
    },
  };
}

/** Learning asks the engine as anybody does: through the guard, which admits the tables the engine described. */
function guardedSource(source: Source, { run, tools, signal }: Work): LearnSource {
  let policy: GuardPolicy | null = null;
  const ask = async (statement: Statement): Promise<{ columns: Column[]; rows: Cell[][] }> => {
    if (!policy) throw new AirError('learn.failed', 'a table was asked for before the tables were known');
    const verdict = await tools.guard.check(statement, policy);
    if (!verdict.isAllowed) throw refusal(verdict.report);
    const answer: { columns: Column[]; rows: Cell[][] } = { columns: [], rows: [] };
    for await (const batch of source.query(verdict.sql, { signal, timeoutMs: run.limits.timeoutMs })) {
      answer.columns = batch.columns;
      answer.rows.push(...batch.rows);
    }
    return answer;
  };
  return {
    async describe() {
      const description = await source.describe(signal);
      policy = policyOf(description, tools.limits);
      return description;
    },
    query: (statement) => ask(statement),
  };
}

function policyOf({ tables, defaultSchema }: SourceDescription, limits: Work['tools']['limits']): GuardPolicy {
  const { statementBytes, statementDepth, statementCtes } = limits;
  return {
    relations: tables.map(({ schema, name, columns }) => ({
      schema,
      name,
      isDefaultSchema: schema === defaultSchema,
      columns: columns.map((column) => column.name),
      rowScope: [],
      maskedColumns: [],
      requiredTimeColumn: null,
    })),
    defaultRows: learnRows,
    maxRows: learnRows,
    maxSpanDays: null,
    statementBytes,
    statementDepth,
    statementCtes,
  };
}

function countChanges(catalog: Catalog, previous: Catalog | null): { changed: number; unchanged: number } {
  const before = new Map(previous?.tables.map(({ name, hash }) => [name, hash]));
  const changed = catalog.tables.filter(({ name, hash }) => before.get(name) !== hash).length;
  return { changed, unchanged: catalog.tables.length - changed };
}
