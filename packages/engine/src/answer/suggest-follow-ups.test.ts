import { irSchema } from '@air/contract';
import { expect, test } from 'vitest';
import type { Catalog } from '../learn/index.ts';
import { tableOf } from '../ask/test-catalogs.ts';
import { suggestFollowUps } from './suggest-follow-ups.ts';

const orders = tableOf('orders', ['id key', 'status category = open|paid', 'amount decimal', 'ordered_at date']);
const catalog: Catalog = {
  datasourceId: 'shop',
  dialect: 'sqlite',
  version: '1',
  learnedAt: '2025-01-01T00:00:00.000Z',
  tables: [orders],
  relationships: [],
};
const ir = irSchema.parse({ entities: ['orders'], metrics: [{ name: 'amount', agg: 'sum', field: 'orders.amount' }] });

test('what is suggested is what would be understood', () => {
  expect(suggestFollowUps({ ir, catalog, isUnderstood: () => true })).toEqual([
    'by month',
    'by status',
    'only this year',
    'only open',
  ]);
  expect(suggestFollowUps({ ir, catalog, isUnderstood: (text) => text.startsWith('only') })).toEqual([
    'only this year',
    'only open',
  ]);
});

test('what was asked already is not suggested again', () => {
  const byMonth = { ...ir, dimensions: [{ field: 'orders.ordered_at', grain: 'month' as const }, 'orders.status'] };
  expect(suggestFollowUps({ ir: byMonth, catalog, isUnderstood: () => true })).toEqual([
    'by quarter',
    'only this year',
  ]);
});
