import type { DescribedColumn, DescribedForeignKey, DescribedTable, SourceDescription } from '@air/connectors';
import { AirError, type Cell, type ColumnType, fixedClock } from '@air/core';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { afterEach, describe, expect, test } from 'vitest';
import type { Catalog, CatalogTable } from './catalog.ts';
import { learn } from './learn.ts';
import { minimalDdl } from './minimal-ddl.ts';
import type { LearnOptions, LearnSource } from './source.ts';

const open: DatabaseSyncInstance[] = [];

afterEach(() => {
  for (const database of open.splice(0)) database.close();
});

/** A real SQLite database, and what it would be described as. */
function sourceOf(script: string) {
  const database = new DatabaseSync(':memory:');
  open.push(database);
  database.exec(script);
  const statements: string[] = [];
  const denied = new Set<string>();
  const source: LearnSource = {
    describe: () => Promise.resolve(describeDatabase(database)),
    query: async ({ text }) => {
      statements.push(text);
      for (const table of denied) {
        if (text.includes(`"${table}"`)) throw new AirError('connector.query_failed', `permission denied for ${table}`);
      }
      const rows = database.prepare(text).all() as Record<string, Cell>[]; // scalars only, as selected
      return { columns: [], rows: rows.map((row) => Object.values(row)) };
    },
  };
  return { database, source, statements, denied };
}

function describeDatabase(database: DatabaseSyncInstance): SourceDescription {
  const all = (text: string) => database.prepare(text).all() as Record<string, string>[]; // catalog rows
  const tables = all(`SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name`);
  return {
    defaultSchema: null,
    skipped: [],
    tables: tables.map(({ name = '', type }): DescribedTable => {
      const info = all(`SELECT * FROM pragma_table_info('${name}')`);
      return {
        schema: null,
        name,
        kind: type === 'view' ? 'view' : 'table',
        comment: null,
        rowCount: null,
        columns: info.map((column): DescribedColumn => ({
          name: column['name'] ?? '',
          type: typeOf(column['type'] ?? ''),
          nativeType: column['type'] ?? '',
          nullable: Number(column['notnull']) === 0,
          comment: null,
        })),
        primaryKey: info.filter((column) => Number(column['pk']) > 0).map((column) => column['name'] ?? ''),
        uniqueKeys: [],
        indexes: [],
        hypertableTimeColumn: null,
      };
    }),
    foreignKeys: tables.flatMap(({ name = '' }) =>
      all(`SELECT * FROM pragma_foreign_key_list('${name}')`).map((key): DescribedForeignKey => ({
        fromSchema: null,
        fromTable: name,
        fromColumns: [key['from'] ?? ''],
        toSchema: null,
        toTable: key['table'] ?? '',
        toColumns: key['to'] ? [key['to']] : [],
      })),
    ),
  };
}

function typeOf(native: string): ColumnType {
  const types: [RegExp, ColumnType][] = [
    [/INT/, 'integer'],
    [/TEXT/, 'text'],
    [/REAL/, 'float'],
    [/DATE/, 'date'],
    [/BLOB/, 'binary'],
  ];
  return types.find(([pattern]) => pattern.test(native))?.[1] ?? 'unknown';
}

const options: LearnOptions = { datasourceId: 'shop', dialect: 'sqlite', clock: fixedClock('2026-01-01T00:00:00Z') };

function tableOf(catalog: Catalog, name: string): CatalogTable {
  const table = catalog.tables.find((item) => item.name === name);
  if (!table) throw new Error(`no table ${name}`);
  return table;
}

function columnOf(catalog: Catalog, table: string, name: string) {
  const column = tableOf(catalog, table).columns.find((item) => item.name === name);
  if (!column) throw new Error(`no column ${table}.${name}`);
  return column;
}

const links = (catalog: Catalog) =>
  catalog.relationships.map(
    (link) =>
      `${link.fromTable}.${link.fromColumns.join('+')} -> ${link.toTable}.${link.toColumns.join('+')} ${link.origin}`,
  );

