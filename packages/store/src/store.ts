import type { Agreement, Claims, Ir, ReportDefinition, SafetyReport, Visual } from '@air/contract';
import type { Cell, Column, DatasourceKind, Problem, SqlParameter } from '@air/core';
import type { AuditStore } from './types/audit.ts';
import type { ConversationStore } from './types/conversations.ts';
import type {
  ApiKeyStore,
  LinkStore,
  LoginAttemptStore,
  OrgStore,
  RoleLevel,
  RoleStore,
  SessionStore,
  UserStore,
} from './types/identity.ts';
import type { DocumentStore, VerifiedStore } from './types/knowledge.ts';
import type { ModelCallStore } from './types/model-calls.ts';
import type { Listed, Page } from './types/page.ts';
import type { PolicyStore } from './types/policies.ts';

export type * from './types/audit.ts';
export type * from './types/conversations.ts';
export type * from './types/identity.ts';
export type * from './types/knowledge.ts';
export type * from './types/model-calls.ts';
export type * from './types/page.ts';
export type * from './types/policies.ts';

/**
 * The control plane. Every call names the organisation it works for, so that no id of another can be reached by
 * guessing; what is not there throws `store.not_found`, a taken id `store.conflict`. Times are ISO 8601 in UTC.
 */
export interface Store {
  orgs: OrgStore;
  users: UserStore;
  roles: RoleStore;
  sessions: SessionStore;
  links: LinkStore;
  loginAttempts: LoginAttemptStore;
  apiKeys: ApiKeyStore;
  policies: PolicyStore;
  datasources: DatasourceStore;
  catalogs: CatalogStore;
  synonyms: SynonymStore;
  scopes: ScopeStore;
  reports: ReportStore;
  runs: RunStore;
  analyses: AnalysisStore;
  conversations: ConversationStore;
  documents: DocumentStore;
  verified: VerifiedStore;
  audit: AuditStore;
  modelCalls: ModelCallStore;
  runners: RunnerStore;
  /** Throws `store.unavailable` when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface DatasourceRecord {
  id: string;
  kind: DatasourceKind;
  /** Decrypted; leaves the store only towards a runner or a masking function. */
  dsn: string | null;
  basePath: string | null;
  displayName: string;
  isDefault: boolean;
  isFromConfig: boolean;
  isSample: boolean;
  health: DatasourceHealthRecord | null;
  /** Changes whenever the connection settings do. */
  revision: number;
  createdAt: string;
  updatedAt: string;
}

export interface DatasourceHealthRecord {
  ok: boolean;
  engine: string | null;
  latencyMs: number | null;
  warnings: string[];
  problem: Problem | null;
  checkedAt: string;
}

export type NewDatasource = Pick<
  DatasourceRecord,
  'id' | 'kind' | 'dsn' | 'basePath' | 'displayName' | 'isDefault' | 'isFromConfig' | 'isSample'
>;

export interface DatasourceStore {
  list(orgId: string): Promise<DatasourceRecord[]>;
  get(orgId: string, id: string): Promise<DatasourceRecord>;
  /** The default one, or the only one; null when neither exists. */
  getDefault(orgId: string): Promise<DatasourceRecord | null>;
  create(orgId: string, datasource: NewDatasource): Promise<DatasourceRecord>;
  /** Creates it or brings it in line with the configuration file. */
  upsert(orgId: string, datasource: NewDatasource): Promise<DatasourceRecord>;
  setHealth(orgId: string, id: string, health: DatasourceHealthRecord): Promise<void>;
  /**
   * Removes it with its catalog, notes, synonyms, policies and verified questions; documents about it stay, for who
   * reads all. Throws `datasource.in_use` while a live report is bound to it.
   */
  remove(orgId: string, id: string): Promise<void>;
}

export interface CatalogRecord {
  datasourceId: string;
  version: string;
  /** JSON text of the engine's `Catalog`; the store does not look inside. */
  json: string;
  learnedAt: string;
}

export interface SchemaNoteRecord {
  object: string;
  chunk: number;
  md: string;
  mdHash: string;
  createdAt: string;
}

export interface CatalogStore {
  get(orgId: string, datasourceId: string): Promise<CatalogRecord | null>;
  /** The version alone, to know whether a cached catalog still stands. */
  getVersion(orgId: string, datasourceId: string): Promise<string | null>;
  put(orgId: string, catalog: CatalogRecord): Promise<void>;
  notes(orgId: string, datasourceId: string): Promise<SchemaNoteRecord[]>;
  /** Writes notes whose hash is new, removes those of objects that are gone; tells how many were written. */
  putNotes(
    orgId: string,
    datasourceId: string,
    notes: Omit<SchemaNoteRecord, 'createdAt'>[],
  ): Promise<{ changed: number; unchanged: number; removed: number }>;
}

