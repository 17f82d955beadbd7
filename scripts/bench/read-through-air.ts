import { connectors } from '@air/connectors';
import { AirError, dialectOf } from '@air/core';
import { type GuardPolicy, openGuard } from '@air/engine/guard';
import { readingColumns, readingsText, type StreamJob } from './stream-job.ts';

/** Reads the rows as a runner does: guarded, in batches. Calls back when only the reading is left to do. */
export async function readThroughAir({ kind, dsn, cacheDirectory }: StreamJob, onReady: () => void): Promise<number> {
  const source = await connectors[kind].open({
    datasourceId: 'bench',
    dsn: kind === 'files' ? null : dsn,
    basePath: kind === 'files' ? dsn : null,
    allowedExtensions: ['.parquet'],
    inferRows: 1_000,
    poolSize: 2,
    memoryLimitMb: 2_048,
    cacheDirectory,
  });
  const guard = openGuard();
  try {
    const { tables } = await source.describe();
    const schema = tables.find(({ name }) => name === 'readings')?.schema ?? null;
    const statement = { dialect: dialectOf(kind), text: readingsText, parameters: [] };
    const verdict = await guard.check(statement, policyOf(schema));
    if (!verdict.isAllowed) throw new AirError('internal.bug', verdict.report.findings[0]?.message ?? 'refused');
    onReady();
    let rows = 0;
    const options = { signal: new AbortController().signal, timeoutMs: 300_000 };
    for await (const batch of source.query(verdict.sql, options)) rows += batch.rows.length;
    return rows;
  } finally {
    await guard.close();
    await source.close();
  }
}

function policyOf(schema: string | null): GuardPolicy {
  return {
    relations: [
      {
        schema,
        name: 'readings',
        isDefaultSchema: true,
        columns: readingColumns,
        rowScope: [],
        maskedColumns: [],
        requiredTimeColumn: null,
      },
    ],
    defaultRows: 2_000_000,
    maxRows: 2_000_000,
    maxSpanDays: null,
    statementBytes: 10_000,
    statementDepth: 50,
    statementCtes: 5,
  };
}
