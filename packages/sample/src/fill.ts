import { AirError, type Dialect } from '@air/core';
import { spanUpTo } from './days.ts';
import { electricityRows } from './energy-rows.ts';
import { type TableRow, retailRows } from './retail-rows.ts';
import {
  type SampleDialect,
  createStatements,
  indexStatements,
  literal,
  sampleDialects,
  sampleName,
} from './sample-dialect.ts';
import { type SampleRow, type SampleTable, measurements, retailTables } from './tables.ts';

/** Runs one statement on an engine that the sample data is put into. */
export interface Executor {
  execute(statement: string): Promise<unknown>;
}

export interface FillOptions {
  asOf: Date;
  seed?: number;
  /** 1 gives about 200,000 order lines; 50 about ten million. */
  scale?: number;
  /** Both when left out. */
  parts?: ('retail' | 'energy')[];
}

const rowsAStatement = 1_000;

/** Creates the sample tables in a database and fills them by statements of many rows, in memory that stays small. */
export async function fill(
  dialect: Dialect,
  executor: Executor,
  options: FillOptions,
): Promise<Record<string, number>> {
  if (dialect === 'duckdb') {
    throw new AirError('sql.unsupported', 'sample data for DuckDB are files', { hint: 'use makeSampleData' });
  }
  const { asOf, seed = 1, scale = 1, parts = ['retail', 'energy'] } = options;
  const span = spanUpTo(asOf);
  const counts: Record<string, number> = {};
  if (parts.includes('retail')) {
    Object.assign(
      counts,
      await fillTables(sampleDialects[dialect], executor, retailTables, retailRows({ span, seed, scale })),
    );
  }
  if (parts.includes('energy')) {
    const rows = electricityAsTable({ span, seed });
    Object.assign(counts, await fillTables(sampleDialects[dialect], executor, [measurements], rows));
  }
  return counts;
}

function* electricityAsTable(options: Parameters<typeof electricityRows>[0]): Generator<TableRow> {
  for (const row of electricityRows(options)) yield { table: measurements.name, row };
}

async function fillTables(
  dialect: SampleDialect,
  executor: Executor,
  tables: SampleTable[],
  rows: Generator<TableRow>,
): Promise<Record<string, number>> {
  for (const table of tables)
    for (const statement of createStatements(table, dialect)) await executor.execute(statement);

  const waiting = new Map(tables.map((table) => [table.name, { table, rows: [] as SampleRow[], count: 0 }]));
  const flush = async (): Promise<void> => {
    for (const part of waiting.values()) {
      if (part.rows.length > 0) await executor.execute(insertStatement(part.table, part.rows, dialect));
      part.rows = [];
    }
  };
  for (const { table, row } of rows) {
    const part = waiting.get(table);
    if (!part) continue;
    part.count += 1;
    if (part.rows.push(row) >= rowsAStatement) await flush(); // all of them: parents must be there before their children
  }
  await flush();
  for (const table of tables) {
    const name = sampleName(table, dialect);
    for (const statement of [...indexStatements(table, dialect), ...dialect.after(table, name)])
      await executor.execute(statement);
  }
  return Object.fromEntries([...waiting.values()].map(({ table, count }) => [table.name, count]));
}

function insertStatement(table: SampleTable, rows: SampleRow[], dialect: SampleDialect): string {
  const types = table.columns.map(({ type }) => type);
  const tuples = rows.map((row) => {
    return `(${row.map((value, index) => literal(value, types[index] ?? 'text', dialect)).join(',')})`;
  });
  return `INSERT INTO ${sampleName(table, dialect)} VALUES ${tuples.join(',')}`;
}
