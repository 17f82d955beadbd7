import { expect, test } from 'vitest';
import { drawTable } from './table.ts';

test('words stand to the left, numbers to the right, and what is missing is seen', () => {
  const rows = [
    ['north', '1250.50', 7],
    ['south', '9.00', null],
  ];
  expect(drawTable(['site', 'kwh', 'n'], rows)).toBe(
    ['site       kwh  n', '─────  ───────  ─', 'north  1250.50  7', 'south     9.00  ∅'].join('\n'),
  );
});

test('a table without rows keeps its header', () => {
  expect(drawTable(['site'], [])).toBe('site\n────');
});

test('escape sequences in data do not reach the terminal', () => {
  expect(drawTable(['colour'], [['\u001b[31mred\u0007']])).toBe('colour\n─────────\n [31mred');
});

test('a long cell is cut', () => {
  const drawn = drawTable(['a'], [['x'.repeat(60)]]);
  expect(drawn.split('\n').at(-1)).toBe(`${'x'.repeat(47)}…`);
});
