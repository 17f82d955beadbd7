import type { Cell, ColumnType } from '@air/core';
import { floatCell, integerCell, timestampCell, timestamptzCell } from '../shared/cells.ts';

/** Types by the oid that Postgres fixes for ever. */
const typeByOid: Record<number, ColumnType> = {
  16: 'boolean',
  17: 'binary',
  18: 'text',
  19: 'text',
  20: 'integer',
  21: 'integer',
  23: 'integer',
  25: 'text',
  26: 'integer',
  114: 'json',
  700: 'float',
  701: 'float',
  1042: 'text',
  1043: 'text',
  1082: 'date',
  1083: 'time',
  1114: 'timestamp',
  1184: 'timestamptz',
  1186: 'interval',
  1266: 'time',
  1700: 'decimal',
  2950: 'uuid',
  3802: 'json',
};

/** What `pg_type` says of a type: its name as people write it, its kind, its category. */
export interface NativeType {
  name: string;
  kind: string;
  category: string;
}

export function columnTypeOf(oid: number, native: NativeType | undefined): ColumnType {
  const known = typeByOid[oid];
  if (known) return known;
  return native && (native.kind === 'e' || native.category === 'S') ? 'text' : 'unknown';
}

/** The text of the wire as a cell. The session fixes UTC, ISO dates and hexadecimal bytes. */
export function toCell(text: string | null, type: ColumnType): Cell {
  if (text === null) return null;
  switch (type) {
    case 'boolean':
      return text === 't';
    case 'integer':
      return integerCell(text);
    case 'float':
      return floatCell(Number(text));
    case 'timestamp':
      return timestampCell(text);
    case 'timestamptz':
      return timestamptzCell(text);
    case 'binary':
      return Buffer.from(text.slice(2), 'hex').toString('base64');
    case 'decimal':
    case 'text':
    case 'date':
    case 'time':
    case 'interval':
    case 'json':
    case 'uuid':
    case 'unknown':
      return text;
  }
}
