import { describe, expect, test } from 'vitest';
import type { Cell, Column } from '../api/client.ts';
import { decimalsOf, formatAgo, formatCell, formatCount, formatDuration } from './format.ts';
import { highlightSql } from './highlight-sql.ts';
import { sentence } from './sentence.ts';

describe('a cell', () => {
  test.each<[Cell, Column['type'], string, string]>([
    [1234567, 'integer', 'orders', '1,234,567'],
    ['123456789012345678901234567890.1200', 'decimal', 'total', '123,456,789,012,345,678,901,234,567,890.1200'],
    ['-9007199254740993', 'integer', 'balance', '-9,007,199,254,740,993'],
    [0.1 + 0.2, 'float', 'share', '0.3'],
    ['NaN', 'float', 'share', 'NaN'],
    [2025, 'integer', 'year', '2025'],
    [10_001, 'integer', 'customer_id', '10001'],
    ['2025-09-01T12:00:00Z', 'timestamptz', 'at', '2025-09-01 12:00:00Z'],
    [true, 'boolean', 'open', 'true'],
    [null, 'text', 'note', '∅'],
  ])('%s of type %s in %s reads %s', (cell, type, name, text) => {
    expect(formatCell(cell, { name, type })).toBe(text);
  });
});

test('the decimals of a column stand below each other', () => {
  const column: Column = { name: 'revenue', type: 'float', native_type: 'REAL' };
  const cells = [72_526.8, null, 25_094.02, 7];
  const decimals = decimalsOf(column, cells);
  expect(cells.map((cell) => formatCell(cell, column, decimals))).toEqual(['72,526.80', '∅', '25,094.02', '7.00']);
  expect(decimalsOf(column, [1 / 3])).toBe(0);
});

test('durations and counts read like speech', () => {
  expect([0.4, 142, 2_340, 61_000].map(formatDuration)).toEqual(['< 1 ms', '142 ms', '2.3 s', '1 min 1 s']);
  expect([formatCount(1, 'row'), formatCount(12_000, 'row')]).toEqual(['1 row', '12,000 rows']);
  expect(formatAgo('2026-11-21T08:57:00Z', new Date('2026-11-21T09:00:00Z'))).toBe('3 min ago');
});

test('a message of the server becomes a sentence, a name stays a name', () => {
  expect(sentence('nothing answers at 10.0.0.9:3306')).toBe('Nothing answers at 10.0.0.9:3306.');
  expect(sentence('orders.total is unknown')).toBe('orders.total is unknown.');
  expect(sentence('what now?')).toBe('What now?');
});

test('coloured SQL is the very same text', () => {
  const sql = `SELECT "a""b", 'it''s', COUNT(*) -- why\nFROM \`t\` /* x */ WHERE n >= $1 AND m IN (1, 2.5e3)`;
  const tokens = highlightSql(sql);
  expect(tokens.map(({ text }) => text).join('')).toBe(sql);
  expect(tokens.filter(({ kind }) => kind !== 'plain').map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'keyword SELECT',
    "string 'it''s'",
    'function COUNT',
    'comment -- why',
    'keyword FROM',
    'comment /* x */',
    'keyword WHERE',
    'number $1',
    'keyword AND',
    'keyword IN',
    'number 1',
    'number 2.5e3',
  ]);
});
