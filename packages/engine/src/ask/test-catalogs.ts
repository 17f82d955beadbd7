import type { ColumnType } from '@air/core';
import type { Catalog, CatalogColumn, CatalogTable, ColumnRole, Relationship } from '../learn/catalog.ts';

/** `id key`, `title text = Dune|Emma`, `price decimal`: a column, and the texts that stand in it. */
type ColumnText = string;

const types: Record<string, { type: ColumnType; role: ColumnRole }> = {
  key: { type: 'integer', role: 'key' },
  integer: { type: 'integer', role: 'measure' },
  decimal: { type: 'decimal', role: 'measure' },
  text: { type: 'text', role: 'text' },
  category: { type: 'text', role: 'category' },
  date: { type: 'date', role: 'date' },
  timestamp: { type: 'timestamptz', role: 'date' },
  flag: { type: 'boolean', role: 'flag' },
};

function columnOf(text: ColumnText): CatalogColumn {
  const [head = '', list] = text.split(' = ');
  const [name = '', kind = 'text'] = head.split(' ');
  const { type, role } = types[kind] ?? { type: 'text', role: 'text' };
  const values = list?.split('|') ?? null;
  const stats = { distinct: values?.length ?? null, nullShare: 0, min: null, max: null };
  return { name, type, nativeType: type, nullable: true, comment: null, role, stats, values, sensitivity: 'none' };
}

export function tableOf(name: string, columns: ColumnText[], more: Partial<CatalogTable> = {}): CatalogTable {
  const read = columns.map(columnOf);
  const keys = read.filter((column) => column.name === 'id').map((column) => column.name);
  return {
    name,
    schema: null,
    sqlName: name,
    kind: 'table',
    comment: null,
    rowCount: 100,
    columns: read,
    primaryKey: keys,
    uniqueKeys: [],
    indexes: [],
    timeColumn: read.filter(({ role }) => role === 'date').map((column) => column.name)[0] ?? null,
    isTimeSeries: false,
    labelColumns: read.filter((column) => ['name', 'title'].includes(column.name)).map((column) => column.name),
    hash: name,
    ...more,
  };
}

/** `orders.store_id → stores.id`. */
function relationshipOf(text: string): Relationship {
  const [from = '', to = ''] = text.split(' → ');
  const [fromTable = '', fromColumn = ''] = from.split('.');
  const [toTable = '', toColumn = ''] = to.split('.');
  return {
    fromTable,
    fromColumns: [fromColumn],
    toTable,
    toColumns: [toColumn],
    cardinality: 'many_to_one',
    origin: 'declared',
    evidence: 'foreign key',
  };
}

export function catalogOf(tables: CatalogTable[], relationships: string[]): Catalog {
  return {
    datasourceId: 'test',
    dialect: 'sqlite',
    version: '1',
    learnedAt: '2026-01-01T00:00:00Z',
    tables,
    relationships: relationships.map(relationshipOf),
  };
}

/** A chain of bakeries. */
export const bakeries = catalogOf(
  [
    tableOf('bakeries', ['id key', 'name text', 'town category = Ulm|Bonn|Kiel', 'opened_on date']),
    tableOf('sales', [
      'id key',
      'bakery_id key',
      'bread_id key',
      'sold_on date',
      'quantity integer',
      'revenue decimal',
    ]),
    tableOf('breads', [
      'id key',
      'name category = Rye|Spelt|Baguette',
      'grain category = rye|wheat|spelt',
      'price decimal',
    ]),
    tableOf(
      'bakers',
      ['id key', 'first_name text', 'last_name text', 'bakery_id key', 'salary decimal', 'age integer'],
      {
        labelColumns: ['first_name', 'last_name'],
      },
    ),
  ],
  ['sales.bakery_id → bakeries.id', 'sales.bread_id → breads.id', 'bakers.bakery_id → bakeries.id'],
);

/** A library that lends books. */
export const library = catalogOf(
  [
    tableOf('books', [
      'id key',
      'title text',
      'genre category = Crime|Poetry|Travel',
      'pages integer',
      'published_year integer',
    ]),
    tableOf('members', ['id key', 'name text', 'city category = Lyon|Nice', 'joined_on date', 'email text']),
    tableOf('loans', ['id key', 'book_id key', 'member_id key', 'lent_on date', 'returned_on date'], {
      timeColumn: 'lent_on',
    }),
    tableOf('fines', ['id key', 'loan_id key', 'amount decimal']),
  ],
  ['loans.book_id → books.id', 'loans.member_id → members.id', 'fines.loan_id → loans.id'],
);

/** Readings of the meters of several sites. */
export const energy = catalogOf(
  [
    tableOf('readings', ['timestamp timestamp', 'site category = Harbour|Tower', 'kwh decimal', 'temperature decimal']),
    tableOf('invoices', ['id key', 'site category = Harbour|Tower', 'billed_on date', 'amount decimal']),
  ],
  [],
);