const shop = `
  CREATE TABLE countries (code TEXT PRIMARY KEY, name TEXT);
  INSERT INTO countries VALUES ('DE', 'Germany'), ('FR', 'France');
  CREATE TABLE customers (id INTEGER PRIMARY KEY, first_name TEXT, last_name TEXT, email TEXT, password_hash TEXT, born DATE);
  INSERT INTO customers VALUES
    (1, 'Ann', 'Lee', 'ann@example.com', 'x', '1990-01-01'), (2, 'Bob', 'Ray', 'bob@example.com', 'y', NULL);
  CREATE TABLE orders (
    id INTEGER PRIMARY KEY, customer_id INTEGER, billing_country_code TEXT, order_date DATE, shipped_on DATE,
    amount REAL, note TEXT
  );
  INSERT INTO orders VALUES
    (1, 1, 'DE', '2025-01-01', '2025-01-03', 10.5, NULL), (2, 1, 'FR', '2025-01-02', NULL, 20, NULL),
    (3, 2, 'DE', '2025-01-05', NULL, 5, 'late'), (4, 2, 'DE', '2025-01-09', NULL, 5, NULL);
`;

describe('what is found out by looking', () => {
  test('statistics of every column come with exact counts', async () => {
    const { catalog } = await learn(sourceOf(shop).source, options);
    expect(tableOf(catalog, 'orders').rowCount).toBe(4);
    expect(columnOf(catalog, 'orders', 'amount').stats).toEqual({ distinct: 3, nullShare: 0, min: 5, max: 20 });
    expect(columnOf(catalog, 'orders', 'note').stats).toEqual({
      distinct: 1,
      nullShare: 0.75,
      min: 'late',
      max: 'late',
    });
  });

  test('values of categories and names are kept, those of personal and secret columns are not', async () => {
    const { catalog, notes } = await learn(sourceOf(shop).source, options);
    expect(columnOf(catalog, 'countries', 'name').values).toEqual(['France', 'Germany']);
    expect(columnOf(catalog, 'orders', 'billing_country_code').values).toEqual(['DE', 'FR']);
    expect(columnOf(catalog, 'customers', 'last_name')).toMatchObject({ sensitivity: 'none', values: ['Lee', 'Ray'] });
    expect(columnOf(catalog, 'customers', 'email')).toMatchObject({ sensitivity: 'personal', values: null });
    expect(columnOf(catalog, 'customers', 'email').stats).toMatchObject({ distinct: 2, min: null, max: null });
    expect(columnOf(catalog, 'customers', 'password_hash').sensitivity).toBe('secret');
    expect(JSON.stringify([catalog, notes])).not.toContain('example.com');
  });

  test('a row is recognised by its name and dated by the event', async () => {
    const { catalog } = await learn(sourceOf(shop).source, options);
    expect(tableOf(catalog, 'customers').labelColumns).toEqual(['first_name', 'last_name']);
    expect(tableOf(catalog, 'countries').labelColumns).toEqual(['name']);
    expect(tableOf(catalog, 'orders')).toMatchObject({ labelColumns: ['id'], timeColumn: 'order_date' });
    expect(tableOf(catalog, 'customers').timeColumn).toBeNull();
  });

  test('a large table is counted by the engine, one statement for all statistics', async () => {
    const { source, statements } = sourceOf(`
      CREATE TABLE readings (id INTEGER PRIMARY KEY, site TEXT, kwh REAL);
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)
      INSERT INTO readings SELECT i, 'site ' || (i % 7), i * 0.5 FROM n;
    `);
    const { catalog } = await learn(source, options);
    expect(tableOf(catalog, 'readings').rowCount).toBe(9_000);
    expect(columnOf(catalog, 'readings', 'kwh').stats).toEqual({ distinct: 9_000, nullShare: 0, min: 0.5, max: 4_500 });
    expect(columnOf(catalog, 'readings', 'site')).toMatchObject({
      role: 'category',
      values: expect.objectContaining({ length: 7 }),
    });
    expect(statements).toHaveLength(4); // first rows, count, statistics, values of the one category
  });

  test('names with quotes and spaces are no trouble', async () => {
    const { catalog, skipped } = await learn(
      sourceOf(`CREATE TABLE "odd ""name" ("a ""b" TEXT, "select" INTEGER); INSERT INTO "odd ""name" VALUES ('x', 1)`)
        .source,
      options,
    );
    expect(skipped).toEqual([]);
    expect(columnOf(catalog, 'odd "name', 'a "b').values).toEqual(['x']);
  });

  test('empty tables and tables without readable columns are learned too', async () => {
    const { catalog } = await learn(
      sourceOf('CREATE TABLE a (x TEXT, y INTEGER); CREATE TABLE b (z BLOB)').source,
      options,
    );
    expect(tableOf(catalog, 'a').rowCount).toBe(0);
    expect(columnOf(catalog, 'b', 'z').role).toBe('other');
  });
});

