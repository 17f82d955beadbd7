import type { Cell } from '@air/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareResults, type Comparison } from './compare-results.ts';

const columns = ['city', 'revenue'];
const rows: Cell[][] = [
  ['Berlin', 12.5],
  ['Rome', 7],
  ['Oslo', 3],
];

function compared(
  compiled: Cell[][],
  written: Cell[][],
  more: Partial<Omit<Comparison, 'compiled' | 'written'>> & {
    names?: string[];
    isWrittenCut?: boolean;
    isCompiledCut?: boolean;
  } = {},
) {
  const { names = columns, isWrittenCut = false, isCompiledCut = false, ...rest } = more;
  return compareResults({
    compiled: { columns, rows: compiled, isCut: isCompiledCut },
    written: { columns: names, rows: written, isCut: isWrittenCut },
    orderedBy: null,
    limit: null,
    ...rest,
  });
}

const ordered = { orderedBy: 'revenue', limit: null };

describe('results agree', () => {
  test.each<[string, Cell[][], Cell[][], Parameters<typeof compared>[2]]>([
    ['in any order of rows', rows, rows.toReversed(), {}],
    [
      'in any order of columns under any names',
      rows,
      rows.map(([a, b]) => [b ?? null, a ?? null]),
      { names: ['sum', 'name'] },
    ],
    ['to six digits', [['a', 0.1 + 0.2]], [['a', '0.30000001']], {}],
    ['whatever way a time is written', [['2025-01-01T00:00:00', 1]], [['2025-01', true]], {}],
    ['with a column more', rows, rows.map(([a, b]) => [7, a ?? null, b ?? null]), { names: ['id', 'city', 'revenue'] }],
    ['with no row at all', [], [], {}],
    ['as far as the model’s goes', rows, rows.slice(0, 2), { isWrittenCut: true }],
    ['as far as AIR’s own goes', rows.slice(0, 2), rows, { isCompiledCut: true }],
    ['in the order that was asked for', rows, rows, ordered],
    [
      'but for ties of the last place',
      [
        ['a', 5],
        ['b', 1],
      ],
      [
        ['a', 5],
        ['c', 1],
      ],
      { orderedBy: 'revenue', limit: 2 },
    ],
  ])('%s', (_, compiled, written, more) => {
    expect(compared(compiled, written, more)).toMatchObject({ state: 'agrees' });
  });

  test('under every permutation of rows and columns', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom('x', 'y', null), fc.double({ noNaN: true }));
    fc.assert(
      fc.property(
        fc
          .array(row, { maxLength: 30 })
          .chain((made) => fc.tuple(fc.constant(made), fc.shuffledSubarray(made, { minLength: made.length }))),
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        ([made, shuffled], places) => {
          const names = ['a', 'b', 'c'];
          const { state } = compareResults({
            compiled: { columns: names, rows: made, isCut: false },
            written: {
              columns: ['p', 'q', 'r'],
              rows: shuffled.map((cells) => places.map((at) => cells[at] ?? null)),
              isCut: false,
            },
            orderedBy: null,
            limit: null,
          });
          expect(state).toBe('agrees');
        },
      ),
    );
  });
});

describe('results differ', () => {
  test.each<[string, Cell[][], Cell[][], Parameters<typeof compared>[2]]>([
    ['in a figure', rows, rows.with(1, ['Rome', 8]), {}],
    ['in a row less', rows, rows.slice(1), {}],
    ['in a row that is there twice', rows, [...rows.slice(0, 2), ['Rome', 7]], {}],
    [
      'in pairs that were mixed up',
      [
        ['a', 1],
        ['b', 2],
      ],
      [
        ['a', 2],
        ['b', 1],
      ],
      {},
    ],
    ['in what a cut result shows', rows, [['Paris', 1]], { isWrittenCut: true }],
    ['in an order that was asked for', rows, rows.toReversed(), ordered],
    [
      'in more than ties',
      [
        ['a', 5],
        ['b', 1],
      ],
      [
        ['c', 5],
        ['b', 1],
      ],
      { orderedBy: 'revenue', limit: 2 },
    ],
    ['in the number of columns', rows, rows.map(() => [1, 2, 3, 4, 5, 6]), { names: ['a', 'b', 'c', 'd', 'e', 'f'] }],
  ])('%s', (_, compiled, written, more) => {
    expect(compared(compiled, written, more)).toMatchObject({ state: 'differs' });
  });

  test('and the message shows up to three rows of each side', () => {
    expect(compared(rows, rows.with(1, ['Rome', 8])).message).toBe(
      "both give 3 rows; only in the model's: (Rome, 8); only in AIR's: (Rome, 7)",
    );
    const many = Array.from({ length: 9 }, (_, at): Cell[] => [`c${at}`, at]);
    expect(compared(rows, many).message).toMatch(/^the model's SQL gives 9 rows, AIR's own query 3; .* and 6 more; /);
  });
});

test('two results that are both cut are not compared', () => {
  expect(compared(rows, rows, { isWrittenCut: true, isCompiledCut: true })).toMatchObject({ state: 'not_checked' });
});
