import type {
  NewAudit,
  NewDatasource,
  NewDocument,
  NewReportVersion,
  NewRun,
  NewUser,
  RunRecord,
  Store,
} from '../src/index.ts';

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

export function newUser(change: Partial<NewUser> = {}): NewUser {
  return {
    username: 'ada',
    displayName: 'Ada',
    role: 'analyst',
    claims: { store_ids: [1, 2] },
    passwordHash: '$argon2id$v=19$secret',
    ...change,
  };
}

export function newAudit(change: Partial<NewAudit> = {}): NewAudit {
  return {
    id: 'ask_1',
    conversationId: 'conv_1',
    userId: 'user_1',
    correlationId: 'trace_1',
    question: 'Umsatz je Straße?',
    role: 'analyst',
    storeId: '1',
    allowedViews: ['orders'],
    datasourceId: 'sales',
    expiresAt: null,
    ...change,
  };
}

export function newDocument(change: Partial<NewDocument> = {}): NewDocument {
  return {
    name: 'Handbook',
    mediaType: 'text/plain',
    roles: null,
    datasourceId: null,
    byteCount: 100,
    uploadedBy: 'ada',
    embeddingModel: null,
    chunks: [{ text: 'Net revenue is what remains after returns.', embedding: null }],
    ...change,
  };
}

/** Users, roles and policies need their organisation to be there. */
export async function createOrgs(store: Store): Promise<void> {
  await store.orgs.create({ id: org, name: 'A' });
  await store.orgs.create({ id: otherOrg, name: 'B' });
}
