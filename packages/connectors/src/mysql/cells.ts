import type { Cell, Column, ColumnType } from '@air/core';
import { float32Cell, floatCell, integerCell, timestampCell, timestamptzCell } from '../shared/cells.ts';

/** A column as the server describes it in front of the rows. */
export interface WireColumn {
  name: string;
  columnType: number;
  characterSet: number;
  columnLength: number;
  flags: number;
  extendedFormat?: string;
}

const binaryCharacterSet = 63;
const [enumFlag, setFlag] = [0x100, 0x800];

interface Reading {
  type: ColumnType;
  nativeType: string;
  toCell(value: unknown): Cell;
}

const asText = (value: unknown): Cell => (Buffer.isBuffer(value) ? value.toString('utf8') : String(value));
const asInteger = (value: unknown): Cell => integerCell(String(value));
const asBase64 = (value: unknown): Cell => (Buffer.isBuffer(value) ? value.toString('base64') : String(value));
const asBits = (value: unknown): Cell =>
  integerCell(BigInt(Buffer.isBuffer(value) ? `0x0${value.toString('hex')}` : 0).toString());
const asFlag = (value: unknown): Cell => (value === 0 || value === 1 ? value === 1 : asInteger(value));

const reading = (type: ColumnType, nativeType: string, toCell: Reading['toCell']): Reading => ({
  type,
  nativeType,
  toCell,
});

const readings: Record<number, Reading> = {
  0x00: reading('decimal', 'decimal', asText),
  0x01: reading('integer', 'tinyint', asInteger),
  0x02: reading('integer', 'smallint', asInteger),
  0x03: reading('integer', 'int', asInteger),
  0x04: reading('float', 'float', (value) => float32Cell(Number(value))),
  0x05: reading('float', 'double', (value) => floatCell(Number(value))),
  0x06: reading('unknown', 'null', () => null),
  0x07: reading('timestamptz', 'timestamp', (value) => timestamptzCell(String(value))),
  0x08: reading('integer', 'bigint', asInteger),
  0x09: reading('integer', 'mediumint', asInteger),
  0x0a: reading('date', 'date', asText),
  0x0b: reading('time', 'time', asText),
  0x0c: reading('timestamp', 'datetime', (value) => timestampCell(String(value))),
  0x0d: reading('integer', 'year', asInteger),
  0x10: reading('integer', 'bit', asBits),
  0xf5: reading('json', 'json', asText),
  0xf6: reading('decimal', 'decimal', asText),
  0xff: reading('unknown', 'geometry', (value) => JSON.stringify(value)),
};
const flag = reading('boolean', 'tinyint(1)', asFlag);
const text = reading('text', 'varchar', asText);
const binary = reading('binary', 'varbinary', asBase64);

/** How each column of a result is named and read. */
export function readColumns(wire: readonly WireColumn[]): { columns: Column[]; toRow: (values: unknown[]) => Cell[] } {
  const list = wire.map(readingOf);
  return {
    columns: wire.map((column, index) => ({
      name: column.name,
      type: list[index]?.type ?? 'unknown',
      nativeType: list[index]?.nativeType ?? '',
    })),
    toRow: (values) => values.map((value, index) => (value === null ? null : (list[index]?.toCell(value) ?? null))),
  };
}

function readingOf(column: WireColumn): Reading {
  if (column.extendedFormat === 'json') return reading('json', 'json', asText);
  const isFlag = column.columnType === 0x01 && column.columnLength === 1;
  if (isFlag) return flag;
  const known = readings[column.columnType];
  if (known) return known;
  if ((column.flags & (enumFlag | setFlag)) !== 0) return text;
  return column.characterSet === binaryCharacterSet ? binary : text;
}

/** The type of a column by the catalog's words: `int(11) unsigned`, `tinyint(1)`, `enum('a','b')`. */
export function typeOfDeclaration(columnType: string): ColumnType {
  const declared = columnType.toLowerCase();
  if (declared === 'tinyint(1)') return 'boolean';
  const word = /^[a-z]+/.exec(declared)?.[0] ?? '';
  return typeByWord[word] ?? 'unknown';
}

const typeByWord: Record<string, ColumnType> = {
  tinyint: 'integer',
  smallint: 'integer',
  mediumint: 'integer',
  int: 'integer',
  bigint: 'integer',
  year: 'integer',
  bit: 'integer',
  decimal: 'decimal',
  float: 'float',
  double: 'float',
  date: 'date',
  time: 'time',
  datetime: 'timestamp',
  timestamp: 'timestamptz',
  json: 'json',
  uuid: 'uuid',
  char: 'text',
  varchar: 'text',
  tinytext: 'text',
  text: 'text',
  mediumtext: 'text',
  longtext: 'text',
  enum: 'text',
  set: 'text',
  inet: 'text',
  binary: 'binary',
  varbinary: 'binary',
  tinyblob: 'binary',
  blob: 'binary',
  mediumblob: 'binary',
  longblob: 'binary',
};
