import type { Catalog, CatalogColumn, CatalogTable } from '../../learn/catalog.ts';

/** A chain of stores for tests: every fact that is read off rows is the text or the number that is passed in. */
export function chain(fact: { text: string; number: number } = { text: 'Berlin', number: 4 }): Catalog {
  const column = (name: string, change: Partial<CatalogColumn> = {}): CatalogColumn => ({
    name,
    type: 'text',
    nativeType: 'text',
    nullable: true,
    comment: null,
    role: 'category',
    stats: { distinct: fact.number, nullShare: fact.number / 100, min: fact.text, max: fact.text },
    values: [fact.text],
    sensitivity: 'none',
    ...change,
  });
  const key = (name: string): CatalogColumn => column(name, { type: 'integer', nativeType: 'integer', role: 'key' });
  const table = (name: string, columns: CatalogColumn[], change: Partial<CatalogTable> = {}): CatalogTable => ({
    name,
    schema: null,
    sqlName: name,
    kind: 'table',
    comment: `one row for each of ${name}`,
    rowCount: fact.number,
    columns,
    primaryKey: ['id'],
    uniqueKeys: [['email']],
    indexes: [['store_id'], ['email']],
    timeColumn: null,
    isTimeSeries: false,
    labelColumns: ['name'],
    hash: `hash of ${fact.text}`,
    ...change,
  });
  const link = (fromTable: string, fromColumn: string, toTable: string, toColumn: string) => ({
    fromTable,
    fromColumns: [fromColumn],
    toTable,
    toColumns: [toColumn],
    cardinality: 'many_to_one' as const,
    origin: 'inferred' as const,
    evidence: `98 % of ${fact.number} values found, such as ${fact.text}`,
  });
  return {
    datasourceId: 'chain',
    dialect: 'sqlite',
    version: `version of ${fact.text}`,
    learnedAt: '2026-01-01T00:00:00Z',
    tables: [
      table('stores', [key('id'), key('store_id'), column('name'), column('city'), column('email')]),
      table('orders', [key('id'), key('store_id'), key('product_id'), column('name'), column('email'), column('note')]),
      table('products', [key('id'), column('name'), column('email')]),
      table('staff', [key('id'), key('store_id'), column('name'), column('email')]),
    ],
    relationships: [
      link('orders', 'store_id', 'stores', 'id'),
      link('orders', 'product_id', 'products', 'id'),
      link('staff', 'email', 'orders', 'email'),
    ],
  };
}
