import { DatabaseSync } from '@photostructure/sqlite';
import { type IrInput, irSchema, type ParameterValues } from '@air/contract';
import { AirError, dialects } from '@air/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile, type CompiledQuery } from './compile.ts';
import { shop, table } from './testing/shop.ts';

const asOf = new Date('2025-06-01T12:00:00Z');
let database: InstanceType<typeof DatabaseSync>;

beforeAll(() => {
  database = new DatabaseSync(':memory:');
  database.exec(`
    create table regions (id integer primary key, name text);
    create table customers (id integer primary key, name text, city text, joined date);
    create table orders (id integer primary key, customer_id integer, billing_region_id integer,
      shipping_region_id integer, shipping numeric(10,2), ordered_at datetime, status text);
    create table order_items (id integer primary key, order_id integer, product text, quantity integer, unit_price numeric(10,2));
    create table tickets (id integer primary key, customer_id integer, severity integer);
    create table employees (id integer primary key, name text, manager_id integer, salary integer);
    insert into regions values (1, 'North'), (2, 'South');
    insert into customers values (1, 'Ann', 'Berlin', '2024-05-01'), (2, 'Bob', 'Berlin', null), (3, 'Cid', 'Rome', '2025-01-01');
    insert into orders values
      (10, 1, 1, 2, 5, '2025-01-10 10:00:00', 'paid'), (11, 1, 1, 1, 7, '2025-02-03 23:59:59', 'paid'),
      (12, 2, 2, 1, 3, '2025-02-20 00:00:00', 'open'), (13, null, 2, 2, 9, '2025-04-01 08:00:00', 'open');
    insert into order_items values
      (100, 10, 'Tea', 2, 3), (101, 10, 'Cup', 1, 10), (102, 11, 'Tea', 1, 3), (103, 12, 'Cup', 4, 10), (104, 12, 'Tea', 0, 3);
    insert into tickets values (1, 1, 5), (2, 1, 1), (3, 3, 2);
    insert into employees values (1, 'Eve', null, 900), (2, 'Fay', 1, 950), (3, 'Gus', 1, 500), (4, 'Hal', 2, 400);
  `);
});

afterAll(() => database.close());

function compiled(
  ir: IrInput,
  params: ParameterValues = {},
  dialect: (typeof dialects)[number] = 'sqlite',
): CompiledQuery {
  return compile({ ir: irSchema.parse(ir), catalog: shop(dialect), params, asOf });
}

function rowsOf(ir: IrInput, params: ParameterValues = {}): unknown[][] {
  const { text, parameters } = compiled(ir, params).statement;
  return database
    .prepare(text)
    .all(...parameters.map((value) => (typeof value === 'boolean' ? Number(value) : value)))
    .map((row: object) => Object.values(row));
}

function refusal(ir: IrInput): { code: string; message: string; hint: string } {
  try {
    compiled(ir);
  } catch (thrown) {
    if (thrown instanceof AirError)
      return { code: thrown.code, message: thrown.message, hint: thrown.options.hint ?? '' };
    throw thrown;
  }
  throw new Error('it compiled');
}

const revenue = { name: 'revenue', agg: 'sum' as const, expr: 'quantity * unit_price' };
const shipping = { name: 'shipping', agg: 'sum' as const, field: 'orders.shipping' };

