import { expect, test } from 'vitest';
import type { AnswerTable } from './answer-table.ts';
import { checkFigures } from './check-figures.ts';
import { plainAnswer } from './plain-answer.ts';
import { rowsOf, tableOf } from './testing.ts';

const stores = [
  ['North', '1234.50'],
  ['South', '600.00'],
  ['East', '165.50'],
];
const months = rowsOf(4, (n) => [`2025-0${n}-01`, 100 + ((n * 37) % 90)]);

const cases: [string, AnswerTable, string | null, string][] = [
  ['one figure', tableOf(['total_revenue figure'], [['1234.5']]), null, 'Total revenue is 1,234.5.'],
  ['one figure of a period', tableOf(['orders count'], [[900]]), 'last quarter', 'Orders is 900 for last quarter.'],
  ['a period with its preposition', tableOf(['orders count'], [[900]]), 'in 2025', 'Orders is 900 in 2025.'],
  ['a unit', tableOf(['total_kwh figure'], [['12.25']]), null, 'Total kWh is 12.25 kWh.'],
  ['two figures', tableOf(['revenue figure', 'orders count'], [['10', 2]]), null, 'Revenue is 10 and orders is 2.'],
  ['nothing to add up', tableOf(['revenue figure'], [[null]]), null, 'Revenue is nothing.'],
  ['the one that leads', tableOf(['store text', 'revenue figure'], [['North', '10']]), null, 'North: revenue is 10.'],
  [
    'a name with its identifier',
    tableOf(['store text', 'store_id key', 'revenue figure'], [['North', 7, '10']]),
    null,
    'North: revenue is 10.',
  ],
  [
    'two of one name, told apart by their identifiers',
    tableOf(
      ['store text', 'store_id key', 'revenue figure'],
      [
        ['North', 7, '30'],
        ['North', 8, '10'],
      ],
    ),
    null,
    '2 rows: North, 7 has the highest revenue, 30 (75 % of all); North, 8 the lowest, 10. Together: 40.',
  ],
  ['a share', tableOf(['open_share figure'], [[0.3333]], { fractions: ['open_share'] }), null, 'Open share is 33.3 %.'],
  [
    'categories',
    tableOf(['store text', 'revenue figure'], stores),
    null,
    '3 rows: North has the highest revenue, 1,234.5 (61.7 % of all); East the lowest, 165.5. Together: 2,000.',
  ],
  [
    'averages, which have no sum',
    tableOf(['store text', 'average figure'], stores, { additive: [] }),
    null,
    '3 rows: North has the highest average, 1,234.5; East the lowest, 165.5.',
  ],
  [
    'all the same',
    tableOf(
      ['store text', 'orders count'],
      [
        ['a', 5],
        ['b', 5],
      ],
    ),
    null,
    '2 rows, each with the same orders: 5. Together: 10.',
  ],
  [
    'time',
    tableOf(['month time month', 'orders count'], months),
    null,
    'Orders from January 2025 to April 2025: highest in February 2025 with 174, lowest in March 2025 with 121. In April 2025 it was 158. Together: 590.',
  ],
  ['a list', tableOf(['name text'], [['Ada'], ['Bob'], ['Cleo'], ['Dan']]), null, '4 rows, such as Ada, Bob and Cleo.'],
  ['a short list', tableOf(['name text'], [['Ada'], ['Bob']]), null, '2 rows: Ada and Bob.'],
  [
    'one row of texts',
    tableOf(['first_name text', 'city text'], [['Ada', 'Oslo']]),
    null,
    'First name: Ada; City: Oslo.',
  ],
];

test.each(cases)('%s', (_what, table, period, words) => {
  expect(plainAnswer({ table, title: 'Asked', period, nearest: [] })).toBe(words);
});

test.each(cases)('%s: its own words pass the check of figures', (_what, table, period, words) => {
  expect(checkFigures(words, { table, texts: [period ?? ''] })).toEqual([]);
});

test('no rows are said with what was looked for and what comes near', () => {
  const table = tableOf(['name text'], []);
  const nearest = ['There is no “Berln”; the nearest are Berlin, Bern.'];
  expect(plainAnswer({ table, title: 'Orders in Berln', period: null, nearest })).toBe(
    'No rows match: orders in Berln. There is no “Berln”; the nearest are Berlin, Bern.',
  );
});

test('what is cut is said, and nothing is added up then', () => {
  const table = tableOf(
    ['store text', 'n count'],
    rowsOf(200, (n) => [`s${n}`, n]),
    { totalRows: 450, isCut: true },
  );
  const words = plainAnswer({ table, title: 'Asked', period: null, nearest: [] });
  expect(words).toContain('The first 200 of 450 rows are shown.');
  expect(words).not.toContain('Together');
});
