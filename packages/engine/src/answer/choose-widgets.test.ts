import type { Cell } from '@air/core';
import { expect, test } from 'vitest';
import type { AnswerTable } from './answer-table.ts';
import { chooseWidgets } from './choose-widgets.ts';
import { rowsOf, tableOf } from './testing.ts';

const day = (number: number) => `2025-01-${String(number).padStart(2, '0')}`;
const noRoles = (table: AnswerTable): AnswerTable => ({ ...table, roles: null, additive: [] });

test.each<[string, AnswerTable, string[]]>([
  ['no rows', tableOf(['revenue figure'], []), ['table']],
  ['one number', tableOf(['revenue figure'], [['12.5']]), ['metric_card', 'table']],
  ['one count', tableOf(['orders count'], [[7]]), ['metric_card', 'table']],
  ['two numbers', tableOf(['revenue figure', 'orders count'], [['12.5', 7]]), ['metric_card', 'metric_card', 'table']],
  [
    'six numbers',
    tableOf(['a count', 'b count', 'c count', 'd count', 'e count', 'f count'], [[1, 2, 3, 4, 5, 6]]),
    ['metric_card', 'metric_card', 'metric_card', 'metric_card', 'table'],
  ],
  ['a number that is missing', tableOf(['revenue figure'], [[null]]), ['metric_card', 'table']],
  ['the one leading store', tableOf(['store text', 'revenue figure'], [['North', '5']]), ['metric_card', 'table']],
  ['one text', tableOf(['name text'], [['Ada']]), ['table']],
  [
    'a list of texts',
    tableOf(
      ['name text', 'city text'],
      rowsOf(5, (n) => [`n${n}`, 'Oslo']),
    ),
    ['table'],
  ],
  ['one month', tableOf(['month time month', 'revenue figure'], [['2025-01-01', '5']]), ['metric_card', 'table']],
  [
    'two months',
    tableOf(
      ['month time month', 'revenue figure'],
      [
        ['2025-01-01', '5'],
        ['2025-02-01', '6'],
      ],
    ),
    ['metric_card', 'line', 'table'],
  ],
  [
    'a month each',
    tableOf(
      ['month time month', 'revenue figure'],
      rowsOf(12, (n) => [`2025-${String(n).padStart(2, '0')}-01`, n]),
    ),
    ['line', 'table'],
  ],
  [
    'a year of days',
    tableOf(
      ['day time day', 'kwh figure'],
      rowsOf(200, (n) => [new Date(Date.UTC(2025, 0, n)).toISOString().slice(0, 10), n]),
    ),
    ['line', 'table'],
  ],
  [
    'two figures along time',
    tableOf(
      ['day time day', 'a count', 'b count'],
      rowsOf(9, (n) => [day(n), n, -n]),
    ),
    ['line', 'table'],
  ],
  [
    'eight series along time',
    tableOf(
      ['day time day', 'store text', 'a count'],
      rowsOf(24, (n) => [day(1 + (n % 3)), `s${n % 8}`, n]),
    ),
    ['line', 'table'],
  ],
  [
    'nine series along time',
    tableOf(
      ['day time day', 'store text', 'a count'],
      rowsOf(18, (n) => [day(1 + (n % 2)), `s${n % 9}`, n]),
    ),
    ['table'],
  ],
  [
    'series at one moment',
    tableOf(
      ['day time day', 'store text', 'a count'],
      rowsOf(3, (n) => [day(1), `s${n}`, n]),
    ),
    ['bar', 'table'],
  ],
  [
    'moments that repeat',
    tableOf(
      ['day time day', 'a count'],
      rowsOf(6, (n) => [day(1 + (n % 2)), n]),
    ),
    ['table'],
  ],
  [
    'four parts of a whole',
    tableOf(
      ['store text', 'revenue figure'],
      rowsOf(4, (n) => [`s${n}`, n]),
    ),
    ['pie', 'table'],
  ],
  [
    'six parts of a whole',
    tableOf(
      ['store text', 'revenue figure'],
      rowsOf(6, (n) => [`s${n}`, n]),
    ),
    ['pie', 'table'],
  ],
  [
    'seven parts',
    tableOf(
      ['store text', 'revenue figure'],
      rowsOf(7, (n) => [`s${n}`, n]),
    ),
    ['bar', 'table'],
  ],
  [
    'parts with a loss among them',
    tableOf(
      ['store text', 'profit figure'],
      rowsOf(4, (n) => [`s${n}`, n - 2.5]),
    ),
    ['bar', 'table'],
  ],
  [
    'parts that are all nothing',
    tableOf(
      ['store text', 'revenue figure'],
      rowsOf(4, (n) => [`s${n}`, 0]),
    ),
    ['bar', 'table'],
  ],
  [
    'averages, which are no parts',
    tableOf(
      ['store text', 'average figure'],
      rowsOf(4, (n) => [`s${n}`, n]),
      { additive: [] },
    ),
    ['bar', 'table'],
  ],
  [
    'the top three of more',
    tableOf(
      ['store text', 'revenue figure'],
      rowsOf(3, (n) => [`s${n}`, n]),
      { isCut: true },
    ),
    ['bar', 'table'],
  ],
  [
    'shares of a total',
    tableOf(
      ['store text', 'share figure'],
      [
        ['a', 0.4],
        ['b', 0.6],
      ],
      { additive: [], fractions: ['share'] },
    ),
    ['pie', 'table'],
  ],
  [
    'thirty categories',
    tableOf(
      ['store text', 'revenue figure'],
      rowsOf(30, (n) => [`s${n}`, n]),
    ),
    ['bar', 'table'],
  ],
  [
    'thirty-one categories',
    tableOf(
      ['store text', 'revenue figure'],
      rowsOf(31, (n) => [`s${n}`, n]),
    ),
    ['table'],
  ],
  [
    'categories that repeat',
    tableOf(
      ['store text', 'revenue figure'],
      rowsOf(6, (n) => [`s${n % 2}`, n]),
    ),
    ['table'],
  ],
  [
    'categories with two figures',
    tableOf(
      ['store text', 'revenue figure', 'orders count'],
      rowsOf(4, (n) => [`s${n}`, n, n]),
    ),
    ['bar', 'table'],
  ],
  [
    'two kinds of categories',
    tableOf(
      ['store text', 'status text', 'orders count'],
      rowsOf(6, (n) => [`s${n % 3}`, `t${n % 2}`, n]),
    ),
    ['bar', 'table'],
  ],
  [
    'two kinds with many series',
    tableOf(
      ['store text', 'product text', 'orders count'],
      rowsOf(20, (n) => [`s${n % 2}`, `p${n}`, n]),
    ),
    ['table'],
  ],
  [
    'three kinds of categories',
    tableOf(
      ['a text', 'b text', 'c text', 'n count'],
      rowsOf(4, (n) => [`a${n}`, 'b', 'c', n]),
    ),
    ['table'],
  ],
  [
    'a key beside a name',
    tableOf(
      ['name text', 'id key'],
      rowsOf(4, (n) => [`a${n}`, n]),
    ),
    ['table'],
  ],
  [
    'a key beside the name of each part',
    tableOf(
      ['store text', 'store_id key', 'revenue figure'],
      rowsOf(9, (n) => [`s${n}`, n, n]),
    ),
    ['bar', 'table'],
  ],
  [
    'parts that have a key alone',
    tableOf(
      ['store_id key', 'revenue figure'],
      rowsOf(9, (n) => [n, n]),
    ),
    ['bar', 'table'],
  ],
  [
    'a model’s columns without roles',
    noRoles(
      tableOf(
        ['store text', 'revenue figure'],
        rowsOf(4, (n) => [`s${n}`, n]),
      ),
    ),
    ['bar', 'table'],
  ],
  [
    'a model’s dates as texts',
    noRoles(
      tableOf(
        ['month text', 'revenue figure'],
        rowsOf(5, (n) => [`2025-0${n}`, n]),
      ),
    ),
    ['line', 'table'],
  ],
  [
    'a model’s key, which is no figure',
    noRoles(
      tableOf(
        ['customer_id count', 'name text'],
        rowsOf(5, (n) => [n, `c${n}`]),
      ),
    ),
    ['table'],
  ],
])('%s', (_what, table, types) => {
  expect(chooseWidgets(table, 'Asked').map(({ type }) => type)).toEqual(types);
});