export interface SynonymRecord {
  id: string;
  phrase: string;
  /** JSON text of the engine's `Meaning`. */
  meaningJson: string;
  createdAt: string;
}

export interface SynonymStore {
  list(orgId: string, datasourceId: string): Promise<SynonymRecord[]>;
  /** The same phrase again replaces its meaning. */
  put(orgId: string, datasourceId: string, synonym: { phrase: string; meaningJson: string }): Promise<SynonymRecord>;
  remove(orgId: string, datasourceId: string, id: string): Promise<void>;
}

export interface ScopeRecord {
  id: string;
  createdBy: string;
  name: string;
  question: string;
  datasourceId: string;
  status: 'draft' | 'approved';
  latestVersion: number;
  createdAt: string;
  updatedAt: string;
}

export interface ScopeVersionRecord {
  id: string;
  scopeId: string;
  version: number;
  scopeMd: string;
  ir: Ir | null;
  approvedBy: string | null;
  approvedAt: string | null;
  createdAt: string;
}

export interface ScopeStore {
  list(orgId: string, filter: Page & { createdBy?: string }): Promise<Listed<ScopeRecord>>;
  get(orgId: string, id: string): Promise<ScopeRecord>;
  create(
    orgId: string,
    scope: {
      name: string;
      question: string;
      datasourceId: string;
      scopeMd: string;
      ir: Ir | null;
      createdBy: string;
    },
  ): Promise<{ scope: ScopeRecord; version: ScopeVersionRecord }>;
  /** First version first. */
  versions(orgId: string, scopeId: string): Promise<ScopeVersionRecord[]>;
  getVersion(orgId: string, versionId: string): Promise<ScopeVersionRecord>;
  addVersion(orgId: string, scopeId: string, version: { scopeMd: string; ir: Ir | null }): Promise<ScopeVersionRecord>;
  setIr(orgId: string, versionId: string, ir: Ir): Promise<ScopeVersionRecord>;
  approve(orgId: string, versionId: string, by: string): Promise<ScopeVersionRecord>;
}

