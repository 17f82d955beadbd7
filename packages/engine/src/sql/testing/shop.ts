import type { ColumnType, Dialect } from '@air/core';
import type { Catalog, CatalogColumn, CatalogTable, Relationship } from '../../learn/catalog.ts';

/** A catalog for tests: customers, orders, their items, tickets, employees, and readings in a schema of their own. */
export function shop(dialect: Dialect): Catalog {
  const hasSchemas = dialect === 'postgres' || dialect === 'timescale';
  return {
    datasourceId: 'shop',
    dialect,
    version: '1',
    learnedAt: '2025-06-01T00:00:00Z',
    tables: [
      table('regions', ['id integer!', 'name text']),
      table('customers', ['id integer!', 'name text!', 'city text', 'joined date']),
      table('orders', [
        'id integer!',
        'customer_id integer',
        'billing_region_id integer',
        'shipping_region_id integer',
        'shipping decimal',
        'ordered_at timestamp',
        'status text',
      ]),
      table('order_items', [
        'id integer!',
        'order_id integer!',
        'product text',
        'quantity integer',
        'unit_price decimal',
      ]),
      table('tickets', ['id integer!', 'customer_id integer', 'severity integer']),
      table('employees', ['id integer!', 'name text', 'manager_id integer', 'salary integer']),
      {
        ...table('energy.measurements', ['site text', 'timestamp timestamptz', 'kwh float']),
        schema: hasSchemas ? 'energy' : null,
        sqlName: hasSchemas ? 'measurements' : 'energy.measurements',
        primaryKey: [],
        timeColumn: 'timestamp',
        isTimeSeries: true,
      },
    ],
    relationships: [
      toOne('orders', 'customer_id', 'customers'),
      toOne('orders', 'billing_region_id', 'regions'),
      toOne('orders', 'shipping_region_id', 'regions'),
      toOne('order_items', 'order_id', 'orders'),
      toOne('tickets', 'customer_id', 'customers'),
      toOne('employees', 'manager_id', 'employees'),
    ],
  };
}

export function table(name: string, columns: string[]): CatalogTable {
  return {
    name,
    schema: null,
    sqlName: name,
    kind: 'table',
    comment: null,
    rowCount: null,
    columns: columns.map(column),
    primaryKey: ['id'],
    uniqueKeys: [],
    indexes: [],
    timeColumn: name === 'orders' ? 'ordered_at' : null,
    isTimeSeries: false,
    labelColumns: [],
    hash: '',
  };
}

/** `'name text!'` is a text that is never null. */
function column(text: string): CatalogColumn {
  const [name = '', type = ''] = text.replace('!', '').split(' ');
  return {
    name,
    type: type as ColumnType, // written above
    nativeType: type === 'decimal' ? 'numeric(10,2)' : type,
    nullable: !text.endsWith('!'),
    comment: null,
    role: 'other',
    stats: null,
    values: null,
    sensitivity: 'none',
  };
}

function toOne(fromTable: string, column: string, toTable: string): Relationship {
  return {
    fromTable,
    fromColumns: [column],
    toTable,
    toColumns: ['id'],
    cardinality: 'many_to_one',
    origin: 'declared',
    evidence: 'foreign key',
  };
}