describe('keys that nobody declared', () => {
  test('are inferred from name, type and values, with the evidence', async () => {
    const { catalog } = await learn(sourceOf(shop).source, options);
    expect(links(catalog)).toEqual([
      'orders.billing_country_code -> countries.code inferred',
      'orders.customer_id -> customers.id inferred',
    ]);
    expect(catalog.relationships[1]).toMatchObject({ cardinality: 'many_to_one', evidence: '100 % of 2 values found' });
  });

  test('are not believed when the values are elsewhere', async () => {
    const { catalog } = await learn(
      sourceOf(`
        CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT);
        INSERT INTO customers VALUES (1, 'a'), (2, 'b');
        CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER);
        INSERT INTO orders VALUES (1, 1), (2, 77), (3, 78);
      `).source,
      options,
    );
    expect(links(catalog)).toEqual([]);
  });

  test('are found in self references, roles, prefixes and abbreviations', async () => {
    const { catalog } = await learn(
      sourceOf(`
        CREATE TABLE dim_employee (emp_id INTEGER PRIMARY KEY, emp_name TEXT, manager_id INTEGER);
        INSERT INTO dim_employee VALUES (1, 'a', NULL), (2, 'b', 1), (3, 'c', 1), (4, 'd', 2);
        CREATE TABLE dim_product (product_key INTEGER PRIMARY KEY, parent_product_key INTEGER);
        INSERT INTO dim_product VALUES (10, NULL), (20, 10), (30, 10);
        CREATE TABLE fact_sales (prod_key INTEGER, seller_emp_id INTEGER, quantity INTEGER);
        INSERT INTO fact_sales VALUES (10, 1, 1), (20, 2, 1), (30, 2, 5);
      `).source,
      options,
    );
    expect(links(catalog)).toEqual([
      'dim_employee.manager_id -> dim_employee.emp_id inferred',
      'dim_product.parent_product_key -> dim_product.product_key inferred',
      'fact_sales.prod_key -> dim_product.product_key inferred',
      'fact_sales.seller_emp_id -> dim_employee.emp_id inferred',
    ]);
    expect(columnOf(catalog, 'fact_sales', 'prod_key').role).toBe('key');
    expect(columnOf(catalog, 'fact_sales', 'quantity').role).toBe('measure');
  });

  test('point to the table that owns the key, where no table declares one', async () => {
    const { catalog } = await learn(
      sourceOf(`
        CREATE TABLE author (aid INTEGER, name TEXT);
        INSERT INTO author VALUES (1, 'a'), (2, 'b'), (3, 'c');
        CREATE TABLE paper (pid INTEGER, title TEXT);
        INSERT INTO paper VALUES (1, 'p'), (2, 'q'), (3, 'r');
        CREATE TABLE writes (aid INTEGER, pid INTEGER);
        INSERT INTO writes VALUES (1, 1), (2, 1), (2, 2);
      `).source,
      options,
    );
    expect(links(catalog)).toEqual(['writes.aid -> author.aid inferred', 'writes.pid -> paper.pid inferred']);
  });

  test('are left alone where a key is declared; the declared one is preferred', async () => {
    const { catalog } = await learn(
      sourceOf(`
        CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT);
        INSERT INTO people VALUES (1, 'a'), (2, 'b');
        CREATE TABLE pets (id INTEGER PRIMARY KEY, people_id INTEGER REFERENCES people (id));
        INSERT INTO pets VALUES (1, 1), (2, 1);
      `).source,
      options,
    );
    expect(links(catalog)).toEqual(['pets.people_id -> people.id declared']);
    expect(catalog.relationships[0]?.evidence).toBe('foreign key');
  });

  test('ids of the same generic name are not joined, nor are counts', async () => {
    const { catalog } = await learn(
      sourceOf(`
        CREATE TABLE orders (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO orders VALUES (1, 'a'), (2, 'b'), (3, 'c');
        CREATE TABLE days (id INTEGER PRIMARY KEY, orders INTEGER, name TEXT); INSERT INTO days VALUES (1, 2, 'a'), (2, 3, 'b');
      `).source,
      options,
    );
    expect(links(catalog)).toEqual([]);
  });
});

