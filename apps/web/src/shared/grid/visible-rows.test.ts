import { expect, test } from 'vitest';
import { pagesOf, visibleRows } from './visible-rows.ts';

test('only rows in sight and a few around them are drawn', () => {
  expect(visibleRows({ scrollTop: 0, height: 280, rowHeight: 28, totalRows: 100_000 })).toEqual({ first: 0, end: 22 });
  expect(visibleRows({ scrollTop: 28_000, height: 280, rowHeight: 28, totalRows: 100_000 })).toEqual({
    first: 988,
    end: 1_022,
  });
  expect(visibleRows({ scrollTop: 28_000, height: 280, rowHeight: 28, totalRows: 3 })).toEqual({ first: 3, end: 3 });
});

test('the pages asked for are those that hold the rows', () => {
  expect(pagesOf({ first: 0, end: 22 }, 500)).toEqual([0]);
  expect(pagesOf({ first: 488, end: 1_022 }, 500)).toEqual([0, 500, 1_000]);
  expect(pagesOf({ first: 3, end: 3 }, 500)).toEqual([]);
});
