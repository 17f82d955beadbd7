import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import pg from 'pg';
import { connectors, type SourceDescription } from '@air/connectors';
import type { RelationRule } from '@air/contract';
import { AirError, type Cell, defaultLimits } from '@air/core';
import { type GuardPolicy, openGuard } from '@air/engine/guard';
import type { Catalog, CatalogTable } from '@air/engine/learn';
import { guardPolicyOf, resolveAccess } from '@air/engine/policy';
import type { FixtureDescription } from './fixtures.ts';

/** What `score.mjs` hands over: the statement and the policy of the corpus. */
interface Entry {
  id: string;
  sql: string;
  policy: CorpusPolicy;
}

interface CorpusPolicy {
  role: string;
  allowed_views: string[];
  claims: { org_id: number; store_ids: number[] };
  row_scope: { column: string; views: string[] };
  time_policy: Record<string, { column: string; required: boolean; max_span_days: number }>;
  max_rows: number;
  statement_timeout_ms: number;
}

interface Outcome {
  outcome: 'denied' | 'rows' | 'timeout' | 'error';
  rows?: Cell[][];
  code?: string;
  message?: string;
}

const fixture = JSON.parse(process.env['AIR_EVAL_FIXTURE'] ?? '{}') as FixtureDescription; // written by eval-guard.ts
const cacheDirectory = join(tmpdir(), `air-eval-guard-cache-${process.pid}`);
mkdirSync(cacheDirectory, { recursive: true });
const guard = openGuard();
const source = await connectors[fixture.kind].open({
  datasourceId: 'guard-corpus',
  dsn: fixture.dsn,
  basePath: fixture.basePath,
  allowedExtensions: ['.parquet'],
  inferRows: 10_000,
  poolSize: 2,
  memoryLimitMb: 512,
  cacheDirectory,
});
const description = await source.describe();

const refusedBy = { guard: 0, engine: [] as string[] };
const checkMs: number[] = [];

export async function run({ id, sql, policy }: Entry): Promise<Outcome> {
  const started = performance.now();
  const verdict = await guard.check({ dialect: fixture.dialect, text: sql, parameters: [] }, policyOf(policy));
  checkMs.push(performance.now() - started);
  if (!verdict.isAllowed) {
    refusedBy.guard += 1;
    const [finding] = verdict.report.findings;
    return { outcome: 'denied', code: finding?.rule ?? '', message: finding?.message ?? '' };
  }
  try {
    const rows: Cell[][] = [];
    const options = { signal: new AbortController().signal, timeoutMs: policy.statement_timeout_ms };
    for await (const batch of source.query(verdict.sql, options)) {
      const types = batch.columns.map((column) => column.nativeType);
      rows.push(...batch.rows.map((row) => row.map((cell, index) => comparable(cell, types[index] ?? ''))));
    }
    return { outcome: 'rows', rows };
  } catch (error) {
    if (!(error instanceof AirError)) return { outcome: 'error', message: String(error) };
    if (error.code === 'run.timeout') return { outcome: 'timeout', code: error.code };
    refusedBy.engine.push(`${id} ${error.code} ${error.message}`);
    return { outcome: 'denied', code: error.code, message: error.message };
  }
}

/** The corpus was recorded with drivers that give intervals and arrays of PostgreSQL as objects; AIR gives texts. */
function comparable(cell: Cell, nativeType: string): Cell {
  if (typeof cell !== 'string' || fixture.dialect !== 'postgres') return cell;
  if (/^\{[-\d.,]*\}$/.test(cell) && nativeType !== 'text') return cell.replace('{', '[').replace('}', ']');
  const match =
    nativeType === 'interval'
      ? /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(cell)
      : null;
  if (!match) return cell;
  const names = ['years', 'months', 'days', 'hours', 'minutes', 'seconds'];
  return JSON.stringify(
    Object.fromEntries(names.flatMap((name, index) => (match[index + 1] ? [[name, Number(match[index + 1])]] : []))),
  );
}

let policyCache: GuardPolicy | null = null;

/** The policy of the corpus as an administrator would write it, resolved for its analyst by what the program itself uses. */
function policyOf(corpus: CorpusPolicy): GuardPolicy {
  policyCache ??= guardPolicyOf(
    resolveAccess({
      catalog: catalogOf(corpus, description),
      subject: { userId: 'corpus', role: corpus.role, level: 'analyst', claims: corpus.claims },
      policy: { relations: corpus.allowed_views.map((view) => ruleOf(view, corpus)), session: [] },
    }),
    {
      ...defaultLimits,
      defaultRows: corpus.max_rows,
      maxRows: corpus.max_rows,
      maxSpanDays: Math.min(...Object.values(corpus.time_policy).map((rule) => rule.max_span_days)),
    },
  );
  return policyCache;
}

function ruleOf(view: string, { row_scope: scope }: CorpusPolicy): RelationRule {
  const rows = scope.views.includes(view)
    ? [{ column: scope.column, claim: 'store_ids', unless: 'is_all_stores' }]
    : [];
  return { relation: view, rows, masked: [] };
}

