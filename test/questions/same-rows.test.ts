import type { Cell } from '@air/core';
import { expect, test } from 'vitest';
import { hasSameRows } from './same-rows.ts';

const gold: Cell[][] = [
  ['Alder', 3],
  ['Corran', 5],
];

test.each<[string, Cell[][], boolean]>([
  ['the same rows in another order', [gold[1] ?? [], gold[0] ?? []], true],
  [
    'the columns in another order and one more',
    gold.map(([city = null, count = null], row) => [count, row, city]),
    true,
  ],
  [
    'a number as text',
    [
      ['Alder', '3.0'],
      ['Corran', '5'],
    ],
    true,
  ],
  ['a row repeated', [...gold, ...gold], true],
  ['a row too few', gold.slice(1), false],
  [
    'the counts swapped',
    [
      ['Alder', 5],
      ['Corran', 3],
    ],
    false,
  ],
  ['a column too few', gold.map(([city = null]) => [city]), false],
  ['four columns more', gold.map((row) => [...row, 1, 2, 3, 4]), false],
  ['no rows', [], false],
])('%s', (_, answer, same) => {
  expect(hasSameRows(gold, answer)).toBe(same);
});

test('dates are compared as dates, numbers to six digits', () => {
  expect(hasSameRows([['2026-10', 1 / 3]], [['2026-10-01 00:00:00', 0.333333]])).toBe(true);
  expect(hasSameRows([['2026-10-01']], [['2026-10-01T12:00:00Z']])).toBe(false);
});
