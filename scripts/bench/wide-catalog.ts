import type { Catalog, CatalogColumn, CatalogTable } from '@air/engine/learn';

const domains = [
  'customer',
  'order',
  'product',
  'invoice',
  'shipment',
  'employee',
  'store',
  'supplier',
  'payment',
  'ticket',
];
const suffixes = ['', '_history', '_note', '_target', '_event'];

/** A catalog of any number of tables with names, values and keys such as a company has. */
export function wideCatalog(tableCount: number): Catalog {
  const names = Array.from({ length: tableCount }, (_, index) => {
    const round = Math.floor(index / (domains.length * suffixes.length));
    const name = `${domains[index % domains.length]}${suffixes[Math.floor(index / domains.length) % suffixes.length]}s`;
    return round === 0 ? name : `${name}_${round}`;
  });
  return {
    datasourceId: 'bench',
    dialect: 'postgres',
    version: 'bench',
    learnedAt: '2026-01-01T00:00:00.000Z',
    tables: names.map((name, index) => table(name, index, names)),
    relationships: names.slice(1).map((name, index) => ({
      fromTable: name,
      fromColumns: [`${names[Math.floor(index / 2)]}_id`],
      toTable: names[Math.floor(index / 2)] ?? name,
      toColumns: ['id'],
      cardinality: 'many_to_one',
      origin: 'declared',
      evidence: 'foreign key',
    })),
  };
}

function table(name: string, index: number, names: string[]): CatalogTable {
  const parent = index === 0 ? null : (names[Math.floor((index - 1) / 2)] ?? null);
  const columns: CatalogColumn[] = [
    column('id', 'integer', 'key'),
    ...(parent ? [column(`${parent}_id`, 'integer', 'key')] : []),
    column(
      'name',
      'text',
      'category',
      Array.from({ length: 200 }, (_, row) => `${name} ${row}`),
    ),
    column('status', 'text', 'category', ['open', 'paid', 'closed', 'lost']),
    column('country', 'text', 'category', ['Germany', 'Finland', 'Estonia', 'Norway', 'Poland']),
    column('amount', 'decimal', 'measure'),
    column('quantity', 'integer', 'measure'),
    column('created_at', 'timestamp', 'date'),
  ];
  return {
    name,
    schema: 'public',
    sqlName: name,
    kind: 'table',
    comment: null,
    rowCount: 10_000,
    columns,
    primaryKey: ['id'],
    uniqueKeys: [],
    indexes: [],
    timeColumn: 'created_at',
    isTimeSeries: false,
    labelColumns: ['name'],
    hash: name,
  };
}

function column(
  name: string,
  type: CatalogColumn['type'],
  role: CatalogColumn['role'],
  values: string[] | null = null,
): CatalogColumn {
  return {
    name,
    type,
    nativeType: type,
    nullable: false,
    comment: null,
    role,
    stats: { distinct: values?.length ?? 1_000, nullShare: 0, min: null, max: null },
    values,
    sensitivity: 'none',
  };
}
