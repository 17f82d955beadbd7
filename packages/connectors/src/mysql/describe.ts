import type { DescribedForeignKey, DescribedTable, SourceDescription } from '../connector.ts';
import { typeOfDeclaration } from './cells.ts';
import type { Session } from './session.ts';

/** The structure of a database, or of all that the login sees when the address names none: five catalog queries. */
export async function describeDatabase(session: Session): Promise<SourceDescription> {
  const [place] = await session.rows('SELECT database()');
  const database = textOrNull(place?.[0]);
  const read = (sql: string): Promise<unknown[][]> =>
    session.rows(sql.replaceAll('$visible', visible(database)), database ? [database] : []);

  const tables = await read(tableQuery);
  const columns = groupByTable(await read(columnQuery));
  const indexes = groupByTable(await read(indexQuery));
  const json = new Set(session.isMariaDb ? (await read(jsonQuery)).map((row) => row.join('\n')) : []);
  const foreignKeys = await read(foreignKeyQuery);
  return {
    defaultSchema: database,
    tables: tables.map((row) => toTable(row, { columns, indexes, json })),
    foreignKeys: toForeignKeys(foreignKeys),
    skipped: [],
  };
}

interface Parts {
  columns: Map<string, unknown[][]>;
  indexes: Map<string, unknown[][]>;
  /** `schema, table, column` of what MariaDB calls JSON: a long text with a check. */
  json: Set<string>;
}

function toTable([schema, name, kind, rows, comment]: unknown[], parts: Parts): DescribedTable {
  const key = `${String(schema)}\n${String(name)}`;
  const isView = kind === 'VIEW';
  const indexes = indexesOf(parts.indexes.get(key) ?? []);
  const plain = indexes.filter((index) => index.columns.length > 0);
  return {
    schema: String(schema),
    name: String(name),
    kind: isView ? 'view' : 'table',
    comment: isView ? null : textOrNull(comment),
    rowCount: rows === null || isView ? null : Number(rows),
    columns: (parts.columns.get(key) ?? []).map(([, , column, declared, nullable, columnComment]) => ({
      name: String(column),
      type: parts.json.has(`${key}\n${String(column)}`) ? 'json' : typeOfDeclaration(String(declared)),
      nativeType: String(declared),
      nullable: nullable === 'YES',
      comment: textOrNull(columnComment),
    })),
    primaryKey: plain.find((index) => index.name === 'PRIMARY')?.columns ?? [],
    uniqueKeys: plain.filter((index) => index.isUnique && index.name !== 'PRIMARY').map((index) => index.columns),
    indexes: plain.map((index) => index.columns),
    hypertableTimeColumn: null,
  };
}

interface Index {
  name: string;
  isUnique: boolean;
  columns: string[];
}

/** An index over an expression, or over a part of a text, does not stand for its column: it comes out empty. */
function indexesOf(rows: unknown[][]): Index[] {
  const found = new Map<string, Index>();
  const partial = new Set<string>();
  for (const [, , indexName, nonUnique, column, prefix] of rows) {
    const name = String(indexName);
    const index = found.get(name) ?? { name, isUnique: Number(nonUnique) === 0, columns: [] };
    index.columns.push(String(column));
    found.set(name, index);
    if (column === null || prefix !== null) partial.add(name);
  }
  return [...found.values()].filter((index) => !partial.has(index.name));
}

function toForeignKeys(rows: unknown[][]): DescribedForeignKey[] {
  const found = new Map<string, DescribedForeignKey>();
  for (const [schema, table, constraint, column, toSchema, toTable, toColumn] of rows) {
    const id = [schema, table, constraint].map(String).join('\n');
    const key = found.get(id) ?? {
      fromSchema: String(schema),
      fromTable: String(table),
      fromColumns: [],
      toSchema: String(toSchema),
      toTable: String(toTable),
      toColumns: [],
    };
    key.fromColumns.push(String(column));
    key.toColumns.push(String(toColumn));
    found.set(id, key);
  }
  return [...found.values()];
}

function groupByTable(rows: unknown[][]): Map<string, unknown[][]> {
  const groups = new Map<string, unknown[][]>();
  for (const row of rows) {
    const key = `${String(row[0])}\n${String(row[1])}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function visible(database: string | null): string {
  return database ? '= ?' : `NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')`;
}

const tableQuery = `SELECT table_schema, table_name, table_type, table_rows, table_comment
  FROM information_schema.tables WHERE table_schema $visible AND table_type IN ('BASE TABLE', 'VIEW', 'SYSTEM VERSIONED')
  ORDER BY table_schema, table_name`;

const columnQuery = `SELECT table_schema, table_name, column_name, column_type, is_nullable, column_comment
  FROM information_schema.columns WHERE table_schema $visible ORDER BY table_schema, table_name, ordinal_position`;

const indexQuery = `SELECT table_schema, table_name, index_name, non_unique, column_name, sub_part
  FROM information_schema.statistics WHERE table_schema $visible
  ORDER BY table_schema, table_name, index_name, seq_in_index`;

const jsonQuery = `SELECT constraint_schema, table_name, constraint_name FROM information_schema.check_constraints
  WHERE constraint_schema $visible AND check_clause LIKE 'json\\\\_valid(%'`;

const foreignKeyQuery = `SELECT table_schema, table_name, constraint_name, column_name, referenced_table_schema,
    referenced_table_name, referenced_column_name
  FROM information_schema.key_column_usage WHERE table_schema $visible AND referenced_table_name IS NOT NULL
  ORDER BY table_schema, table_name, constraint_name, ordinal_position`;
