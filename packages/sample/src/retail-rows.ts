import { type Span, isoDay, partsOf } from './days.ts';
import { brands, cities, finishes, firstNames, lastNames, ranges } from './names.ts';
import { type Random, createRandom } from './random.ts';
import type { SampleRow, SampleValue } from './tables.ts';

export interface RetailOptions {
  span: Span;
  seed: number;
  /** 1 gives about 200,000 order lines in three years. */
  scale: number;
}

export interface TableRow {
  table: string;
  row: SampleRow;
}

interface Store {
  id: number;
  code: string;
  name: string;
  city: string;
  country: string;
  region: string;
  format: string;
  floorArea: number;
  manager: string | null;
  /** How busy it is, and how its business grows a year. */
  pull: number;
  growth: number;
}

interface Product {
  row: SampleRow;
  id: number;
  price: number;
  summer: number;
  popularity: number;
}

const ordersADay = 76;
const averageOrder = 96;
const monthFactor = [0.82, 0.8, 0.92, 0.97, 1.02, 1, 0.93, 0.9, 1, 1.05, 1.28, 1.55];
const weekdayFactor = [0.55, 0.9, 0.88, 0.92, 1, 1.22, 1.5];

/** All rows of the retail chain, each after those it refers to, one at a time: memory does not grow with the scale. */
export function* retailRows(options: RetailOptions): Generator<TableRow> {
  const stores = storesOf(options.seed);
  const products = productsOf(options.seed);
  const customers = Math.round(6_000 * Math.sqrt(options.scale));
  for (const store of stores) yield { table: 'stores', row: storeRow(store) };
  for (const { row } of products) yield { table: 'products', row };
  for (let id = 1; id <= customers; id++) yield { table: 'customers', row: customerRow(id, options) };
  yield* targetRows(stores, options);
  yield* orderRows(stores, products, customers, options);
}

/** The shops, which the energy data speaks of too. */
export function storesOf(seed: number): Store[] {
  const random = createRandom(seed, 1);
  return cities
    .flatMap(({ code, city, country, region, districts }) =>
      districts.map((district, index) => ({
        code: `${code}-${index + 1}`,
        name: `${city} ${district}`,
        city,
        country,
        region,
      })),
    )
    .map((place, index) => {
      const format = random.pick(['flagship', 'standard', 'standard', 'standard', 'express']);
      const size = { flagship: 2_400, standard: 1_100, express: 380 }[format] ?? 1_000;
      return {
        id: index + 1,
        ...place,
        format,
        floorArea: Math.round(size * (0.8 + random.next() * 0.4)),
        manager: random.isTrue(0.05) ? null : personName(random),
        pull: (size / 1_100) ** 0.6 * (0.75 + random.next() * 0.5),
        growth: -0.04 + random.next() * 0.16,
      };
    });
}

function storeRow(store: Store): SampleRow {
  const { id, name, city, country, region, format, floorArea, manager } = store;
  return [id, name, city, country, region, format, floorArea, manager];
}

function productsOf(seed: number): Product[] {
  const random = createRandom(seed, 2);
  return ranges
    .flatMap((range) =>
      range.things.flatMap((thing) => finishes.slice(0, 5).map((finish) => ({ range, name: `${thing} ${finish}` }))),
    )
    .map(({ range, name }, index) => {
      const price = Math.round(range.low * (range.high / range.low) ** random.next()) - 0.05;
      const sku = `${range.category.slice(0, 2).toUpperCase()}-${String(index + 1).padStart(4, '0')}`;
      const brand = random.isTrue(0.08) ? null : random.pick(brands);
      const cost = round(price * (0.45 + random.next() * 0.25));
      return {
        row: [index + 1, sku, name, range.category, brand, round(price), cost, random.isTrue(0.06)],
        id: index + 1,
        price,
        summer: range.summer,
        popularity: Math.exp(random.normal() * 0.8) * (12 / price) ** 0.25,
      };
    });
}

function customerRow(id: number, { seed, span }: RetailOptions): SampleRow {
  const random = createRandom(seed, 3, id);
  const [first, last] = [random.pick(firstNames), random.pick(lastNames)];
  const { city, country } = random.pick(cities);
  const address = `${first}.${last}${id}`
    .normalize('NFD')
    .replaceAll(/[^A-Za-z0-9.]/g, '')
    .toLowerCase();
  const joined = span.first - 900 + Math.floor(random.next() * (span.last - span.first + 900));
  return [
    id,
    first,
    last,
    `${address}@example.com`,
    random.isTrue(0.2) ? null : `+49 30 555 ${String(random.between(1_000, 9_999))}`,
    city,
    country,
    random.pick(['regular', 'regular', 'regular', 'silver', 'gold']),
    isoDay(joined),
    random.isTrue(0.4),
  ];
}