describe('a metric is never multiplied by a join', () => {
  test('figures of three grains are each summed once', () => {
    const ir: IrInput = {
      entities: ['customers', 'orders', 'order_items'],
      metrics: [{ name: 'customers', agg: 'count' }, shipping, revenue, { name: 'each', expr: 'revenue / customers' }],
      dimensions: ['city'],
    };
    expect(rowsOf(ir)).toEqual([
      ['Berlin', 2, 15, 59, 29.5],
      ['Rome', 1, null, null, null],
    ]);
  });

  test('two branches do not meet each other', () => {
    const ir: IrInput = {
      entities: ['customers', 'orders', 'tickets'],
      metrics: [shipping, { name: 'severity', agg: 'sum', field: 'severity' }],
      dimensions: ['customers.name'],
    };
    expect(rowsOf(ir)).toEqual([
      ['Ann', 12, 6],
      ['Bob', 3, null],
      ['Cid', null, 2],
    ]);
  });

  test('a filter on the many side picks rows of the one side once', () => {
    const filters: IrInput['filters'] = [{ field: 'unit_price', op: '>', value: 1 }];
    expect(
      rowsOf({ entities: ['orders', 'order_items'], metrics: [shipping, { name: 'n', agg: 'count' }], filters }),
    ).toEqual([[15, 3]]);
  });

  test('conditions on the many side are about the same row', () => {
    const filters: IrInput['filters'] = [
      { field: 'product', op: '=', value: 'Cup' },
      { field: 'quantity', op: '=', value: 2 },
    ];
    expect(rowsOf({ entities: ['orders', 'order_items'], dimensions: ['orders.id'], filters })).toEqual([]);
  });

  test('rows are counted by their key when they repeat', () => {
    const ir: IrInput = {
      entities: ['orders', 'order_items'],
      metrics: [{ name: 'orders', agg: 'count' }],
      dimensions: ['product'],
    };
    expect(rowsOf(ir)).toEqual([
      ['Cup', 2],
      ['Tea', 3],
      [null, 1],
    ]);
  });

  test('a sum split by what it has many of is refused with what would work', () => {
    const error = refusal({ entities: ['orders', 'order_items'], metrics: [shipping], dimensions: ['product'] });
    expect(error).toMatchObject({
      code: 'ir.fan_out',
      message: 'metric "shipping" is one figure per row of "orders", and "order_items" has several rows for each',
      hint: 'group by fields of orders, or aggregate a field of "order_items"',
    });
  });

  test('a metric over its own rows with a condition on the many side counts each once', () => {
    const ir: IrInput = {
      entities: ['orders', 'order_items'],
      metrics: [
        { name: 'all', agg: 'sum', field: 'shipping' },
        { name: 'tea', agg: 'sum', field: 'shipping', filters: [{ field: 'product', op: '=', value: 'Tea' }] },
      ],
    };
    expect(rowsOf(ir)).toEqual([[24, 15]]);
  });

  test('customers without orders are found through a left join and is_null', () => {
    const filters: IrInput['filters'] = [{ field: 'orders.id', op: 'is_null' }];
    expect(rowsOf({ entities: ['customers', 'orders'], dimensions: ['customers.name'], filters })).toEqual([['Cid']]);
  });
});

describe('figures that look at other rows', () => {
  test('a period that is missing has no change and gives none', () => {
    const ir: IrInput = {
      entities: ['orders'],
      metrics: [
        shipping,
        { name: 'change', calc: 'change', of: 'shipping' },
        { name: 'percent', calc: 'change_percent', of: 'shipping' },
      ],
      dimensions: ['month'],
    };
    expect(rowsOf(ir)).toEqual([
      ['2025-01-01', 5, null, null],
      ['2025-02-01', 10, 5, 100],
      ['2025-04-01', 9, null, null],
    ]);
  });

  test('shares are of the whole, also when having and limit leave rows out', () => {
    const ir: IrInput = {
      entities: ['orders'],
      metrics: [shipping, { name: 'share', calc: 'share_of_total', of: 'shipping' }],
      dimensions: ['status'],
      having: [{ metric: 'share', op: '>', value: 0.3 }],
      order: [{ field: 'share', dir: 'desc' }],
      limit: 1,
    };
    expect(rowsOf(ir)).toEqual([['open', 12, 0.5]]);
  });

  test('running totals run within a series', () => {
    const ir: IrInput = {
      entities: ['orders'],
      metrics: [shipping, { name: 'total', calc: 'running_total', of: 'shipping' }],
      dimensions: ['status', 'month'],
    };
    expect(rowsOf(ir).map((row) => row.at(-1))).toEqual([3, 12, 5, 12]);
  });
});

