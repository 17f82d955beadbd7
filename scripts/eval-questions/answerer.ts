import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectors, type Source } from '@air/connectors';
import {
  AirError,
  type Cell,
  type Column,
  defaultLimits,
  type GuardedSql,
  type Limits,
  newId,
  type SqlParameter,
  type Statement,
  systemClock,
} from '@air/core';
import { answer } from '@air/engine';
import { type GuardPolicy, openGuard } from '@air/engine/guard';
import { type Catalog, learn } from '@air/engine/learn';
import { openResultStore } from '@air/engine/results';

export interface Answer {
  sql: string | null;
  rows?: Cell[][];
  clarify?: string;
  error?: string;
  ms: number;
}

interface Answerer {
  answer(file: string, question: string, asOf: Date): Promise<Answer>;
  close(): Promise<void>;
}

interface Opened {
  source: Source;
  catalog: Catalog;
}

const limits: Limits = { ...defaultLimits, defaultRows: 50_000 };

/** Plans and runs questions on SQLite files; each file is opened and learned once. */
export function openAnswerer(): Answerer {
  const guard = openGuard();
  const cacheDirectory = mkdtempSync(join(tmpdir(), 'air-eval-'));
  const results = openResultStore(join(cacheDirectory, 'results'));
  const opened = new Map<string, Promise<Opened>>();

  async function rowsOf(runId: string): Promise<Cell[][]> {
    const rows: Cell[][] = [];
    for await (const batch of results.readAll(runId)) rows.push(...batch.rows);
    await results.remove(runId);
    return rows;
  }

  async function run(
    source: Source,
    statement: Statement,
    policy: GuardPolicy,
  ): Promise<{ columns: Column[]; rows: Cell[][] }> {
    const verdict = await guard.check(statement, policy);
    if (!verdict.isAllowed)
      throw new AirError('guard.construct_denied', verdict.report.findings.map(({ message }) => message).join('; '));
    const rows: Cell[][] = [];
    let columns: Column[] = [];
    const options = { signal: new AbortController().signal, timeoutMs: defaultLimits.timeoutMs };
    for await (const batch of source.query(verdict.sql, options)) {
      if (columns.length === 0) columns = batch.columns;
      rows.push(...batch.rows);
    }
    return { columns, rows };
  }

  /** While learning there is no catalog yet: what the source describes may be read. */
  const policies = new WeakMap<Source, Promise<GuardPolicy>>();
  function learningPolicy(source: Source): Promise<GuardPolicy> {
    const known = policies.get(source) ?? describePolicy(source);
    policies.set(source, known);
    return known;
  }

  async function open(file: string): Promise<Opened> {
    const source = await connectors.sqlite.open({
      datasourceId: 'eval',
      dsn: file,
      basePath: null,
      allowedExtensions: [],
      inferRows: 0,
      poolSize: 1,
      memoryLimitMb: 512,
      cacheDirectory,
    });
    const { catalog } = await learn(
      {
        describe: (signal) => source.describe(signal),
        query: async (statement) => run(source, statement, await learningPolicy(source)),
      },
      { datasourceId: 'eval', dialect: 'sqlite', clock: systemClock },
    );
    return { source, catalog };
  }

  return {
    async answer(file, question, asOf) {
      const { source, catalog } = await (opened.get(file) ?? opened.set(file, open(file)).get(file) ?? open(file));
      const start = performance.now();
      const took = () => Math.round((performance.now() - start) * 10) / 10;
      const runId = newId('run');
      const { signal } = new AbortController();
      const ground = { catalog, synonyms: [], asOf, answers: [] };
      try {
        const answered = await answer(question, { ground, limits, guard, source, results, runId, signal });
        switch (answered.kind) {
          case 'question':
            return {
              sql: null,
              clarify: answered.draft.clarifications.map((doubt) => doubt.question).join(' '),
              ms: took(),
            };
          case 'refusal':
            return { sql: null, clarify: answered.safety.findings.map(({ message }) => message).join(' '), ms: took() };
          case 'answer':
            return { sql: inlined(answered.sql), rows: await rowsOf(runId), ms: took() };
        }
      } catch (error) {
        if (!(error instanceof AirError)) throw error;
        return { sql: null, clarify: error.message, error: error.code, ms: took() };
      }
    },
    async close() {
      for (const pending of opened.values()) await (await pending).source.close();
      await guard.close();
      rmSync(cacheDirectory, { recursive: true, force: true });
    },
  };
}

async function describePolicy(source: Source): Promise<GuardPolicy> {
  const { tables, defaultSchema } = await source.describe();
  const { defaultRows, statementBytes, statementDepth, statementCtes } = defaultLimits;
  const relations = tables.map(({ schema, name, columns }) => ({
    schema,
    name,
    isDefaultSchema: schema === null || schema === defaultSchema,
    columns: columns.map((column) => column.name),
    rowScope: [],
    maskedColumns: [],
    requiredTimeColumn: null,
  }));
  return {
    relations,
    defaultRows,
    maxRows: 100_000,
    maxSpanDays: null,
    statementBytes: statementBytes * 4,
    statementDepth,
    statementCtes,
  };
}

/** For reading only: the values where their placeholders stand. */
function inlined({ text, parameters }: GuardedSql): string {
  let next = 0;
  return text.replaceAll('?', () => literal(parameters[next++] ?? null));
}

function literal(value: SqlParameter): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return typeof value === 'boolean' ? String(Number(value)) : String(value);
}