function* targetRows(stores: Store[], { span, seed, scale }: RetailOptions): Generator<TableRow> {
  const random = createRandom(seed, 4);
  for (const store of stores) {
    for (let day = span.first; day <= span.last; day++) {
      if (!isoDay(day).endsWith('-01')) continue;
      const expected = demandOn(day, store, span, stores) * 30.4 * ordersADay * averageOrder * scale;
      yield {
        table: 'targets',
        row: [store.id, isoDay(day), Math.round((expected * (0.94 + random.next() * 0.16)) / 100) * 100],
      };
    }
  }
}

/** The share of an average day's orders of the whole chain that falls to a store on a day. */
function demandOn(day: number, store: Store, span: Span, stores: Store[]): number {
  const { month, weekday } = partsOf(day);
  const years = (day - span.first) / 365.25;
  const whole = stores.reduce((sum, { pull }) => sum + pull, 0);
  return (store.pull / whole) * (1 + store.growth * years) * (monthFactor[month] ?? 1) * (weekdayFactor[weekday] ?? 1);
}

function* orderRows(
  stores: Store[],
  products: Product[],
  customers: number,
  options: RetailOptions,
): Generator<TableRow> {
  const { span, seed, scale } = options;
  const random = createRandom(seed, 5);
  const ids = { order: 0, item: 0, returned: 0 };
  let shelf: (() => Product) | null = null;
  for (let day = span.first; day <= span.last; day++) {
    if (!shelf || isoDay(day).endsWith('-01')) shelf = shelfIn(day, products, random);
    for (const store of stores) {
      const mean = demandOn(day, store, span, stores) * ordersADay * scale;
      const count = random.count(mean);
      for (let each = 0; each < count; each++)
        yield* orderOn(day, store, { random, ids, shelf, customers, last: span.last });
    }
  }
}

interface Till {
  random: Random;
  ids: { order: number; item: number; returned: number };
  shelf: () => Product;
  customers: number;
  last: number;
}

const payments = ['card', 'card', 'card', 'cash', 'mobile', 'invoice'];
const reasons: (string | null)[] = ['did not fit', 'damaged', 'changed mind', 'changed mind', 'wrong article', null];

function* orderOn(day: number, store: Store, till: Till): Generator<TableRow> {
  const { random, ids, shelf, customers, last } = till;
  const isOnline = random.isTrue(0.22);
  const isMember = isOnline || random.isTrue(0.55);
  const customer: SampleValue = isMember ? 1 + Math.floor(random.next() ** 1.6 * customers) : null;
  const isOpen = isOnline && last - day < 5 && random.isTrue(0.6);
  const status = isOpen ? 'open' : random.isTrue(0.02) ? 'canceled' : 'completed';
  const order = ++ids.order;
  yield {
    table: 'orders',
    row: [
      order,
      isoDay(day),
      store.id,
      customer,
      isOnline ? 'online' : 'store',
      status,
      isOnline ? 'card' : random.pick(payments),
    ],
  };
  const lines = Math.min(9, 1 + Math.floor(-Math.log(1 - random.next()) * 1.75));
  for (let line = 0; line < lines; line++) {
    const product = shelf();
    const quantity = random.isTrue(0.72) ? 1 : random.between(2, product.price > 100 ? 2 : 6);
    const discount = random.isTrue(0.14) ? random.pick([0.05, 0.1, 0.1, 0.2, 0.3]) : 0;
    const revenue = round(quantity * product.price * (1 - discount));
    const item = ++ids.item;
    yield { table: 'order_items', row: [item, order, product.id, quantity, round(product.price), discount, revenue] };
    const back = day + random.between(2, 30);
    const isReturned = status === 'completed' && random.isTrue(isOnline ? 0.11 : 0.03) && back <= last;
    if (!isReturned) continue;
    const returned = random.between(1, quantity);
    const refund = round((revenue / quantity) * returned);
    yield { table: 'returns', row: [++ids.returned, item, isoDay(back), returned, refund, random.pick(reasons)] };
  }
}

/** Draws products by popularity as it is in a month: 4,096 places, so that one draw is one look. */
function shelfIn(day: number, products: Product[], random: Random): () => Product {
  const { yearShare } = partsOf(day);
  const warmth = -Math.cos(yearShare * 2 * Math.PI);
  const weights = products.map(({ popularity, summer }) => popularity * (1 + summer * 0.8 * warmth));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const places = products.flatMap((product, index) => {
    const count = Math.max(1, Math.round(((weights[index] ?? 0) / whole) * 4_096));
    return Array.from({ length: count }, () => product);
  });
  return () => random.pick(places);
}

function personName(random: Random): string {
  return `${random.pick(firstNames)} ${random.pick(lastNames)}`;
}

function round(amount: number): number {
  return Math.round(amount * 100) / 100;
}
