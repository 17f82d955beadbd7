import type { Ir } from '@air/contract';
import { expect, test } from 'vitest';
import { titleOfIr } from './title-of-ir.ts';

const base: Ir = { version: '1', entities: ['sales'], metrics: [], dimensions: [], filters: [] };
const revenue = { name: 'total_revenue', agg: 'sum' as const, field: 'revenue' };

const cases: [Partial<Ir>, string][] = [
  [{ metrics: [revenue] }, 'Total revenue'],
  [{ metrics: [revenue], dimensions: ['stores.name', 'stores.id'] }, 'Total revenue by store'],
  [
    { metrics: [revenue], dimensions: [{ field: 'sold_on', grain: 'month' }, 'city'] },
    'Total revenue by month and city',
  ],
  [
    {
      metrics: [revenue],
      filters: [
        { field: 'city', op: '=', value: 'Berlin' },
        { field: 'sold_on', op: '>=', value: '2026-01-01' },
      ],
    },
    'Total revenue, Berlin',
  ],
  [{ metrics: [revenue], dimensions: ['city'], limit: 5 }, 'Total revenue by city, top 5'],
  [{ dimensions: ['name', 'price'] }, 'Sales: name and price'],
];

test.each(cases)('%j is called %s', (part, title) => {
  expect(titleOfIr({ ...base, ...part })).toBe(title);
});