describe('values', () => {
  test('a day on a time column means all of it', () => {
    const count = (op: '=' | '<=' | '>'): unknown[][] =>
      rowsOf({
        entities: ['orders'],
        metrics: [{ name: 'n', agg: 'count' }],
        filters: [{ field: 'ordered_at', op, value: '2025-02-03' }],
      });
    expect([count('='), count('<='), count('>')]).toEqual([[[1]], [[2]], [[2]]]);
  });

  test('a parameter that is not given drops its filter, one end of a range drops that end', () => {
    const ir: IrInput = {
      entities: ['orders'],
      dimensions: ['id'],
      filters: [
        { field: 'status', op: 'in', value: '{{status}}' },
        { field: 'shipping', op: 'between', value: ['{{low}}', '{{high}}'] },
      ],
    };
    expect(rowsOf(ir, { low: 6, status: null })).toEqual([[11], [13]]);
    expect(rowsOf(ir, { high: 6, status: ['paid', 'void'] })).toEqual([[10]]);
  });

  test('division by zero gives null and division is real', () => {
    const ir: IrInput = {
      entities: ['order_items'],
      dimensions: ['id', { field: 'x', expr: '3 / quantity' }],
      order: [{ field: 'x' }],
    };
    expect(rowsOf(ir).map(([, x]) => x)).toEqual([0.75, 1.5, 3, 3, null]);
  });

  test('a median lies between two values', () => {
    expect(rowsOf({ entities: ['orders'], metrics: [{ name: 'm', agg: 'median', field: 'shipping' }] })).toEqual([[6]]);
  });

  test('above the average of all', () => {
    const filters: IrInput['filters'] = [
      { field: 'salary', op: '>', value: { metric: { agg: 'avg', field: 'salary' } } },
    ];
    expect(rowsOf({ entities: ['employees'], dimensions: ['name'], filters })).toEqual([['Eve'], ['Fay']]);
  });

  test('a role compares two rows of one table', () => {
    const ir: IrInput = {
      entities: ['employees'],
      joins: [{ from: 'employees.manager_id', to: 'employees.id', as: 'manager' }],
      dimensions: ['employees.name', 'manager.name'],
      filters: [{ field: 'employees.salary', op: '>', value: { field: 'manager.salary' } }],
    };
    expect(rowsOf(ir)).toEqual([['Fay', 'Eve']]);
    expect(compiled(ir).columns.map(({ name }) => name)).toEqual(['name', 'manager_name']);
  });
});