describe('learning again', () => {
  test('looks only into tables whose structure or number of rows has changed', async () => {
    const { source, database, statements } = sourceOf(shop);
    const first = await learn(source, options);
    database.exec(`INSERT INTO customers VALUES (3, 'Cy', 'Fox', NULL, NULL, NULL)`);
    statements.length = 0;
    const second = await learn(source, { ...options, previous: first.catalog });
    expect(second).toMatchObject({ profiled: 1, reused: 2 });
    expect(tableOf(second.catalog, 'customers').rowCount).toBe(3);
    expect(links(second.catalog)).toEqual(links(first.catalog));
    expect(statements.filter((text) => text.includes('"orders"') && !text.includes('count('))).toEqual([]);
  });

  test('an unchanged source gives the same version, hashes and notes', async () => {
    const { source } = sourceOf(shop);
    const first = await learn(source, options);
    const second = await learn(source, { ...options, previous: first.catalog });
    const anew = await learn(source, options);
    for (const again of [second, anew]) {
      expect(again.catalog.version).toBe(first.catalog.version);
      expect(again.notes).toEqual(first.notes);
    }
  });

  test('a relationship that a person confirmed stays', async () => {
    const { source, database } = sourceOf(shop);
    const { catalog } = await learn(source, options);
    const confirmed = {
      ...catalog,
      relationships: catalog.relationships.map((link) => ({
        ...link,
        origin: 'confirmed' as const,
        evidence: 'by Ann',
      })),
    };
    database.exec(`INSERT INTO orders VALUES (5, 99, 'XX', '2025-01-01', NULL, 1, NULL)`);
    const again = await learn(source, { ...options, previous: confirmed });
    expect(links(again.catalog)).toEqual(links(confirmed));
  });
});

