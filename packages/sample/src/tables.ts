import type { ColumnType } from '@air/core';

export interface SampleColumn {
  name: string;
  type: Extract<ColumnType, 'integer' | 'decimal' | 'float' | 'text' | 'date' | 'timestamptz' | 'boolean'>;
  isNullable?: boolean;
  /** `table.column` that it refers to. */
  refersTo?: string;
  comment?: string;
}

export interface SampleTable {
  schema: string | null;
  name: string;
  comment: string;
  primaryKey: string[];
  indexes: string[][];
  columns: SampleColumn[];
}

export type SampleValue = string | number | boolean | null;
export type SampleRow = SampleValue[];

const id: SampleColumn = { name: 'id', type: 'integer' };
const text = (name: string, more: Partial<SampleColumn> = {}): SampleColumn => ({ name, type: 'text', ...more });
const integer = (name: string, more: Partial<SampleColumn> = {}): SampleColumn => ({ name, type: 'integer', ...more });
const decimal = (name: string, comment: string): SampleColumn => ({ name, type: 'decimal', comment });
const date = (name: string, more: Partial<SampleColumn> = {}): SampleColumn => ({ name, type: 'date', ...more });

/** The tables of the retail chain, each after those it refers to. */
export const retailTables: SampleTable[] = [
  {
    schema: null,
    name: 'stores',
    comment: 'Shops of the chain',
    primaryKey: ['id'],
    indexes: [],
    columns: [
      id,
      text('name'),
      text('city'),
      text('country'),
      text('region'),
      text('format', { comment: 'flagship, standard or express' }),
      integer('floor_area', { comment: 'square metres' }),
      text('manager', { isNullable: true }),
    ],
  },
  {
    schema: null,
    name: 'products',
    comment: 'Articles on sale',
    primaryKey: ['id'],
    indexes: [['category']],
    columns: [
      id,
      text('sku'),
      text('name'),
      text('category'),
      text('brand', { isNullable: true }),
      decimal('list_price', 'EUR'),
      decimal('unit_cost', 'EUR, what the chain pays'),
      { name: 'is_discontinued', type: 'boolean' },
    ],
  },
  {
    schema: null,
    name: 'customers',
    comment: 'Members of the customer club',
    primaryKey: ['id'],
    indexes: [],
    columns: [
      id,
      text('first_name'),
      text('last_name'),
      text('email'),
      text('phone', { isNullable: true }),
      text('city'),
      text('country'),
      text('segment', { comment: 'regular, silver or gold' }),
      date('joined_on'),
      { name: 'has_newsletter', type: 'boolean' },
    ],
  },
  {
    schema: null,
    name: 'orders',
    comment: 'Purchases, in the shops and online',
    primaryKey: ['id'],
    indexes: [['order_date'], ['store_id'], ['customer_id']],
    columns: [
      id,
      date('order_date'),
      integer('store_id', { refersTo: 'stores.id' }),
      integer('customer_id', {
        refersTo: 'customers.id',
        isNullable: true,
        comment: 'empty for buyers who are no members',
      }),
      text('channel', { comment: 'store or online' }),
      text('status', { comment: 'completed, open or canceled' }),
      text('payment_method'),
    ],
  },
  {
    schema: null,
    name: 'order_items',
    comment: 'Lines of the orders',
    primaryKey: ['id'],
    indexes: [['order_id'], ['product_id']],
    columns: [
      id,
      integer('order_id', { refersTo: 'orders.id' }),
      integer('product_id', { refersTo: 'products.id' }),
      integer('quantity'),
      decimal('unit_price', 'EUR, before discount'),
      { name: 'discount', type: 'decimal', comment: 'share of the price, 0.1 is ten percent' },
      decimal('revenue', 'EUR: quantity × unit price less discount'),
    ],
  },
  {
    schema: null,
    name: 'returns',
    comment: 'Goods that came back',
    primaryKey: ['id'],
    indexes: [['order_item_id']],
    columns: [
      id,
      integer('order_item_id', { refersTo: 'order_items.id' }),
      date('returned_on'),
      integer('quantity'),
      decimal('refund', 'EUR'),
      text('reason', { isNullable: true }),
    ],
  },
  {
    schema: null,
    name: 'targets',
    comment: 'What each shop should sell in a month',
    primaryKey: ['store_id', 'month'],
    indexes: [],
    columns: [
      integer('store_id', { refersTo: 'stores.id' }),
      date('month', { comment: 'first day of the month' }),
      decimal('amount', 'EUR of revenue'),
    ],
  },
];

/** Hourly electricity of the stores. In databases it lies in a schema of its own, where the engine has schemas. */
export const measurements: SampleTable = {
  schema: 'energy',
  name: 'measurements',
  comment: 'Electricity of the stores, hour by hour',
  primaryKey: [],
  indexes: [['timestamp'], ['site', 'timestamp']],
  columns: [
    { name: 'timestamp', type: 'timestamptz', comment: 'begin of the hour, UTC' },
    text('site'),
    text('meter'),
    { name: 'kwh', type: 'float', comment: 'kilowatt hours used in the hour' },
    { name: 'temperature', type: 'float', isNullable: true, comment: 'outside, degrees Celsius' },
  ],
};
