export const dialects = ['sqlite', 'postgres', 'timescale', 'mysql', 'duckdb'] as const;

/** The SQL that an engine speaks. MariaDB speaks `mysql`; files are queried in `duckdb`. */
export type Dialect = (typeof dialects)[number];

export const datasourceKinds = ['sqlite', 'postgres', 'timescaledb', 'mysql', 'files'] as const;

export type DatasourceKind = (typeof datasourceKinds)[number];

const dialectByKind: Record<DatasourceKind, Dialect> = {
  sqlite: 'sqlite',
  postgres: 'postgres',
  timescaledb: 'timescale',
  mysql: 'mysql',
  files: 'duckdb',
};

export function dialectOf(kind: DatasourceKind): Dialect {
  return dialectByKind[kind];
}
