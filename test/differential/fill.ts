import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { DatabaseSync } from '@photostructure/sqlite';
import mysql from 'mysql2/promise';
import pg from 'pg';
import type { TableData, Value, ValueType } from './dataset.ts';

type TypeNames = Record<ValueType, string>;

const postgresTypes: TypeNames = {
  integer: 'integer',
  bigint: 'bigint',
  decimal: 'numeric(14,4)',
  double: 'double precision',
  text: 'text',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  timestamptz: 'timestamptz',
};
const mysqlTypes: TypeNames = {
  ...postgresTypes,
  decimal: 'decimal(14,4)',
  double: 'double',
  text: 'varchar(100)',
  timestamp: 'datetime',
  timestamptz: 'timestamp',
};
const sqliteTypes: TypeNames = { ...postgresTypes, double: 'real', timestamp: 'datetime', timestamptz: 'datetime' };
const duckdbTypes: TypeNames = { ...postgresTypes, double: 'double' };

export async function fillPostgres(
  dsn: string,
  tables: readonly TableData[],
  extra: readonly string[] = [],
): Promise<void> {
  const client = new pg.Client({ connectionString: dsn });
  await client.connect();
  try {
    await client.query("set timezone = 'UTC'");
    for (const statement of [...extra, ...statementsFor(tables, postgresTypes, '"')]) await client.query(statement);
  } finally {
    await client.end();
  }
}

export async function fillMysql(dsn: string, tables: readonly TableData[]): Promise<void> {
  const connection = await mysql.createConnection({ uri: dsn, timezone: 'Z', charset: 'utf8mb4' });
  try {
    await connection.query("set time_zone = '+00:00', sql_mode = concat(@@sql_mode, ',NO_BACKSLASH_ESCAPES')");
    for (const statement of statementsFor(tables, mysqlTypes, '`')) await connection.query(statement);
  } finally {
    await connection.end();
  }
}

export function fillSqlite(path: string, tables: readonly TableData[]): void {
  const database = new DatabaseSync(path);
  for (const statement of statementsFor(tables, sqliteTypes, '"')) database.exec(statement);
  database.close();
}

/** Parquet, which knows types but neither keys nor relationships. */
export async function fillFiles(directory: string, tables: readonly TableData[]): Promise<void> {
  mkdirSync(directory, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run("set timezone = 'UTC'");
  for (const statement of statementsFor(tables, duckdbTypes, '"')) await connection.run(statement);
  for (const { name } of tables)
    await connection.run(`copy "${name}" to '${join(directory, `${name}.parquet`)}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
}

function statementsFor(tables: readonly TableData[], types: TypeNames, quote: string): string[] {
  return tables.flatMap(({ name, columns, primaryKey, references, rows }) => {
    const lines = columns.map(
      (column) => `${quote}${column.name}${quote} ${types[column.type]}${column.isRequired ? ' not null' : ''}`,
    );
    if (primaryKey.length > 0) lines.push(`primary key (${primaryKey.join(', ')})`);
    // Parquet keeps no keys.
    for (const { column, table } of types === duckdbTypes ? [] : references)
      lines.push(`foreign key (${column}) references ${table} (id)`);
    const values = rows.map(
      (row) => `(${row.map((value, index) => literal(value, columns[index]?.type ?? 'text', types)).join(', ')})`,
    );
    return [`create table ${name} (${lines.join(', ')})`, `insert into ${name} values ${values.join(', ')}`];
  });
}

function literal(value: Value, type: ValueType, types: TypeNames): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return types === sqliteTypes ? String(Number(value)) : String(value);
  if (type === 'integer' || type === 'bigint' || type === 'decimal' || type === 'double') return String(value);
  const zone = type === 'timestamptz' && types !== mysqlTypes && types !== sqliteTypes ? '+00' : '';
  return `'${String(value).replaceAll("'", "''")}${zone}'`;
}
