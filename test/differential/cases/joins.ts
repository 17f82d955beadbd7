import type { Case } from './case.ts';

const sum = (name: string, field: string) => ({ name, agg: 'sum' as const, field });
const count = { name: 'rows', agg: 'count' as const };
const revenue = { name: 'revenue', agg: 'sum' as const, expr: 'quantity * unit_price' };
const roles = [{ from: 'orders.billing_region_id', to: 'regions.id', as: 'billing' }];

/** Parameters, joins, grains and related rows. */
export const joins: Case[] = [
  {
    title: 'a parameter that is not given drops its filter',
    ir: { entities: ['customers'], metrics: [count], filters: [{ field: 'city', op: '=', value: '{{city}}' }] },
  },
  {
    title: 'a parameter that is a list',
    ir: { entities: ['customers'], metrics: [count], filters: [{ field: 'city', op: '=', value: '{{cities}}' }] },
    params: { cities: ['Berlin', 'Malmö'] },
  },
  {
    title: 'an empty list',
    ir: { entities: ['customers'], metrics: [count], filters: [{ field: 'city', op: 'in', value: '{{cities}}' }] },
    params: { cities: [] },
  },
  {
    title: 'a parameter within a text',
    ir: {
      entities: ['customers'],
      dimensions: ['name'],
      filters: [{ field: 'name', op: 'starts_with', value: 'Customer {{letter}}' }],
    },
    params: { letter: 'b' },
  },
  {
    title: 'any of several',
    ir: {
      entities: ['orders'],
      metrics: [count],
      filters: [
        {
          any: [
            { field: 'status', op: '=', value: 'open' },
            {
              all: [
                { field: 'shipping', op: '<', value: 5 },
                { field: 'weight', op: 'is_not_null' },
              ],
            },
          ],
        },
      ],
    },
  },
  {
    title: 'a join to one',
    ir: {
      entities: ['orders', 'customers'],
      metrics: [count, sum('shipping', 'shipping')],
      dimensions: ['customers.city'],
    },
  },
  {
    title: 'an inner join to one',
    ir: {
      entities: ['orders', 'customers'],
      joins: [{ from: 'orders.customer_id', to: 'customers.id', type: 'inner' }],
      metrics: [count],
      dimensions: ['customers.name'],
    },
  },
  { title: 'a role', ir: { entities: ['orders'], joins: roles, metrics: [count], dimensions: ['billing.name'] } },
  {
    title: 'two roles of one table',
    ir: {
      entities: ['orders'],
      joins: [...roles, { from: 'orders.shipping_region_id', to: 'regions.id', as: 'shipped' }],
      metrics: [count],
      dimensions: ['billing.name', 'shipped.name'],
    },
  },
  {
    title: 'a table joined to itself',
    ir: {
      entities: ['employees'],
      joins: [{ from: 'employees.manager_id', to: 'employees.id', as: 'manager' }],
      dimensions: ['employees.name', 'manager.name', 'manager.salary'],
    },
  },
  {
    title: 'more than the manager',
    ir: {
      entities: ['employees'],
      joins: [{ from: 'employees.manager_id', to: 'employees.id', as: 'manager' }],
      dimensions: ['employees.name'],
      filters: [{ field: 'employees.salary', op: '>', value: { field: 'manager.salary' } }],
    },
  },
  {
    title: 'a join over a table between',
    ir: { entities: ['order_items', 'customers'], metrics: [revenue], dimensions: ['city'] },
  },
  {
    title: 'a field of an entity that is not listed',
    ir: { entities: ['orders'], metrics: [count], dimensions: ['customers.city'] },
  },
  {
    title: 'the root has many',
    ir: {
      entities: ['customers', 'orders'],
      metrics: [sum('shipping', 'shipping'), { name: 'orders', agg: 'count', field: 'orders.id' }],
      dimensions: ['customers.name'],
    },
  },
  {
    title: 'a count of the one side beside the many',
    ir: { entities: ['customers', 'orders'], metrics: [count, sum('shipping', 'shipping')], dimensions: ['city'] },
  },
  {
    title: 'figures of three grains',
    ir: {
      entities: ['customers', 'orders', 'order_items'],
      metrics: [
        sum('credit', 'credit'),
        sum('shipping', 'shipping'),
        revenue,
        { name: 'ratio', expr: 'revenue / credit' },
      ],
      dimensions: ['city'],
      order: [{ field: 'revenue', dir: 'desc' }],
    },
  },
  {
    title: 'two branches do not multiply each other',
    ir: {
      entities: ['customers', 'orders', 'tickets'],
      metrics: [
        { name: 'orders', agg: 'count', field: 'orders.id' },
        { name: 'tickets', agg: 'count', field: 'tickets.id' },
        { name: 'severity', agg: 'avg', field: 'severity' },
      ],
      dimensions: ['customers.name'],
    },
  },
  {
    title: 'figures of two grains without dimensions',
    ir: { entities: ['customers', 'orders'], metrics: [{ name: 'credit', agg: 'avg' }, sum('shipping', 'shipping')] },
  },
  {
    title: 'orders counted by what they contain',
    ir: { entities: ['orders', 'order_items'], metrics: [count], dimensions: ['product'] },
  },
  {
    title: 'a filter on the many side does not repeat the one',
    ir: {
      entities: ['orders', 'order_items'],
      metrics: [sum('shipping', 'shipping'), count],
      filters: [
        { field: 'product', op: '=', value: 'Tea' },
        { field: 'quantity', op: '>', value: 2 },
      ],
    },
  },
  {
    title: 'a list filtered by the many side',
    ir: {
      entities: ['customers', 'orders'],
      dimensions: ['customers.name'],
      filters: [{ field: 'orders.shipping', op: '>', value: 30 }],
    },
  },
  {
    title: 'either side of a join',
    ir: {
      entities: ['customers', 'orders'],
      dimensions: ['customers.name'],
      filters: [
        {
          any: [
            { field: 'city', op: '=', value: 'Bern' },
            { field: 'orders.status', op: '=', value: 'void' },
          ],
        },
      ],
    },
  },
  {
    title: 'rows without related ones, by a left join',
    ir: {
      entities: ['customers', 'orders'],
      dimensions: ['customers.id'],
      filters: [{ field: 'orders.id', op: 'is_null' }],
    },
  },
  {
    title: 'rows that have related ones',
    ir: {
      entities: ['customers'],
      metrics: [count],
      filters: [{ exists: { entity: 'orders', filters: [{ field: 'orders.status', op: '=', value: 'paid' }] } }],
    },
  },
  {
    title: 'rows that have none',
    ir: { entities: ['customers'], dimensions: ['name'], filters: [{ not_exists: { entity: 'orders' } }] },
  },
  {
    title: 'rows that have none over a table between',
    ir: {
      entities: ['customers'],
      metrics: [count],
      filters: [{ not_exists: { entity: 'order_items', filters: [{ field: 'product', op: '=', value: 'Tea' }] } }],
    },
  },
  {
    title: 'related rows with entities of their own',
    ir: {
      entities: ['customers'],
      metrics: [count],
      filters: [
        {
          exists: {
            entity: 'orders',
            entities: ['order_items'],
            filters: [{ field: 'product', op: 'contains', value: 'milk' }],
          },
        },
      ],
    },
  },
  {
    title: 'those who manage someone',
    ir: {
      entities: ['employees'],
      dimensions: ['name'],
      filters: [{ exists: { entity: 'employees', on: { from: 'employees.id', to: 'employees.manager_id' } } }],
    },
  },
  {
    title: 'above the average',
    ir: {
      entities: ['employees'],
      dimensions: ['name', 'salary'],
      filters: [{ field: 'salary', op: '>', value: { metric: { agg: 'avg', field: 'salary' } } }],
    },
  },
  {
    title: 'above the median of some',
    ir: {
      entities: ['employees'],
      dimensions: ['name'],
      filters: [
        {
          field: 'salary',
          op: '>=',
          value: { metric: { agg: 'median', field: 'salary', filters: [{ field: 'team', op: '=', value: 'sales' }] } },
        },
      ],
    },
  },
  {
    title: 'the highest',
    ir: {
      entities: ['employees'],
      dimensions: ['name'],
      filters: [{ field: 'salary', op: '=', value: { metric: { agg: 'max', field: 'salary' } } }],
    },
  },
];
