import type { NewDatasource, NewReportVersion, NewRun, RunRecord, Store } from '../src/index.ts';

export const org = 'org-a';
export const otherOrg = 'org-b';

export function newDatasource(change: Partial<NewDatasource> = {}): NewDatasource {
  return {
    id: 'sales',
    kind: 'postgres',
    dsn: 'postgres://reader:hunter2@db/sales',
    basePath: null,
    displayName: 'Sales',
    isDefault: false,
    isFromConfig: false,
    isSample: false,
    ...change,
  };
}

export function newRun(change: Partial<NewRun> = {}): NewRun {
  return {
    kind: 'query',
    datasourceId: 'sales',
    reportKey: null,
    reportVersion: null,
    scopeVersionId: null,
    question: 'how many?',
    requestedBy: 'ada',
    subject: { userId: 'ada', role: 'analyst', level: 'analyst', claims: { store_ids: [1, 2] } },
    asOf: '2026-01-31T12:00:00.000Z',
    generator: 'person',
    ir: null,
    sql: 'select 1',
    sqlParams: [1, 'two', null, true],
    params: { region: ['north', 'south'] },
    visuals: [{ type: 'table' }],
    safetyReport: null,
    limits: { maxRows: 10, maxBytes: 1_000, timeoutMs: 5_000 },
    traceId: 'trace_1',
    ...change,
  };
}

export function newVersion(change: Partial<NewReportVersion> = {}): NewReportVersion {
  return {
    scopeVersionId: null,
    datasourceId: null,
    def: {
      version: '1',
      sql: 'select 1',
      params: { exposed: [], schema: {}, defaults: {} },
      visuals: [],
      notes: '',
    },
    checksum: 'sum',
    ...change,
  };
}

/** Takes the next run and fails the test when there is none. */
export async function claim(store: Store, runnerId = 'runner-1', leaseMs = 15_000): Promise<RunRecord> {
  const run = await store.runs.claim(runnerId, leaseMs);
  if (!run) throw new Error('nothing to claim');
  return run;
}
