/** Small tables with what engines treat differently: gaps, letters, large numbers, fractions, days and clock changes. */
export type ValueType =
  | 'integer'
  | 'bigint'
  | 'decimal'
  | 'double'
  | 'text'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'timestamptz';
export type Value = string | number | boolean | null;

export interface TableData {
  name: string;
  columns: { name: string; type: ValueType; isRequired?: boolean }[];
  primaryKey: string[];
  references: { column: string; table: string }[];
  rows: Value[][];
}

/** A seeded generator of numbers from 0 to 1 (mulberry32): the data is the same in every run. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function makeDataset(seed = 7): TableData[] {
  const next = randomNumbers(seed);
  const pick = <T>(items: readonly [T, ...T[]]): T => items[Math.floor(next() * items.length)] ?? items[0];
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const maybe = <T>(value: T, share = 0.15): T | null => (next() < share ? null : value);
  const decimal = (high: number, scale: number): string => (next() * high - high / 10).toFixed(scale);
  const day = (): string => new Date(Date.UTC(2024, 0, 1) + whole(0, 500) * 86_400_000).toISOString().slice(0, 10);
  const moment = (): string =>
    `${pick([day(), day(), '2024-03-31', '2024-10-27'])} ${two(whole(0, 23))}:${pick(['00', '30', '59'])}:${pick(['00', '59', '15'])}`;

  const regions = ['North', 'South', 'north', 'Île', 'Süd '].map((name, index) => [index + 1, name]);
  const names = [
    'Ada',
    'ada',
    'Åsa',
    'Zoë',
    'Zoe',
    "O'Hara",
    '100% Co',
    'under_score',
    'back\\slash',
    'Ada ',
    '東京',
    '😀 Ltd',
    'ÉCLAIR',
    'éclair',
    '!bang',
  ] as const;
  const customers = Array.from({ length: 40 }, (_, index) => [
    index + 1,
    index < names.length ? (names[index] ?? '') : `Customer ${pick(['A', 'b', 'C'])}${index}`,
    maybe(pick(['Berlin', 'berlin', 'Bern', 'Malmö', 'malmo', ''] as const)),
    maybe(day()),
    maybe(next() < 0.5),
    maybe(decimal(10_000, 2)),
    pick([9_007_199_254_740_993n, 4_000_000_000n, 1n, -5n] as const).toString(),
  ]);
  const orders = Array.from({ length: 150 }, (_, index) => [
    index + 1,
    maybe(whole(1, 36)),
    whole(1, 4),
    maybe(whole(1, 5)),
    maybe(moment(), 0.05),
    maybe(moment(), 0.05),
    maybe(decimal(50, 2)),
    maybe(Math.round(next() * 1e6) / 1e4),
    pick(['open', 'paid', 'Paid', 'void'] as const),
  ]);
  const items = Array.from({ length: 420 }, (_, index) => [
    index + 1,
    whole(1, 140),
    pick(['Tea', 'tea', 'Coffee', 'Thé', 'Milk 1%'] as const),
    maybe(whole(0, 9), 0.05),
    decimal(99, 4),
  ]);
  const tickets = Array.from({ length: 60 }, (_, index) => [
    index + 1,
    whole(1, 40),
    day(),
    maybe(whole(1, 5)),
    maybe(day(), 0.5),
  ]);
  const employees = Array.from({ length: 25 }, (_, index) => [
    index + 1,
    `Employee ${index + 1}`,
    index === 0 ? null : whole(1, Math.max(1, Math.floor(index / 2))),
    whole(2_000, 6_000),
    maybe(pick(['sales', 'Sales', 'it'] as const)),
  ]);
  const readings = Array.from({ length: 600 }, () => [
    maybe(pick(['Hall', 'hall', 'Yard'] as const), 0.03),
    moment(),
    maybe(Math.round(next() * 1e5) / 1e2),
  ]);

  return [
    table('regions', ['id integer!', 'name text'], [], regions),
    table(
      'customers',
      ['id integer!', 'name text!', 'city text', 'joined date', 'is_active boolean', 'credit decimal', 'big bigint'],
      [],
      customers,
    ),
    table(
      'orders',
      [
        'id integer!',
        'customer_id integer',
        'billing_region_id integer!',
        'shipping_region_id integer',
        'ordered_at timestamp',
        'placed_at timestamptz',
        'shipping decimal',
        'weight double',
        'status text!',
      ],
      ['customer_id customers', 'billing_region_id regions', 'shipping_region_id regions'],
      orders,
    ),
    table(
      'order_items',
      ['id integer!', 'order_id integer!', 'product text!', 'quantity integer', 'unit_price decimal'],
      ['order_id orders'],
      items,
    ),
    table(
      'tickets',
      ['id integer!', 'customer_id integer!', 'opened date!', 'severity integer', 'closed date'],
      ['customer_id customers'],
      tickets,
    ),
    table(
      'employees',
      ['id integer!', 'name text!', 'manager_id integer', 'salary integer!', 'team text'],
      ['manager_id employees'],
      employees,
    ),
    { ...table('readings', ['site text', 'timestamp timestamptz!', 'kwh double'], [], readings), primaryKey: [] },
  ];
}

function table(name: string, columns: string[], references: string[], rows: Value[][]): TableData {
  return {
    name,
    primaryKey: ['id'],
    columns: columns.map((text) => {
      const [column = '', type = ''] = text.replace('!', '').split(' ');
      return { name: column, type: type as ValueType, isRequired: text.endsWith('!') };
    }),
    references: references.map((text) => {
      const [column = '', target = ''] = text.split(' ');
      return { column, table: target };
    }),
    rows,
  };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
