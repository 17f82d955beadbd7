import { type Aggregate, aggregates, grains, type IrInput } from '@air/contract';
import { randomNumbers } from './dataset.ts';

interface Shape {
  entities: string[];
  texts: string[];
  numbers: string[];
  times: string[];
  keys: string[];
}

const shapes: Shape[] = [
  {
    entities: ['orders', 'customers'],
    texts: ['orders.status', 'customers.city', 'customers.name'],
    numbers: ['orders.shipping', 'orders.weight', 'orders.id'],
    times: ['orders.ordered_at', 'orders.placed_at', 'customers.joined'],
    keys: ['orders.customer_id'],
  },
  {
    entities: ['order_items', 'orders', 'customers'],
    texts: ['order_items.product', 'orders.status', 'customers.city'],
    numbers: ['order_items.quantity', 'order_items.unit_price'],
    times: ['orders.ordered_at', 'orders.placed_at'],
    keys: ['order_items.order_id', 'orders.customer_id'],
  },
  {
    entities: ['customers', 'orders', 'tickets'],
    texts: ['customers.city', 'customers.name'],
    numbers: ['customers.credit', 'orders.shipping', 'tickets.severity'],
    times: ['customers.joined'],
    keys: ['customers.is_active'],
  },
  { entities: ['readings'], texts: ['site'], numbers: ['kwh'], times: ['timestamp'], keys: [] },
  {
    entities: ['tickets', 'customers'],
    texts: ['customers.city', 'customers.name'],
    numbers: ['tickets.severity', 'tickets.id'],
    times: ['tickets.opened', 'tickets.closed'],
    keys: ['tickets.customer_id', 'customers.is_active'],
  },
];

/** Random IRs that stay within what the compiler accepts, the same ones for the same seed. */
export function generateIrs(number: number, seed = 11): IrInput[] {
  const next = randomNumbers(seed);
  return Array.from({ length: number }, () => generateIr(next));
}

function generateIr(next: () => number): IrInput {
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(next() * items.length)];
  const some = <T>(items: readonly T[], most: number): T[] =>
    [...new Set(Array.from({ length: Math.floor(next() * (most + 1)) }, () => pick(items)))].filter(
      (item) => item !== undefined,
    );
  const shape = pick(shapes) ?? { entities: ['regions'], texts: [], numbers: [], times: [], keys: [] };

  const filters = some([0, 1, 2, 3], 2).flatMap((kind) => {
    const text = pick(shape.texts) ?? '';
    const number = pick(shape.numbers) ?? '';
    const time = pick(shape.times) ?? '';
    const options = [
      {
        field: text,
        op: pick(['=', '!=', 'contains', 'starts_with', 'ends_with'] as const) ?? '=',
        value: pick(['Berlin', 'paid', 'a', 'É', 'Tea', 'Hall']) ?? '',
      },
      { field: number, op: pick(['>', '<', '>=', '<=', '='] as const) ?? '>', value: Math.floor(next() * 40) / 2 },
      {
        field: time,
        op: pick(['>', '<', '>=', '<=', '=', '!='] as const) ?? '>',
        value: pick(['2024-03-31', '2024-10-27', '2024-06-01T12:00:00Z', '2025']) ?? '',
      },
      { field: text, op: pick(['is_null', 'is_not_null'] as const) ?? 'is_null' },
    ];
    const option = options[kind];
    return option ? [option] : [];
  });

  const isList = next() < 0.2;
  const time = pick(shape.times);
  const dimensions: IrInput['dimensions'] = some([...shape.texts, ...shape.keys], 2);
  if (time && next() < 0.5) dimensions.push({ field: time, grain: pick(grains) ?? 'day', as: 'period' });
  if (isList) {
    return {
      entities: shape.entities,
      dimensions: [...dimensions, ...some(shape.numbers, 2)],
      filters,
      distinct: next() < 0.5,
      limit: 50,
    };
  }
  const metrics: NonNullable<IrInput['metrics']> = some(shape.numbers, 3).map((field, index) => ({
    name: `m${index}`,
    agg: pick<Aggregate>(aggregates) ?? 'sum',
    field,
  }));
  if (metrics.length === 0 || next() < 0.4) metrics.push({ name: 'n', agg: 'count' });
  const [first] = metrics;
  const calc = pick(['share_of_total', 'running_total', 'change', 'change_percent', 'rank'] as const);
  if (first && calc && next() < 0.4) metrics.push({ name: 'window', calc, of: first.name });
  return {
    entities: shape.entities,
    metrics,
    dimensions,
    filters,
    ...(first && next() < 0.5 && { order: [{ field: first.name, dir: pick(['asc', 'desc'] as const) ?? 'asc' }] }),
    ...(first && next() < 0.2 && { having: [{ metric: first.name, op: '>' as const, value: 2 }] }),
    limit: pick([5, 50, 500]) ?? 50,
  };
}