test('a card of two periods shows the later one and keeps the earlier one below it', () => {
  const rows: Cell[][] = [
    ['2025-01-01', 5],
    ['2025-02-01', 6],
  ];
  const [card, line] = chooseWidgets(tableOf(['month time month', 'revenue count'], rows), 'Revenue');
  expect(card).toMatchObject({
    title: 'Revenue, February 2025',
    visual: { type: 'number', y: 'revenue' },
    rows: [
      ['2025-02-01', 6],
      ['2025-01-01', 5],
    ],
  });
  expect(line).toMatchObject({ visual: { type: 'line', x: 'month', y: 'revenue', title: 'Revenue' }, rows });
});

test('a percentage does not share an axis with an amount', () => {
  const table = tableOf(
    ['store text', 'revenue figure', 'share figure'],
    rowsOf(9, (n) => [`s${n}`, n, n / 45]),
    { fractions: ['share'] },
  );
  expect(chooseWidgets(table, 'Asked')[0]?.visual).toEqual({ type: 'bar', x: 'store', y: 'revenue', title: 'Asked' });
});

test('the title of a card is one that people use', () => {
  const [card] = chooseWidgets(tableOf(['store_name text', 'total_kwh figure'], [['North', 12]]), 'Asked');
  expect(card?.title).toBe('Total kWh, North');
});

test('a key beside a name is not drawn and not said', () => {
  const table = tableOf(['store text', 'store_id key', 'revenue figure'], [['North', 7, 12]]);
  expect(chooseWidgets(table, 'Asked')[0]).toMatchObject({ title: 'Revenue, North' });
  const many = tableOf(
    ['store text', 'store_id key', 'revenue figure'],
    rowsOf(9, (n) => [`s${n}`, n, n]),
  );
  expect(chooseWidgets(many, 'Asked')[0]?.visual).toEqual({ type: 'bar', x: 'store', y: 'revenue', title: 'Asked' });
});
