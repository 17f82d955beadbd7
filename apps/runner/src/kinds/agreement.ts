import type { Agreement, Ir, ParameterValues, SafetyReport } from '@air/contract';
import { AirError, type Cell } from '@air/core';
import { type Access, guardPolicyOf } from '@air/engine/policy';
import { type ComparedResult, compareResults } from '@air/engine/qa';
import { compile, type CompiledQuery } from '@air/engine/sql';
import type { DatasourceRecord } from '@air/store';
import type { Work } from '../work.ts';

const sampleRows = 1_000;
const maxWrittenRows = 20_000;
const leastMs = 5_000;

export interface WrittenResult {
  datasource: DatasourceRecord;
  access: Access;
  report: SafetyReport;
  rowCount: number;
  truncatedBy: 'rows' | 'bytes' | null;
  elapsedMs: number;
}

/**
 * Where a model wrote the SQL, asks the compiler's query for the same IR too, under the same access, and says whether
 * both give the same rows. Null where no model wrote anything. It never fails the run: what cannot be compared says why.
 */
export async function checkAgreement(work: Work, written: WrittenResult): Promise<Agreement | null> {
  const { run, log } = work;
  if (run.generator !== 'model') return null;
  if (run.ir === null) return notChecked('there is no IR that AIR could write its own query for');
  if (written.rowCount > maxWrittenRows)
    return notChecked(`the result has more than ${maxWrittenRows.toLocaleString('en-US')} rows`);
  work.tellProgress({ step: 'comparing with AIR’s own query' });
  try {
    return await compare(work, run.ir, written);
  } catch (error) {
    if (work.signal.aborted) throw error;
    if (!(error instanceof AirError)) log.error({ err: error }, 'the results could not be compared');
    return notChecked(
      error instanceof AirError
        ? `AIR's own query did not succeed: ${error.message}`
        : 'something went wrong inside AIR',
    );
  }
}

async function compare(work: Work, ir: Ir, written: WrittenResult): Promise<Agreement> {
  const { run, tools } = work;
  const params = run.params as ParameterValues; // checked against this type when the run was asked for
  const query = compile({ ir, catalog: written.access.catalog, params, asOf: new Date(run.asOf) });
  const compiled = await ask(work, query, written);
  const stored = await tools.results.readPage(run.id, 0, maxWrittenRows);
  const { rowCount, truncatedBy, report } = written;
  const isLimited = report.row_limit !== null && report.row_limit !== ir.limit && rowCount >= report.row_limit;
  return compareResults({
    compiled,
    written: {
      columns: stored.columns.map(({ name }) => name),
      rows: stored.rows,
      isCut: truncatedBy !== null || isLimited,
    },
    orderedBy: orderedBy(ir, query),
    limit: ir.limit ?? null,
  });
}

async function ask(
  { run, tools, signal }: Work,
  { statement, columns }: CompiledQuery,
  { access, datasource, elapsedMs }: WrittenResult,
): Promise<ComparedResult> {
  const limits = { ...tools.limits, defaultRows: sampleRows, maxRows: sampleRows };
  const verdict = await tools.guard.check(statement, guardPolicyOf(access, limits));
  if (!verdict.isAllowed) {
    const { message } = verdict.report.findings.find(({ level }) => level === 'refused') ?? {};
    throw new AirError('guard.construct_denied', message ?? 'it was refused');
  }
  const timeoutMs = Math.min(run.limits.timeoutMs, Math.max(leastMs, 3 * elapsedMs));
  const rows: Cell[][] = [];
  await tools.pool.use({ orgId: run.orgId, datasource }, async (source) => {
    for await (const batch of source.query(verdict.sql, { signal, timeoutMs, settings: access.settings }))
      rows.push(...batch.rows);
  });
  return { columns: columns.map(({ name }) => name), rows, isCut: rows.length >= sampleRows };
}

/** The column of the result that the IR sorts by first, when it is shown. */
function orderedBy({ order }: Ir, { columns }: CompiledQuery): string | null {
  const [first] = order ?? [];
  if (!first) return null;
  const bare = first.field.slice(first.field.lastIndexOf('.') + 1);
  return (
    columns.find(({ name }) => name === first.field)?.name ?? columns.find(({ name }) => name === bare)?.name ?? null
  );
}

const notChecked = (message: string): Agreement => ({ state: 'not_checked', message });
