import type { Catalog, CatalogColumn } from '@air/engine/learn';
import type { ColumnType } from '@air/core';
import type { TestApp } from './test-world.ts';

/** A learned datasource `shop` with one table of orders, as the default of the organisation. */
export async function addShop({ world, folder }: TestApp): Promise<Catalog> {
  const catalog: Catalog = {
    datasourceId: 'shop',
    dialect: 'sqlite',
    version: 'v1',
    learnedAt: '2026-03-01T00:00:00.000Z',
    relationships: [],
    tables: [
      {
        name: 'orders',
        schema: null,
        sqlName: 'orders',
        kind: 'table',
        comment: null,
        rowCount: 3,
        primaryKey: ['id'],
        uniqueKeys: [],
        indexes: [],
        timeColumn: 'ordered_at',
        isTimeSeries: false,
        labelColumns: [],
        hash: 'h',
        columns: [
          column('id', 'integer', 'key'),
          column('city', 'text', 'category', ['Berlin', 'Oslo']),
          column('amount', 'decimal', 'measure'),
          column('ordered_at', 'timestamp', 'date'),
        ],
      },
    ],
  };
  await world.store.datasources.create('default-org', {
    id: 'shop',
    kind: 'sqlite',
    dsn: `${folder}/shop.db`,
    basePath: null,
    displayName: 'Shop',
    isDefault: true,
    isFromConfig: false,
    isSample: false,
  });
  const { datasourceId, version, learnedAt } = catalog;
  await world.store.catalogs.put('default-org', { datasourceId, version, learnedAt, json: JSON.stringify(catalog) });
  return catalog;
}

function column(
  name: string,
  type: ColumnType,
  role: CatalogColumn['role'],
  values: string[] | null = null,
): CatalogColumn {
  return {
    name,
    type,
    nativeType: type,
    nullable: name !== 'id',
    comment: null,
    role,
    stats: null,
    values,
    sensitivity: 'none',
  };
}
