import { DatabaseSync } from '@photostructure/sqlite';

const stores = [1, 2, 3, 4] as const;
type StoreNumber = (typeof stores)[number];

const ordersAStore = 12;

/**
 * A sales database in which every row can be recognised wherever it turns up: texts that begin with `CANARY_`, and
 * amounts of five equal digits, both with the number of the store.
 */
export function buildSalesDatabase(path: string): void {
  const database = new DatabaseSync(path);
  database.exec(`
    create table stores (id integer primary key, name text not null);
    create table orders (
      id integer primary key, store_id integer not null references stores(id), city text not null,
      customer text not null, secret_code text not null, amount real not null, placed_on date not null);
    create table salaries (
      id integer primary key, store_id integer not null references stores(id), person text not null, pay real not null);
    create view open_orders as select id, store_id, city, amount from orders where amount > 0;
  `);
  const addStore = database.prepare('insert into stores values (?, ?)');
  const addOrder = database.prepare(
    'insert into orders (store_id, city, customer, secret_code, amount, placed_on) values (?, ?, ?, ?, ?, ?)',
  );
  const addSalary = database.prepare('insert into salaries (store_id, person, pay) values (?, ?, ?)');
  for (const store of stores) {
    addStore.run(store, `CANARY_S${store}_name`);
    for (let place = 0; place < ordersAStore; place++) {
      const text = `S${store}_${place}`;
      const day = `2026-02-${String(place + 1).padStart(2, '0')}`;
      addOrder.run(
        store,
        `CANARY_S${store}_city`,
        `CANARY_CUSTOMER_${text}`,
        `CANARY_CODE_${text}`,
        amountOf(store),
        day,
      );
    }
    for (let place = 0; place < 3; place++) addSalary.run(store, `CANARY_SALARY_S${store}_${place}`, 1_000 * store);
  }
  database.close();
}

/** 11111.25, 22222.25, … */
function amountOf(store: StoreNumber): number {
  return store * 11_111 + 0.25;
}

export interface Canary {
  text: string;
  kind: 'row' | 'customer' | 'code' | 'salary';
  store: number;
}

/** Every trace of a row in a text, however it got there. */
export function canariesIn(text: string): Canary[] {
  const words = text.matchAll(/CANARY_(?:(CUSTOMER|CODE|SALARY)_)?S(\d)\w*/g);
  const amounts = text.matchAll(/\b([1-4])\1{4}\.25\b/g);
  return [
    ...[...words].map(([found, kind, store]): Canary => ({
      text: found,
      kind: kind === 'CUSTOMER' ? 'customer' : kind === 'CODE' ? 'code' : kind === 'SALARY' ? 'salary' : 'row',
      store: Number(store),
    })),
    ...[...amounts].map(([found, store]): Canary => ({ text: found, kind: 'row', store: Number(store) })),
  ];
}
