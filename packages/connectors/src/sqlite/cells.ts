import type { Cell, Column, ColumnType } from '@air/core';
import { bigintCell, floatCell, timestampCell, timestamptzCell } from '../shared/cells.ts';

/** The type a declaration means, by its words; SQLite itself accepts any. Null when nothing was declared. */
export function typeOfDeclaration(declared: string | null): ColumnType | null {
  const words = (declared ?? '').toUpperCase();
  if (words === '') return null;
  for (const [pattern, type] of declarations) if (pattern.test(words)) return type;
  return 'unknown';
}

const declarations: [RegExp, ColumnType][] = [
  [/BOOL/, 'boolean'],
  [/^TIMESTAMP.*(TZ|WITH TIME ZONE)/, 'timestamptz'],
  [/DATETIME|TIMESTAMP/, 'timestamp'],
  [/DATE/, 'date'],
  [/^TIME/, 'time'],
  [/JSON/, 'json'],
  [/UUID|GUID/, 'uuid'],
  [/INT|SERIAL/, 'integer'],
  [/CHAR|CLOB|TEXT|STRING|ENUM/, 'text'],
  [/BLOB|BINARY/, 'binary'],
  [/REAL|FLOA|DOUB/, 'float'],
  [/DEC|NUM|MONEY/, 'decimal'],
];

/** A value as the driver gives it with big integers on. */
export type SqliteValue = bigint | number | string | Uint8Array | null;

/** The columns of a result: by declaration where the value comes straight from a column, else by the values seen. */
export function describeColumns(
  declared: { name: string; type: string | null }[],
  sample: readonly SqliteValue[][],
): Column[] {
  return declared.map(({ name, type }, index) => {
    const declaredType = typeOfDeclaration(type);
    const column = declaredType && declaredType !== 'unknown' ? declaredType : typeOfValues(sample, index);
    return { name, type: column, nativeType: type ?? '' };
  });
}

const plainDate = /^\d{4}-\d\d-\d\d$/;
const plainTimestamp = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?$/;

function typeOfValues(sample: readonly SqliteValue[][], index: number): ColumnType {
  const seen = new Set<ColumnType>();
  for (const row of sample) {
    const value = row[index] ?? null;
    if (value !== null) seen.add(typeOfValue(value));
  }
  const [only] = seen;
  if (!only) return 'unknown';
  if (seen.size === 1) return only;
  if ([...seen].every((type) => type === 'integer' || type === 'float')) return 'float';
  return seen.has('binary') ? 'unknown' : 'text';
}

function typeOfValue(value: bigint | number | string | Uint8Array): ColumnType {
  if (typeof value === 'bigint') return 'integer';
  if (typeof value === 'number') return 'float';
  if (typeof value !== 'string') return 'binary';
  if (plainDate.test(value)) return 'date';
  return plainTimestamp.test(value) ? 'timestamp' : 'text';
}

export function toCell(value: SqliteValue, type: ColumnType): Cell {
  if (value === null) return null;
  if (typeof value === 'bigint') return integerValue(value, type);
  if (typeof value === 'number')
    return type === 'decimal' && Number.isFinite(value) ? plainDigits(value) : floatCell(value);
  if (typeof value === 'string') return textValue(value, type);
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
}

function integerValue(value: bigint, type: ColumnType): Cell {
  if (type === 'boolean' && (value === 0n || value === 1n)) return value === 1n;
  return type === 'decimal' ? value.toString() : bigintCell(value);
}

function textValue(value: string, type: ColumnType): Cell {
  if (type === 'timestamp') return timestampCell(value);
  return type === 'timestamptz' ? timestamptzCell(value) : value;
}

/** The shortest digits of a number, never in exponent form. */
function plainDigits(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}
