import type { Dialect } from '@air/core';
import type { SampleColumn, SampleTable, SampleValue } from './tables.ts';

/** How an engine declares and spells the sample data. DuckDB is not among them: it reads the files. */
export interface SampleDialect {
  types: Record<SampleColumn['type'], string>;
  hasSchemas: boolean;
  /** Type of text in keys and indexes, where the engine cannot index unbounded text. */
  keyText: string;
  quote: string;
  timestamp: (iso: string) => string;
  /** Statements after the tables are filled. */
  after: (table: SampleTable, name: string) => string[];
}

const spaced = (iso: string) => iso.replace('T', ' ').replace('Z', '');
const postgres: SampleDialect = {
  types: {
    integer: 'bigint',
    decimal: 'numeric(14,2)',
    float: 'double precision',
    text: 'text',
    date: 'date',
    timestamptz: 'timestamptz',
    boolean: 'boolean',
  },
  hasSchemas: true,
  keyText: 'text',
  quote: '"',
  timestamp: (iso) => iso,
  after: (_table, name) => [`ANALYZE ${name}`],
};

export const sampleDialects: Record<Exclude<Dialect, 'duckdb'>, SampleDialect> = {
  sqlite: {
    types: {
      integer: 'INTEGER',
      decimal: 'DECIMAL(14,2)',
      float: 'REAL',
      text: 'TEXT',
      date: 'DATE',
      timestamptz: 'TIMESTAMP',
      boolean: 'BOOLEAN',
    },
    hasSchemas: false,
    keyText: 'TEXT',
    quote: '"',
    timestamp: spaced,
    after: () => [],
  },
  postgres,
  timescale: postgres,
  mysql: {
    types: {
      integer: 'bigint',
      decimal: 'decimal(14,2)',
      float: 'double',
      text: 'varchar(200)',
      date: 'date',
      timestamptz: 'datetime',
      boolean: 'boolean',
    },
    hasSchemas: false,
    keyText: 'varchar(100)',
    quote: '`',
    timestamp: spaced,
    after: (_table, name) => [`ANALYZE TABLE ${name}`],
  },
};

/** The statements that create a table, its indexes left for later: filling goes faster without. */
export function createStatements(table: SampleTable, dialect: SampleDialect): string[] {
  const id = (name: string) => `${dialect.quote}${name}${dialect.quote}`;
  const lines = table.columns.map(({ name, type, isNullable, refersTo }) => {
    const isInKey =
      type === 'text' && (table.primaryKey.includes(name) || table.indexes.some((index) => index.includes(name)));
    const reference = refersTo && dialect.quote !== '`' ? ` REFERENCES ${refersTo.replace(/\.(\w+)$/, '($1)')}` : '';
    return `${id(name)} ${isInKey ? dialect.keyText : dialect.types[type]}${isNullable ? '' : ' NOT NULL'}${reference}`;
  });
  if (table.primaryKey.length > 0) lines.push(`PRIMARY KEY (${table.primaryKey.map(id).join(', ')})`);
  for (const { name, refersTo } of table.columns) {
    if (refersTo && dialect.quote === '`')
      lines.push(`FOREIGN KEY (${id(name)}) REFERENCES ${refersTo.replace(/\.(\w+)$/, '($1)')}`);
  }
  const schema = table.schema !== null && dialect.hasSchemas ? [`CREATE SCHEMA IF NOT EXISTS ${table.schema}`] : [];
  return [...schema, `CREATE TABLE ${sampleName(table, dialect)} (\n  ${lines.join(',\n  ')}\n)`];
}

export function indexStatements(table: SampleTable, dialect: SampleDialect): string[] {
  return table.indexes.map((columns) => {
    const name = ['ix', table.name, ...columns].join('_');
    const list = columns.map((column) => `${dialect.quote}${column}${dialect.quote}`).join(', ');
    return `CREATE INDEX ${name} ON ${sampleName(table, dialect)} (${list})`;
  });
}

export function sampleName(table: SampleTable, dialect: SampleDialect): string {
  return table.schema !== null && dialect.hasSchemas ? `${table.schema}.${table.name}` : table.name;
}

/** A value as a literal. Sample values hold no backslash; quotes are doubled. */
export function literal(value: SampleValue, type: SampleColumn['type'], dialect: SampleDialect): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return String(value);
  return `'${(type === 'timestamptz' ? dialect.timestamp(value) : value).replaceAll("'", "''")}'`;
}