describe('times that SQLite keeps as text or numbers', () => {
  const catalog = shop('sqlite');
  const stats = (min: string | number, max: string | number) => ({ distinct: null, nullShare: 0, min, max });
  const events = table('events', ['id integer!', 'day text', 'at text', 'seconds integer', 'millis integer']);
  const ranges: Record<string, ReturnType<typeof stats>> = {
    day: stats('2025-01-31', '2025-03-01'),
    at: stats('2025-01-31T23:59:59.500Z', '2025-03-01 00:00:00'),
    seconds: stats(1_738_367_999, 1_740_787_200),
    millis: stats(1_738_367_999_500, 1_740_787_200_000),
  };
  for (const column of events.columns) {
    const range = ranges[column.name];
    if (range) Object.assign(column, { role: 'date', stats: range });
  }
  catalog.tables.push(events);

  beforeAll(() => {
    database.exec(`
      create table events (id integer primary key, day text, at text, seconds integer, millis integer);
      insert into events values
        (1, '2025-01-31', '2025-01-31T23:59:59.500Z', 1738367999, 1738367999500),
        (2, '2025-02-01', '2025-02-01 00:00:00', 1738368000, 1738368000000),
        (3, '2025-03-01', '2025-03-01 00:00:00', 1740787200, 1740787200000);
    `);
  });

  const ids = (ir: Partial<IrInput>): unknown[][] => {
    const parsed = irSchema.parse({ entities: ['events'], dimensions: ['id'], ...ir });
    const { text, parameters } = compile({ ir: parsed, catalog, params: {}, asOf }).statement;
    return database
      .prepare(text)
      .all(...parameters)
      .map((row: object) => Object.values(row));
  };

  test.each(Object.keys(ranges))('a bound, a day and a bucket fit %s', (field) => {
    expect(ids({ filters: [{ field, op: '>=', value: '2025-02-01T00:00:00Z' }] })).toEqual([[2], [3]]);
    expect(ids({ filters: [{ field, op: '<=', value: '2025-01-31' }] })).toEqual([[1]]);
    expect(
      ids({
        filters: [
          { field, op: '>', value: '2025-01-31T12:00:00Z' },
          { field, op: '<', value: '2025-02-01T12:00:00Z' },
        ],
      }),
    ).toEqual(field === 'day' ? [[2]] : [[1], [2]]);
    expect(ids({ dimensions: [{ field, grain: 'month' }], metrics: [{ name: 'n', agg: 'count' }] })).toEqual([
      ['2025-01-01', 1],
      ['2025-02-01', 1],
      ['2025-03-01', 1],
    ]);
  });
});

describe('the statement', () => {
  test.each(dialects)('is the same for the same IR in %s', (dialect) => {
    const ir: IrInput = {
      entities: ['customers', 'orders'],
      metrics: [shipping, { name: 'n', agg: 'count' }],
      dimensions: ['city'],
    };
    expect(compiled(ir, {}, dialect)).toEqual(compiled(ir, {}, dialect));
  });

  test.each(dialects)('holds no value of the IR as text in %s', (dialect) => {
    const hostile = "x'; drop table orders; --";
    const ir: IrInput = {
      entities: ['orders'],
      metrics: [{ name: 'n"`]', agg: 'count' }],
      filters: (['=', 'contains', 'in', 'not_in', '<'] as const).map((op) => ({ field: 'status', op, value: hostile })),
    };
    const { text, parameters } = compiled(ir, {}, dialect).statement;
    expect(text).not.toContain('drop table');
    expect(parameters.length).toBeGreaterThanOrEqual(5);
    expect(text).toContain(dialect === 'mysql' ? '`n"``]`' : '"n""`]"');
  });

  test('has the limit of the IR and leaves any other to the guard', () => {
    expect(compiled({ entities: ['regions'], limit: 7 }).statement.text).toMatch(/\nLIMIT 7$/);
    expect(compiled({ entities: ['regions'] }).statement.text).not.toContain('LIMIT');
  });

  test('tells its columns with their grain', () => {
    const { columns } = compiled({
      entities: ['energy.measurements'],
      metrics: [{ name: 'kwh', agg: 'sum' }],
      dimensions: ['site', 'day'],
      grain: '1 day',
    });
    expect(columns).toEqual([
      { name: 'site', role: 'dimension', grain: null },
      { name: 'day', role: 'dimension', grain: '1 day' },
      { name: 'kwh', role: 'metric', grain: null },
    ]);
  });
});

