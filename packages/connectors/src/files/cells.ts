import type { Cell, ColumnType } from '@air/core';
import type { DuckDBDataChunk, DuckDBType } from '@duckdb/node-api';
import { bigintCell, float32Cell, floatCell, timestampCell } from '../shared/cells.ts';

/** The AIR type of a DuckDB type, by its name: `DECIMAL(10,2)`, `TIMESTAMP WITH TIME ZONE`, `INTEGER[]`. */
export function columnTypeOf(native: string): ColumnType {
  if (/\]$|^(STRUCT|MAP|UNION|LIST|VARIANT)/.test(native)) return 'json';
  if (native.startsWith('ENUM')) return 'text';
  if (native.startsWith('DECIMAL')) return 'decimal';
  return typeByName[native] ?? 'unknown';
}

const typeByName: Record<string, ColumnType> = {
  BOOLEAN: 'boolean',
  TINYINT: 'integer',
  SMALLINT: 'integer',
  INTEGER: 'integer',
  BIGINT: 'integer',
  HUGEINT: 'integer',
  UTINYINT: 'integer',
  USMALLINT: 'integer',
  UINTEGER: 'integer',
  UBIGINT: 'integer',
  UHUGEINT: 'integer',
  BIGNUM: 'integer',
  FLOAT: 'float',
  DOUBLE: 'float',
  VARCHAR: 'text',
  JSON: 'json',
  UUID: 'uuid',
  BLOB: 'binary',
  DATE: 'date',
  TIME: 'time',
  TIME_NS: 'time',
  'TIME WITH TIME ZONE': 'time',
  TIMESTAMP: 'timestamp',
  TIMESTAMP_S: 'timestamp',
  TIMESTAMP_MS: 'timestamp',
  TIMESTAMP_NS: 'timestamp',
  'TIMESTAMP WITH TIME ZONE': 'timestamptz',
  INTERVAL: 'interval',
};

/** The name of a type as the engine's catalog spells it; a column of JSON is a text with that alias. */
export function nativeName(type: DuckDBType): string {
  return type.alias ?? type.toString();
}

/** Rows of a chunk: each column is read as a vector, then turned to cells by its type. */
export function toRows(chunk: DuckDBDataChunk, natives: readonly string[]): Cell[][] {
  const count = chunk.rowCount;
  const rows: Cell[][] = Array.from({ length: count }, () => Array.from<Cell>({ length: natives.length }));
  natives.forEach((native, column) => {
    const toCell = converterOf(native);
    const values: unknown[] = chunk.getColumnValues(column);
    for (let index = 0; index < count; index++) {
      const value = values[index];
      const row = rows[index];
      if (row) row[column] = value === null || value === undefined ? null : toCell(value);
    }
  });
  return rows;
}

type Converter = (value: unknown) => Cell;

const same: Converter = (value) => value as Cell; // numbers, texts and booleans are cells already
const printed: Converter = (value) => String(value);

function converterOf(native: string): Converter {
  const type = columnTypeOf(native);
  switch (type) {
    case 'integer':
      return (value) =>
        typeof value === 'bigint' ? bigintCell(value) : typeof value === 'number' ? value : String(value);
    case 'float':
      return native === 'FLOAT' ? (value) => float32Cell(Number(value)) : (value) => floatCell(Number(value));
    case 'timestamp':
      return (value) => timestampCell(String(value));
    case 'timestamptz':
      return instantCell;
    case 'binary':
      return (value) => Buffer.from((value as { bytes: Uint8Array }).bytes).toString('base64'); // DuckDBBlobValue
    case 'json':
      return native === 'JSON' ? printed : (value) => JSON.stringify(plain(value));
    case 'boolean':
    case 'text':
      return same;
    case 'decimal':
    case 'date':
    case 'time':
    case 'interval':
    case 'uuid':
    case 'unknown':
      return printed;
  }
}

/** Microseconds since 1970; the driver would print them in the time zone of the process. */
function instantCell(value: unknown): Cell {
  const { micros } = value as { micros: bigint }; // DuckDBTimestampTZValue
  const milliseconds = micros / 1000n - (micros % 1000n < 0n ? 1n : 0n);
  const rest = Number(micros - milliseconds * 1000n);
  const date = new Date(Number(milliseconds));
  if (Number.isNaN(date.getTime())) return micros > 0n ? 'infinity' : '-infinity';
  const text = date.toISOString().slice(0, -1) + String(rest).padStart(3, '0');
  return `${timestampCell(text)}Z`;
}

/** Lists, structs and maps as JSON would have them. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return bigintCell(value);
  if (typeof value === 'number') return floatCell(value);
  if (typeof value !== 'object' || value === null) return value;
  if ('items' in value && Array.isArray(value.items)) return value.items.map(plain);
  if ('entries' in value && Array.isArray(value.entries)) {
    return Object.fromEntries(
      value.entries.map(({ key, value: item }: { key: unknown; value: unknown }) => [String(key), plain(item)]),
    );
  }
  if ('entries' in value && typeof value.entries === 'object' && value.entries !== null) {
    return Object.fromEntries(Object.entries(value.entries).map(([key, item]) => [key, plain(item)]));
  }
  return printed(value); // a date, an interval and the like
}
