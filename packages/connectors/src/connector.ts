import type { ColumnType, DatasourceKind, Dialect, GuardedSql, RowBatch, SessionSetting } from '@air/core';

/** One kind of database. A folder holds it; the driver is loaded when the first source is opened. */
export interface Connector {
  kind: DatasourceKind;
  dialect: Dialect;
  /** Connects nothing yet that could fail slowly: the first use of the source does. */
  open(settings: SourceSettings): Promise<Source>;
}

export interface SourceSettings {
  datasourceId: string;
  /** Connection string, in the form usual for the kind (see docs/adding-a-connector.md). Null for files. */
  dsn: string | null;
  /** Folder of a `files` source; nothing outside it is ever read. */
  basePath: string | null;
  /** Extensions of files that count, with the dot. */
  allowedExtensions: string[];
  /** Rows that type inference of text files may look at. */
  inferRows: number;
  poolSize: number;
  /** For engines in a child process. */
  memoryLimitMb: number;
  /** Where an embedded engine may keep what it derives, such as Parquet made from CSV. */
  cacheDirectory: string;
}

/** An open datasource. Every error it throws is an `AirError` of the `connector` or `run` stage. */
export interface Source {
  readonly dialect: Dialect;
  /** Proves that the source answers; tells what the login may do beyond reading. Throws when it cannot be reached. */
  test(signal?: AbortSignal): Promise<SourceTest>;
  describe(signal?: AbortSignal): Promise<SourceDescription>;
  /**
   * Runs one guarded statement in a read-only session and yields batches. When the consumer stops early, the signal
   * aborts or the time is up, the query ends on the server too before this returns or throws
   * (`run.canceled`, `run.timeout`). At most `sql.maxRows` rows come; the caller learns of a cut through `onEnd`.
   */
  query(sql: GuardedSql, options: QueryOptions): AsyncIterable<RowBatch>;
  /** The engine's own plan, reduced to what a person should be warned of. */
  explain(sql: GuardedSql, options?: ExplainOptions): Promise<PlanWarning[]>;
  /** Ends a query that some process, perhaps a lost one, started. False when it was not running any more. */
  cancel(handle: string): Promise<boolean>;
  close(): Promise<void>;
}

export interface QueryOptions {
  signal: AbortSignal;
  timeoutMs: number;
  batchRows?: number;
  /** Set for this statement alone, before it; engines without row security of their own ignore them. */
  settings?: SessionSetting[];
  /** Called with what `cancel` needs before the statement is sent to the engine; awaited. */
  onHandle?: (handle: string) => void | Promise<void>;
  onEnd?: (end: { isTruncated: boolean }) => void;
}

interface ExplainOptions {
  signal?: AbortSignal;
  settings?: SessionSetting[];
}

export interface SourceTest {
  /** `PostgreSQL 15.20`, `DuckDB 1.5.6`. */
  engine: string;
  latencyMs: number;
  /** What the login could do beyond reading: `is a superuser`, `may write 12 tables`. Empty is as it should be. */
  warnings: string[];
}

export interface PlanWarning {
  rule: 'full_scan' | 'large_estimate' | 'no_index' | 'cartesian_product';
  message: string;
  estimatedRows: number | null;
}

/** The structure of a source as its engine tells it, before AIR adds what it finds out by looking at the data. */
export interface SourceDescription {
  /** The schema that unqualified names mean, when the dialect has schemas. */
  defaultSchema: string | null;
  tables: DescribedTable[];
  foreignKeys: DescribedForeignKey[];
  /** Objects that were found and could not be read, with the reason. */
  skipped: { name: string; reason: string }[];
}

export interface DescribedTable {
  schema: string | null;
  name: string;
  kind: 'table' | 'view' | 'file';
  comment: string | null;
  /** Exact or the engine's estimate; null when neither is cheap. */
  rowCount: number | null;
  columns: DescribedColumn[];
  primaryKey: string[];
  uniqueKeys: string[][];
  indexes: string[][];
  /** The time column of a hypertable. */
  hypertableTimeColumn: string | null;
}

export interface DescribedColumn {
  name: string;
  type: ColumnType;
  nativeType: string;
  nullable: boolean;
  comment: string | null;
}

export interface DescribedForeignKey {
  fromSchema: string | null;
  fromTable: string;
  fromColumns: string[];
  toSchema: string | null;
  toTable: string;
  toColumns: string[];
}