describe('an IR that does not fit is refused with what would work', () => {
  const count = [{ name: 'n', agg: 'count' as const }];
  test.each<[string, IrInput, { code: string; message?: string; hint?: string }]>([
    [
      'an unknown entity',
      { entities: ['custmers'] },
      { code: 'ir.field_unknown', message: 'no entity named "custmers"', hint: 'did you mean "customers"?' },
    ],
    [
      'an unknown field',
      { entities: ['customers'], dimensions: ['citty'] },
      { code: 'ir.field_unknown', message: 'no field named "citty" in customers', hint: 'did you mean "city"?' },
    ],
    [
      'a field of two entities',
      { entities: ['orders', 'customers'], dimensions: ['id'] },
      { code: 'ir.field_ambiguous', hint: 'write "orders.id" or "customers.id"' },
    ],
    [
      'entities that nothing connects',
      { entities: ['orders', 'employees'], metrics: count },
      { code: 'ir.join_unknown' },
    ],
    [
      'two joins to one entity',
      { entities: ['orders', 'regions'], metrics: count },
      {
        code: 'ir.join_ambiguous',
        hint: 'name one in joins: orders.billing_region_id = regions.id or orders.shipping_region_id = regions.id',
      },
    ],
    [
      'a sum of texts',
      { entities: ['customers'], metrics: [{ name: 's', agg: 'sum', field: 'name' }] },
      { code: 'ir.invalid', message: 'sum needs a number, and "name" is text' },
    ],
    [
      'a metric that is no metric',
      { entities: ['orders'], metrics: [...count, { name: 'r', expr: 'n / m' }] },
      { code: 'ir.field_unknown' },
    ],
    [
      'metrics in a circle',
      { entities: ['orders'], metrics: [...count, { name: 'a', expr: 'b + n' }, { name: 'b', expr: 'a' }] },
      { code: 'ir.invalid', hint: 'a → b → a' },
    ],
    [
      'having without a metric',
      { entities: ['orders'], metrics: count, having: [{ metric: 'x', op: '>', value: 1 }] },
      { code: 'ir.field_unknown', hint: 'metrics: n' },
    ],
    [
      'a grain that is none',
      { entities: ['orders'], metrics: count, dimensions: ['day'], grain: 'fortnight' },
      { code: 'ir.invalid' },
    ],
    [
      'a day without a time column',
      { entities: ['tickets'], metrics: count, dimensions: ['day'] },
      { code: 'ir.field_unknown' },
    ],
    [
      'a word where a number belongs',
      { entities: ['tickets'], metrics: count, filters: [{ field: 'severity', op: '>', value: 'high' }] },
      { code: 'ir.parameter_invalid', message: '"high" does not fit severity >: severity is a number' },
    ],
    [
      'a word where a date belongs',
      { entities: ['orders'], metrics: count, filters: [{ field: 'ordered_at', op: '>', value: 'soon' }] },
      { code: 'ir.parameter_invalid' },
    ],
    [
      'arithmetic that ends too early',
      { entities: ['order_items'], metrics: [{ name: 's', agg: 'sum', expr: 'quantity *' }] },
      { code: 'ir.invalid', message: 'expression "quantity *" ends too early' },
    ],
    [
      'one name for a metric and a dimension',
      { entities: ['customers'], metrics: [{ name: 'city', agg: 'count' }], dimensions: ['city'] },
      { code: 'ir.invalid' },
    ],
    [
      'several values for one',
      { entities: ['customers'], metrics: count, filters: [{ field: 'city', op: '>', value: ['a', 'b'] }] },
      { code: 'ir.invalid' },
    ],
    [
      'a filter without a value',
      { entities: ['customers'], metrics: count, filters: [{ field: 'city', op: '=' }] },
      { code: 'ir.invalid' },
    ],
    [
      'related rows of the same entity without their keys',
      { entities: ['employees'], metrics: count, filters: [{ exists: { entity: 'employees' } }] },
      { code: 'ir.join_ambiguous' },
    ],
  ])('%s', (_, ir, expected) => {
    expect(refusal(ir)).toMatchObject(expected);
  });

  test('an entity is found without its schema, and with one the engine does not have', () => {
    for (const name of ['measurements', 'energy.measurements', 'Energy.Measurements']) {
      expect(
        compiled({ entities: [name], metrics: [{ name: 'kwh', agg: 'sum' }] }, {}, 'postgres').statement.text,
      ).toContain('"energy"."measurements"');
    }
    expect(compiled({ entities: ['sales.orders'], metrics: count }).statement.text).toContain('FROM "orders"');
  });
});
