import { expect, test } from 'vitest';
import { bigintCell, float32Cell, floatCell, integerCell, timestampCell, timestamptzCell } from './cells.ts';

test.each([
  ['9007199254740991', 9007199254740991],
  ['9007199254740993', '9007199254740993'],
  ['-9223372036854775808', '-9223372036854775808'],
  ['0', 0],
])('the integer %s is the cell %j', (digits, cell) => {
  expect(integerCell(digits)).toBe(cell);
  expect(bigintCell(BigInt(digits))).toBe(cell);
});

test.each([
  [1.5, 1.5],
  [Number.NaN, 'NaN'],
  [Infinity, 'Infinity'],
  [-Infinity, '-Infinity'],
])('the number %d is the cell %j', (value, cell) => {
  expect(floatCell(value)).toBe(cell);
});

test.each([1.1, 0.1, 16777216, 3.4028234663852886e38, 1e-45])(
  'the 32-bit float nearest to %d is written as short as can be',
  (value) => {
    const single = Math.fround(value);
    const cell = Number(float32Cell(single));
    expect(Math.fround(cell)).toBe(single);
    expect(String(cell).length).toBeLessThanOrEqual(String(single).length);
  },
);

test.each([
  ['2025-09-01 10:00:00', '2025-09-01T10:00:00'],
  ['2025-09-01 10:00', '2025-09-01T10:00:00'],
  ['2025-09-01 10:00:00.500000', '2025-09-01T10:00:00.5'],
  ['2025-09-01T10:00:00.000', '2025-09-01T10:00:00'],
  ['2025-09-01', '2025-09-01'],
  ['infinity', 'infinity'],
  ['soon', 'soon'],
])('the timestamp %s is the cell %s', (text, cell) => {
  expect(timestampCell(text)).toBe(cell);
});

test.each([
  ['2025-09-01 10:00:00+00', '2025-09-01T10:00:00Z'],
  ['2025-09-01 10:00:00.123456+00', '2025-09-01T10:00:00.123456Z'],
  ['2025-09-01 10:00:00', '2025-09-01T10:00:00Z'],
  ['2025-09-01T10:00:00Z', '2025-09-01T10:00:00Z'],
  ['2025-09-01 10:00:00+02', '2025-09-01 10:00:00+02'],
  ['infinity', 'infinity'],
])('the instant %s is the cell %s', (text, cell) => {
  expect(timestamptzCell(text)).toBe(cell);
});