export interface ReportRecord {
  id: string;
  key: string;
  title: string;
  owner: string;
  isArchived: boolean;
  latestVersion: number | null;
  /** Of the latest version. */
  datasourceId: string | null;
  lastRunId: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface ReportVersionRecord {
  id: string;
  reportKey: string;
  version: number;
  scopeVersionId: string | null;
  datasourceId: string | null;
  def: ReportDefinition;
  checksum: string;
  status: 'active' | 'superseded';
  createdAt: string;
}

export type NewReportVersion = Pick<ReportVersionRecord, 'scopeVersionId' | 'datasourceId' | 'def' | 'checksum'>;

export interface ReportStore {
  list(orgId: string, page: Page & { isArchived?: boolean }): Promise<Listed<ReportRecord>>;
  get(orgId: string, key: string): Promise<ReportRecord>;
  /** With its first versions when it is imported; all of it or nothing. */
  create(
    orgId: string,
    report: { key: string; title: string; owner: string },
    versions?: NewReportVersion[],
  ): Promise<ReportRecord>;
  archive(orgId: string, key: string): Promise<void>;
  /** First version first. */
  versions(orgId: string, key: string): Promise<ReportVersionRecord[]>;
  /** The latest when no number is given. */
  getVersion(orgId: string, key: string, version?: number): Promise<ReportVersionRecord>;
  addVersion(orgId: string, key: string, version: NewReportVersion): Promise<ReportVersionRecord>;
}

export type RunKind = 'query' | 'learn' | 'probe' | 'explain';
export type RunStatus = 'queued' | 'running' | 'succeeded' | 'failed' | 'canceled';

export interface RunSubject {
  userId: string;
  role: string;
  level: RoleLevel;
  claims: Claims;
}

/** An execution of anything, whatever asked for it. */
export interface RunRecord {
  id: string;
  orgId: string;
  kind: RunKind;
  status: RunStatus;
  datasourceId: string;
  reportKey: string | null;
  reportVersion: number | null;
  scopeVersionId: string | null;
  question: string | null;
  requestedBy: string;
  /** For whom the rows are read; the policy of the role as it stands when the run starts is applied to it. */
  subject: RunSubject;
  /** What the subject could see when the result was read; who may read it is decided by it. Null before the start. */
  accessFingerprint: string | null;
  /** The moment that relative times were counted from. */
  asOf: string;
  generator: 'compiler' | 'model' | 'person' | null;
  ir: Ir | null;
  /** What a person wrote or the compiler made; the guard runs again over it before it is executed. */
  sql: string | null;
  sqlParams: SqlParameter[];
  params: Record<string, unknown>;
  visuals: Visual[];
  safetyReport: SafetyReport | null;
  agreement: Agreement | null;
  limits: { maxRows: number; maxBytes: number; timeoutMs: number };
  progress: number | null;
  step: string | null;
  rowCount: number | null;
  byteCount: number | null;
  truncatedBy: 'rows' | 'bytes' | null;
  columns: Column[];
  /** What a `learn`, `probe` or `explain` run found, as JSON. */
  outcome: Record<string, unknown> | null;
  problem: Problem | null;
  cancelRequested: boolean;
  /** What the connector needs to end the query, stored before it starts. */
  engineHandle: string | null;
  runnerId: string | null;
  /** Rises with every claim; a write with an old one changes nothing. */
  fence: number;
  leaseUntil: string | null;
  queuedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  traceId: string;
}

export type NewRun = Pick<
  RunRecord,
  | 'kind'
  | 'datasourceId'
  | 'reportKey'
  | 'reportVersion'
  | 'scopeVersionId'
  | 'question'
  | 'requestedBy'
  | 'subject'
  | 'asOf'
  | 'generator'
  | 'ir'
  | 'sql'
  | 'sqlParams'
  | 'params'
  | 'visuals'
  | 'safetyReport'
  | 'limits'
  | 'traceId'
> & {
  /**
   * What the runner must know and nobody may read: `JSON.stringify(ProbeSettings)` of a connection that is tried
   * before it is stored. Encrypted until the run ends, then removed; never part of a record.
   */
  secret?: string | null;
};

/** The settings a `probe` run tries; without a secret it tries the stored datasource and writes its health. */
export interface ProbeSettings {
  kind: DatasourceKind;
  dsn: string | null;
  basePath: string | null;
}

export interface ClaimOptions {
  /** Runs of one datasource at a time; probes do not count. */
  maxPerDatasource?: number;
  /** Only runs of these kinds. */
  kinds?: RunKind[];
}

export interface RunEnd {
  accessFingerprint?: string;
  agreement?: Agreement;
  status: 'succeeded' | 'failed' | 'canceled';
  rowCount?: number;
  byteCount?: number;
  truncatedBy?: 'rows' | 'bytes' | null;
  columns?: Column[];
  outcome?: Record<string, unknown>;
  problem?: Problem;
  samples?: Cell[][];
}

export interface RunStore {
  create(orgId: string, run: NewRun): Promise<RunRecord>;
  get(orgId: string, id: string): Promise<RunRecord>;
  list(
    orgId: string,
    filter: Page & {
      status?: RunStatus;
      datasourceId?: string;
      reportKey?: string;
      kind?: RunKind;
      requestedBy?: string;
    },
  ): Promise<Listed<RunRecord>>;
  samples(orgId: string, id: string): Promise<Cell[][]>;
  /** The last succeeded run before this one of the same report, version, datasource, parameters and access. */
  previous(orgId: string, run: RunRecord): Promise<RunRecord | null>;
  /** Ends a queued run at once; asks the runner of a running one. Throws `run.not_cancelable` when it has ended. */
  requestCancel(orgId: string, id: string): Promise<RunRecord>;

  /** Takes the oldest queued run for a runner, in one statement: no two runners ever get the same. */
  claim(runnerId: string, leaseMs: number, options?: ClaimOptions): Promise<RunRecord | null>;
  /** The secret a run was created with, for the runner that holds it. */
  secretOf(id: string, fence: number): Promise<string | null>;
  /** Prolongs the leases of a runner and tells which of its runs should stop. */
  heartbeat(runnerId: string, leaseMs: number): Promise<{ canceled: string[] }>;
  /** The writes of a runner. Each holds for the fence it was claimed with: false when the run is no longer its own. */
  setHandle(id: string, fence: number, handle: string): Promise<boolean>;
  setProgress(
    id: string,
    fence: number,
    progress: { progress?: number; step?: string; rowCount?: number },
  ): Promise<boolean>;
  finish(id: string, fence: number, end: RunEnd): Promise<boolean>;
  /** Ends every running run whose lease is over as `failed` with `run.runner_lost`; returns them, each exactly once. */
  settleLost(): Promise<RunRecord[]>;
}

export interface AnalysisRecord {
  id: string;
  runId: string;
  modelUsed: string | null;
  rubricVersion: string;
  verdict: Record<string, unknown>;
  analysisMd: string;
  createdAt: string;
}

export interface AnalysisStore {
  put(orgId: string, analysis: Omit<AnalysisRecord, 'id' | 'createdAt'>): Promise<AnalysisRecord>;
  latest(orgId: string, runId: string): Promise<AnalysisRecord | null>;
}

export interface RunnerStore {
  /** Says that a runner is alive. */
  beat(runnerId: string): Promise<void>;
  /** Runners heard of within the last 15 seconds. */
  count(): Promise<number>;
  leave(runnerId: string): Promise<void>;
}
