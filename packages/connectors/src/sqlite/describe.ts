import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { DescribedColumn, DescribedForeignKey, DescribedTable, SourceDescription } from '../connector.ts';
import { oneLine } from '../shared/message.ts';
import { describeColumns, type SqliteValue, typeOfDeclaration } from './cells.ts';

const countBudgetMs = 2_000;

interface ObjectRow {
  name: string;
  type: string;
}
interface ColumnRow extends ObjectRow {
  column: string;
  declared: string;
  notnull: number;
  pk: number;
}
interface IndexRow {
  table: string;
  index: string;
  unique: number;
  partial: number;
  column: string | null;
}
interface ForeignKeyRow {
  table: string;
  id: number;
  target: string;
  from: string;
  to: string | null;
}

/** The structure of a SQLite file: four queries whatever the number of tables, and counts within a time budget. */
export function describeDatabase(database: DatabaseSyncInstance): SourceDescription {
  const skipped: SourceDescription['skipped'] = [];
  const columns = groupBy(readColumns(database, skipped), (row) => row.name);
  const indexes = groupBy(rows<IndexRow>(database, indexQuery), (row) => row.table);
  const counts = countRows(database, columns);

  const tables = [...columns].map(([name, list]): DescribedTable => {
    const keyed = list.filter((row) => row.pk > 0).sort((a, b) => a.pk - b.pk);
    const ofTable = [...groupBy(indexes.get(name) ?? [], (row) => row.index).values()];
    const plain = ofTable.filter((index) => index.every((row) => row.column !== null && !row.partial));
    const names = (index: IndexRow[]): string[] => index.map((row) => row.column ?? '');
    return {
      schema: null,
      name,
      kind: list[0]?.type === 'view' ? 'view' : 'table',
      comment: null,
      rowCount: counts.get(name) ?? null,
      columns: list[0]?.type === 'view' ? list.map(toColumn) : typed(database, name, list.map(toColumn)),
      primaryKey: keyed.map((row) => row.column),
      uniqueKeys: plain.filter((index) => index[0]?.unique).map(names),
      indexes: plain.map(names),
      hypertableTimeColumn: null,
    };
  });
  return { defaultSchema: null, tables, foreignKeys: readForeignKeys(database, tables), skipped };
}

function toColumn(row: ColumnRow): DescribedColumn {
  return {
    name: row.column,
    type: typeOfDeclaration(row.declared) ?? 'unknown',
    nativeType: row.declared,
    nullable: !row.notnull && row.pk === 0,
    comment: null,
  };
}

/** Columns of a table made from a query have no declared type: the first rows tell. */
function typed(database: DatabaseSyncInstance, table: string, columns: DescribedColumn[]): DescribedColumn[] {
  if (columns.every((column) => column.nativeType !== '')) return columns;
  const sample = database.prepare(`select * from ${quote(table)} limit 200`, { readBigInts: true, returnArrays: true });
  const found = describeColumns(
    columns.map((column) => ({ name: column.name, type: column.nativeType })),
    sample.all() as SqliteValue[][], // arrays of values, as asked for
  );
  return columns.map((column, index) => ({ ...column, type: found[index]?.type ?? column.type }));
}

/** One query for all; when a view is broken it fails as a whole, and the objects are read one by one. */
function readColumns(database: DatabaseSyncInstance, skipped: SourceDescription['skipped']): ColumnRow[] {
  try {
    return rows<ColumnRow>(database, columnQuery);
  } catch {
    const read: ColumnRow[] = [];
    for (const { name } of rows<ObjectRow>(database, objectQuery)) {
      try {
        read.push(...rows<ColumnRow>(database, `${columnQuery} and l.name = ?`, name));
      } catch (error) {
        skipped.push({ name, reason: oneLine(error instanceof Error ? error.message : String(error)) });
      }
    }
    return read;
  }
}

function readForeignKeys(database: DatabaseSyncInstance, tables: DescribedTable[]): DescribedForeignKey[] {
  const keyOf = new Map(tables.map((table) => [table.name.toLowerCase(), table]));
  const found = groupBy(rows<ForeignKeyRow>(database, foreignKeyQuery), (row) => `${row.table}\n${row.id}`);
  return [...found.values()].flatMap((parts): DescribedForeignKey[] => {
    const [first] = parts;
    const target = first && keyOf.get(first.target.toLowerCase());
    if (!target) return [];
    return [
      {
        fromSchema: null,
        fromTable: first.table,
        fromColumns: parts.map((part) => part.from),
        toSchema: null,
        toTable: target.name,
        toColumns: parts.map((part, index) => part.to ?? target.primaryKey[index] ?? ''),
      },
    ];
  });
}

/** Exact counts while they are quick; SQLite keeps none and a big table has to be read from end to end. */
function countRows(database: DatabaseSyncInstance, columns: Map<string, ColumnRow[]>): Map<string, number> {
  const counts = estimatedCounts(database);
  const started = performance.now();
  for (const [name, [first]] of columns) {
    if (first?.type === 'view' || counts.has(name)) continue;
    if (performance.now() - started > countBudgetMs) break;
    const [row] = rows<{ count: number }>(database, `select count(*) as count from ${quote(name)}`);
    if (row) counts.set(name, row.count);
  }
  return counts;
}

function estimatedCounts(database: DatabaseSyncInstance): Map<string, number> {
  const [hasStatistics] = rows(database, `select 1 from sqlite_schema where name = 'sqlite_stat1'`);
  if (!hasStatistics) return new Map();
  const statistics = rows<{ tbl: string; stat: string }>(database, 'select tbl, stat from sqlite_stat1');
  const big = statistics.map(({ tbl, stat }) => [tbl, Number.parseInt(stat, 10)] as const);
  return new Map(big.filter(([, count]) => count > 1_000_000));
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function rows<T>(database: DatabaseSyncInstance, sql: string, ...parameters: string[]): T[] {
  return database.prepare(sql).all(...parameters) as T[]; // the columns are those of the queries below
}

function groupBy<T>(list: T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

const isObject = `l.schema = 'main' and l.type in ('table', 'view', 'virtual') and l.name not like 'sqlite\\_%' escape '\\'`;
const objectQuery = `select l.name, l.type from pragma_table_list l where ${isObject}`;

const columnQuery = `select l.name, l.type, x.name as "column", x.type as declared, x."notnull", x.pk
  from pragma_table_list l, pragma_table_xinfo(l.name, 'main') x
  where ${isObject} and x.hidden <> 1`;

const indexQuery = `select m.name as "table", i.name as "index", i."unique", i.partial, x.name as "column"
  from sqlite_schema m, pragma_index_list(m.name, 'main') i, pragma_index_xinfo(i.name, 'main') x
  where m.type = 'table' and x.key = 1
  order by m.name, i.seq, x.seqno`;

const foreignKeyQuery = `select m.name as "table", f.id, f."table" as target, f."from", f."to"
  from sqlite_schema m, pragma_foreign_key_list(m.name, 'main') f
  where m.type = 'table'
  order by m.name, f.id, f.seq`;