describe('when something is in the way', () => {
  test('a table that may not be read is named and the others are learned', async () => {
    const { source, denied } = sourceOf(shop);
    denied.add('customers');
    const { catalog, skipped } = await learn(source, options);
    expect(skipped).toEqual([{ name: 'customers', reason: 'permission denied for customers' }]);
    expect(columnOf(catalog, 'customers', 'email')).toMatchObject({
      stats: null,
      values: null,
      sensitivity: 'personal',
    });
    expect(tableOf(catalog, 'orders').rowCount).toBe(4);
  });

  test('a count that takes too long is done without, and told', async () => {
    const { source } = sourceOf(`
      CREATE TABLE readings (id INTEGER PRIMARY KEY, site TEXT, kwh REAL);
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
      INSERT INTO readings SELECT i, 'site ' || (i % 7), i * 0.5 FROM n;
    `);
    const slow: LearnSource = {
      ...source,
      query: (statement, signal) =>
        statement.text.includes('count(')
          ? Promise.reject(new AirError('run.timeout', 'the query took longer than 60 s'))
          : source.query(statement, signal),
    };
    const { catalog, skipped } = await learn(slow, options);
    expect(skipped).toEqual([{ name: 'readings', reason: 'statistics incomplete: the query took longer than 60 s' }]);
    expect(columnOf(catalog, 'readings', 'site')).toMatchObject({ role: 'category', stats: null, values: null });
    expect(columnOf(catalog, 'readings', 'kwh').role).toBe('measure');
  });

  test('when the time is over, what is left is taken by its structure', async () => {
    let now = 0;
    const clock = { now: () => new Date((now += 1_000)) };
    const { catalog, skipped } = await learn(sourceOf(shop).source, {
      ...options,
      clock,
      timeBudgetMs: 1_500,
      concurrency: 1,
    });
    expect(catalog.tables).toHaveLength(3);
    expect(skipped.length).toBeGreaterThan(0);
    expect(skipped[0]?.reason).toMatch(/structure only/);
  });

  test('an abort ends it', async () => {
    const stop = new AbortController();
    const { source } = sourceOf(shop);
    const learning = learn(source, { ...options, signal: stop.signal, onProgress: () => stop.abort() });
    await expect(learning).rejects.toThrow(/abort/i);
  });

  test('a lost connection is not taken for a table that cannot be read', async () => {
    const { source } = sourceOf(shop);
    const broken: LearnSource = {
      ...source,
      query: () => Promise.reject(new AirError('connector.unreachable', 'no answer')),
    };
    await expect(learn(broken, options)).rejects.toMatchObject({ code: 'connector.unreachable' });
  });
});

test('progress rises from nothing to nearly all', async () => {
  const told: number[] = [];
  await learn(sourceOf(shop).source, { ...options, onProgress: (_step, fraction) => told.push(fraction) });
  expect(told[0]).toBe(0);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBeGreaterThan(0.9);
});

test('notes are Markdown in chunks, and the DDL leaves out what a model must not see', async () => {
  const wide = `CREATE TABLE wide (${Array.from({ length: 100 }, (_, index) => `c${index} INTEGER`).join(', ')});`;
  const { catalog, notes } = await learn(sourceOf(shop + wide).source, options);
  expect(notes.filter(({ object }) => object === 'wide').map(({ chunk }) => chunk)).toEqual([0, 1, 2]);
  const orders = notes.find(({ object }) => object === 'orders');
  expect(orders?.md).toContain('- time column: order_date');
  expect(orders?.md).toContain('orders.customer_id → customers.id (many to one, inferred: 100 % of 2 values found)');
  const ddl = minimalDdl(catalog, ['customers', 'orders']);
  expect(ddl).toContain(
    'CREATE TABLE customers (\n  id INTEGER,\n  first_name TEXT,\n  last_name TEXT,\n  PRIMARY KEY (id)\n);',
  );
  expect(ddl).toContain('-- orders.customer_id can be joined with customers.id');
  expect(ddl).not.toMatch(/email|password|born|countries/);
});

test('a thousand tables are learned, keys between them found', async () => {
  const script = Array.from({ length: 1_000 }, (_, index) => {
    const reference = index === 0 ? '' : `, thing${Math.floor(index / 2)}_id INTEGER`;
    const values = index === 0 ? `(1, 'a'), (2, 'b')` : `(1, 'a', 1), (2, 'b', 2)`;
    return `CREATE TABLE thing${index} (id INTEGER PRIMARY KEY, name TEXT${reference}); INSERT INTO thing${index} VALUES ${values};`;
  });
  const { source, statements } = sourceOf(script.join('\n'));
  const { catalog, notes } = await learn(source, options);
  expect(catalog.tables).toHaveLength(1_000);
  expect(notes).toHaveLength(1_000);
  expect(catalog.relationships).toHaveLength(999);
  expect(statements.length).toBeLessThan(4_500);
});