/** Everything the engine described, as a catalog: the relations that the policy leaves out are in it. */
function catalogOf(corpus: CorpusPolicy, { tables, defaultSchema }: SourceDescription): Catalog {
  return {
    datasourceId: 'guard-corpus',
    dialect: fixture.dialect,
    version: '1',
    learnedAt: new Date().toISOString(),
    tables: tables.map((table): CatalogTable => {
      const isDefault = table.schema === null || table.schema === defaultSchema;
      const timeColumn = (isDefault && corpus.time_policy[table.name]?.column) || null;
      return {
        ...table,
        name: isDefault ? table.name : `${table.schema}.${table.name}`,
        sqlName: table.name,
        columns: table.columns.map((column) => ({
          ...column,
          role: 'other',
          stats: null,
          values: null,
          sensitivity: 'none',
        })),
        timeColumn,
        isTimeSeries: timeColumn !== null,
        labelColumns: [],
        hash: '',
      };
    }),
    relationships: [],
  };
}

/** A hash over everything the data source holds, and over the files that statements try to write. */
export async function stateHash(): Promise<string> {
  if (checkMs.length > 0) printSummary();
  const hash = createHash('sha256');
  for (const part of [...(await dataState()), ...filesUnder('/tmp/air_guard')]) hash.update(part);
  return hash.digest('hex');
}

function printSummary(): void {
  const sorted = checkMs.toSorted((left, right) => left - right);
  const quantile = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
  console.log(
    `guard: p50 ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms; refused ${refusedBy.guard}; left to the engine ${refusedBy.engine.length}`,
  );
  for (const line of refusedBy.engine) console.log(`ENGINE ${line}`);
}

async function dataState(): Promise<string[]> {
  switch (fixture.dialect) {
    case 'sqlite':
      return [readFileSync(fixture.dsn ?? '', 'latin1')];
    case 'duckdb':
      return filesUnder(fixture.basePath ?? '');
    case 'postgres':
      return postgresState();
    case 'mysql':
      return mysqlState();
  }
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isFile() ? [name, readFileSync(path, 'latin1')] : [name];
    });
}

async function postgresState(): Promise<string[]> {
  const client = new pg.Client({ connectionString: fixture.dsn ?? '' });
  await client.connect();
  const objects = await client.query<{ state: string }>(
    `SELECT json_agg(o ORDER BY o)::text AS state FROM (
       SELECT concat('class ', oid, relname, relkind, reloptions) FROM pg_class WHERE relnamespace::regnamespace::text NOT LIKE 'pg_%'
       UNION ALL SELECT concat('proc ', oid, proname) FROM pg_proc WHERE pronamespace::regnamespace::text NOT LIKE 'pg_%'
       UNION ALL SELECT concat('role ', rolname, rolsuper) FROM pg_roles
       UNION ALL SELECT concat('lo ', oid) FROM pg_largeobject_metadata
       UNION ALL SELECT concat('slot ', slot_name) FROM pg_replication_slots) AS t(o)`,
  );
  const parts = [objects.rows[0]?.state ?? ''];
  const tables = await client.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'm', 'S') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') ORDER BY 1`,
  );
  for (const { name } of tables.rows) {
    const rows = await client.query<{ state: string }>(
      `SELECT md5(string_agg(r::text, '|' ORDER BY r::text)) AS state FROM (SELECT * FROM ${name}) r`,
    );
    parts.push(name, rows.rows[0]?.state ?? '');
  }
  await client.end();
  return parts;
}

/** Other suites may use the same server at the same time: their databases are left out. */
async function mysqlState(): Promise<string[]> {
  const connection = await createConnection({ uri: fixture.dsn ?? '', rowsAsArray: true });
  const parts: string[] = [];
  const read = async (sql: string): Promise<unknown[][]> => {
    const [rows] = await connection.query<RowDataPacket[][]>(sql);
    return rows;
  };
  const tables = await read(
    `SELECT table_schema, table_name, table_type FROM information_schema.tables
     WHERE table_schema NOT IN ('information_schema', 'performance_schema', 'mysql', 'sys')
     AND (table_schema = database() OR table_schema NOT LIKE 'air\\_test\\_%') ORDER BY 1, 2`,
  );
  for (const [schema, name, type] of tables) {
    parts.push(`${String(schema)}.${String(name)} ${String(type)}`);
    if (type === 'BASE TABLE')
      parts.push(JSON.stringify(await read(`CHECKSUM TABLE \`${String(schema)}\`.\`${String(name)}\``)));
  }
  parts.push(
    JSON.stringify(
      await read('SELECT routine_name FROM information_schema.routines WHERE routine_schema = database() ORDER BY 1'),
    ),
  );
  parts.push(JSON.stringify(await read(`SELECT user, host FROM mysql.user WHERE user NOT LIKE 'air%' ORDER BY 1, 2`)));
  await connection.end();
  return parts;
}
