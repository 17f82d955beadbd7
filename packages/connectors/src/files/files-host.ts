import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { AirError, type Column, type RowBatch } from '@air/core';
import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBPreparedStatement,
  type DuckDBValue,
  StatementType,
  version,
} from '@duckdb/node-api';
import type { PlanWarning, SourceDescription } from '../connector.ts';
import type { EngineQuery } from '../embedded/protocol.ts';
import { type EmbeddedEngine, serveEngine } from '../embedded/serve-engine.ts';
import { type Build, buildTables } from './build.ts';
import { columnTypeOf, nativeName, toRows } from './cells.ts';
import { toAirError } from './errors.ts';
import { warnOfPlan } from './explain.ts';
import { literal } from './read-file.ts';
import { scanFiles, versionOf } from './scan.ts';

export interface FilesHostSettings {
  base: string;
  dsn: string | null;
  allowedExtensions: string[];
  inferRows: number;
  memoryLimitMb: number;
  cacheDirectory: string;
}

serveEngine((settings) => openEngine(settings as FilesHostSettings)); // sent by files/connector.ts

async function openEngine(settings: FilesHostSettings): Promise<EmbeddedEngine> {
  mkdirSync(settings.cacheDirectory, { recursive: true });
  const file = await prepareDatabase(settings);
  const connection = await openLocked(file, settings);
  return {
    async test() {
      const build = await readBuild(connection);
      const [broken] = build.skipped;
      if (build.tables.length === 0 && broken) {
        throw new AirError('connector.file_corrupt', `no file can be read: ${broken.name} ${broken.reason}`);
      }
      return { engine: `DuckDB ${version().replace(/^v/, '')}`, warnings: [] };
    },
    describe: () => describe(connection),
    explain: (query) => explain(connection, query),
    query: (query) => streamRows(connection, query),
    interrupt: () => connection.interrupt(),
    toAirError,
  };
}

/** A database of views over Parquet files. It is made once for each state of the folder and opened read-only. */
async function prepareDatabase(settings: FilesHostSettings): Promise<string> {
  const scan = scanFiles(settings.base, settings.allowedExtensions);
  const file = join(settings.cacheDirectory, `${versionOf(scan)}.duckdb`);
  if (existsSync(file)) return file;

  const unfinished = `${file}.${process.pid}`;
  const instance = await DuckDBInstance.create(unfinished, engineOptions(settings));
  const connection = await instance.connect();
  await connection.run(`SET TimeZone = 'UTC'`);
  const build = await buildTables(connection, scan, settings);
  await connection.run('CREATE SCHEMA air_catalog; CREATE TABLE air_catalog.build (document VARCHAR)');
  await connection.run('INSERT INTO air_catalog.build VALUES ($1)', [JSON.stringify(build)]);
  for (const table of build.tables) {
    const list = table.parquet.map(literal).join(', ');
    await connection.run(`CREATE VIEW "${table.name}" AS SELECT * FROM read_parquet([${list}], union_by_name = true)`);
  }
  await connection.run('CHECKPOINT');
  connection.closeSync();
  instance.closeSync();
  renameSync(unfinished, file);
  return file;
}

/** After this the session reaches the Parquet files of its tables and nothing else, and no setting can be changed. */
async function openLocked(file: string, settings: FilesHostSettings): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(file, { ...engineOptions(settings), access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const build = await readBuild(connection);
  const parquet = build.tables.flatMap((table) => table.parquet);
  await connection.run(`SET TimeZone = 'UTC'`);
  if (parquet.length > 0) await connection.run(`SET allowed_paths = [${parquet.map(literal).join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  return connection;
}

function engineOptions(settings: FilesHostSettings): Record<string, string> {
  return {
    memory_limit: `${Math.max(64, Math.floor(settings.memoryLimitMb * 0.75))}MB`,
    threads: '2',
    temp_directory: join(settings.cacheDirectory, 'spill'),
    max_temp_directory_size: '4GB',
    autoinstall_known_extensions: 'false',
    preserve_insertion_order: 'true',
  };
}

async function readBuild(connection: DuckDBConnection): Promise<Build> {
  const answer = await connection.runAndReadAll('SELECT document FROM air_catalog.build');
  return JSON.parse(String(answer.getRows()[0]?.[0])) as Build; // written by prepareDatabase
}

async function describe(connection: DuckDBConnection): Promise<SourceDescription> {
  const build = await readBuild(connection);
  const answer = await connection.runAndReadAll(
    `SELECT table_name, column_name, data_type FROM duckdb_columns()
     WHERE database_name = current_database() AND schema_name = 'main' AND NOT internal ORDER BY table_oid, column_index`,
  );
  const columns = answer.getRows().map((row) => row.map(String));
  return {
    defaultSchema: 'main',
    tables: build.tables.map((table) => ({
      schema: 'main',
      name: table.name,
      kind: 'file',
      comment: table.comment,
      rowCount: table.rowCount,
      columns: columns
        .filter(([name]) => name === table.name)
        .map(([, name = '', native = '']) => ({
          name,
          type: columnTypeOf(native),
          nativeType: native,
          nullable: true,
          comment: null,
        })),
      primaryKey: [],
      uniqueKeys: [],
      indexes: [],
      hypertableTimeColumn: null,
    })),
    foreignKeys: [],
    skipped: build.skipped,
  };
}

async function* streamRows(connection: DuckDBConnection, query: EngineQuery): AsyncGenerator<RowBatch> {
  const prepared = await prepareSelect(connection, query);
  try {
    yield* rowsOf(prepared);
  } finally {
    prepared.destroySync(); // the collector does not see how much memory the engine holds for it
  }
}

async function* rowsOf(prepared: DuckDBPreparedStatement): AsyncGenerator<RowBatch> {
  const result = await prepared.stream();
  const natives = result.columnTypes().map(nativeName);
  const columns = result.columnNames().map((name, index): Column => {
    const nativeType = natives[index] ?? '';
    return { name, type: columnTypeOf(nativeType), nativeType };
  });
  let isFirst = true;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    isFirst = false;
    yield { columns, rows: toRows(chunk, natives) };
  }
  if (isFirst) yield { columns, rows: [] };
}

/** One SELECT and nothing else: COPY, ATTACH, SET, CALL and the like have statement types of their own. */
async function prepareSelect(connection: DuckDBConnection, query: EngineQuery): Promise<DuckDBPreparedStatement> {
  const statements = await connection.extractStatements(query.text);
  if (statements.count !== 1) throw new AirError('connector.query_failed', 'more than one statement');
  const prepared = await statements.prepare(0);
  if (prepared.statementType !== StatementType.SELECT) {
    prepared.destroySync();
    throw new AirError('connector.write_refused', 'the session runs SELECT only');
  }
  prepared.bind(query.parameters.map((value): DuckDBValue => value));
  return prepared;
}

async function explain(connection: DuckDBConnection, query: EngineQuery): Promise<PlanWarning[]> {
  (await prepareSelect(connection, query)).destroySync();
  const answer = await connection.runAndReadAll(`EXPLAIN (FORMAT json) ${query.text}`, [...query.parameters]);
  return warnOfPlan(String(answer.getRows()[0]?.[1] ?? '[]'));
}
