import type pg from 'pg';
import type { DescribedForeignKey, DescribedTable, SourceDescription } from '../connector.ts';
import { columnTypeOf } from './cells.ts';

interface RelationRow {
  oid: string;
  schema: string;
  name: string;
  kind: string;
  comment: string | null;
  estimate: string;
  may_read: boolean;
}
interface ColumnRow {
  relation: string;
  name: string;
  native: string;
  base: number;
  type_kind: string;
  category: string;
  nullable: boolean;
  comment: string | null;
}
interface KeyRow {
  relation: string;
  kind: 'p' | 'u' | 'i';
  columns: string[];
}
interface ForeignKeyRow {
  from_schema: string;
  from_table: string;
  from_columns: string[];
  to_schema: string;
  to_table: string;
  to_columns: string[];
}

/** The structure of a database in five catalog queries. `hiddenSchemas` is a regular expression of what is internal. */
export async function describeDatabase(client: pg.Client, hiddenSchemas: string): Promise<SourceDescription> {
  const all = await rows<RelationRow>(client, relationQuery, hiddenSchemas);
  const columns = groupBy(await rows<ColumnRow>(client, columnQuery, hiddenSchemas));
  const keys = groupBy(await rows<KeyRow>(client, keyQuery, hiddenSchemas));
  const foreignKeys = await rows<ForeignKeyRow>(client, foreignKeyQuery, hiddenSchemas);
  const [place] = await rows<{ schema: string | null }>(client, 'select current_schema() as schema');

  const readable = all.filter((relation) => relation.may_read);
  return {
    defaultSchema: place?.schema ?? null,
    tables: readable.map((relation) =>
      toTable(relation, columns.get(relation.oid) ?? [], keys.get(relation.oid) ?? []),
    ),
    foreignKeys: foreignKeys.map(toForeignKey),
    skipped: all
      .filter((relation) => !relation.may_read)
      .map(({ schema, name }) => ({ name: `${schema}.${name}`, reason: 'the login may not select from it' })),
  };
}

function toTable(relation: RelationRow, columns: ColumnRow[], keys: KeyRow[]): DescribedTable {
  const ofKind = (...kinds: string[]): string[][] =>
    keys.filter((key) => kinds.includes(key.kind)).map((key) => key.columns);
  const estimate = Number(relation.estimate);
  const isView = relation.kind === 'v' || relation.kind === 'm';
  return {
    schema: relation.schema,
    name: relation.name,
    kind: isView ? 'view' : 'table',
    comment: relation.comment,
    rowCount: estimate >= 0 && relation.kind !== 'v' ? estimate : null,
    columns: columns.map((column) => ({
      name: column.name,
      type: columnTypeOf(column.base, { name: column.native, kind: column.type_kind, category: column.category }),
      nativeType: column.native,
      nullable: column.nullable,
      comment: column.comment,
    })),
    primaryKey: ofKind('p')[0] ?? [],
    uniqueKeys: ofKind('u'),
    indexes: ofKind('p', 'u', 'i'),
    hypertableTimeColumn: null,
  };
}

function toForeignKey(row: ForeignKeyRow): DescribedForeignKey {
  return {
    fromSchema: row.from_schema,
    fromTable: row.from_table,
    fromColumns: row.from_columns,
    toSchema: row.to_schema,
    toTable: row.to_table,
    toColumns: row.to_columns,
  };
}

async function rows<T extends object>(client: pg.Client, sql: string, hiddenSchemas?: string): Promise<T[]> {
  const answer = await client.query<T>(sql, hiddenSchemas === undefined ? [] : [hiddenSchemas]);
  return answer.rows;
}

function groupBy<T extends { relation: string }>(list: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(item.relation);
    if (group) group.push(item);
    else groups.set(item.relation, [item]);
  }
  return groups;
}

const visible = `c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition and c.relpersistence <> 't'
    and n.nspname !~ '^(pg_|information_schema$)' and n.nspname !~ $1`;

// The parts of a partitioned table hold its rows; analyze has to have seen them for an estimate.
const relationQuery = `
  select c.oid::text as oid, n.nspname as schema, c.relname as name, c.relkind as kind,
    obj_description(c.oid, 'pg_class') as comment,
    case when c.relkind = 'p' then coalesce((
      select case when bool_and(p.reltuples >= 0) then sum(p.reltuples) else -1 end
      from pg_partition_tree(c.oid) t join pg_class p on p.oid = t.relid where t.isleaf), -1)
    else c.reltuples end::bigint::text as estimate,
    has_schema_privilege(n.oid, 'usage') and
      (has_table_privilege(c.oid, 'select') or has_any_column_privilege(c.oid, 'select')) as may_read
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${visible}
  order by n.nspname, c.relname`;

const columnQuery = `
  select c.oid::text as relation, a.attname as name, format_type(a.atttypid, a.atttypmod) as native,
    case when t.typtype = 'd' then b.oid else t.oid end::int as base,
    case when t.typtype = 'd' then b.typtype else t.typtype end as type_kind, t.typcategory as category,
    not (a.attnotnull or t.typnotnull) as nullable, col_description(c.oid, a.attnum) as comment
  from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_type b on b.oid = t.typbasetype
  where ${visible} and has_column_privilege(c.oid, a.attnum, 'select')
  order by c.oid, a.attnum`;

const keyQuery = `
  select c.oid::text as relation,
    case when i.indisprimary then 'p' when i.indisunique and i.indimmediate then 'u' else 'i' end as kind,
    array(select a.attname::text from unnest(i.indkey::int2[]) with ordinality k(attnum, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      where k.place <= i.indnkeyatts order by k.place) as columns
  from pg_index i
    join pg_class c on c.oid = i.indrelid
    join pg_namespace n on n.oid = c.relnamespace
  where ${visible} and i.indisvalid and i.indpred is null and i.indexprs is null
  order by c.oid, i.indisprimary desc, i.indexrelid`;

const columnNames = (relation: string, numbers: string): string => `
    array(select a.attname::text from unnest(${numbers}) with ordinality u(attnum, place)
      join pg_attribute a on a.attrelid = ${relation} and a.attnum = u.attnum order by u.place)`;

const foreignKeyQuery = `
  select n.nspname as from_schema, c.relname as from_table, ${columnNames('c.oid', 'k.conkey')} as from_columns,
    tn.nspname as to_schema, tc.relname as to_table, ${columnNames('tc.oid', 'k.confkey')} as to_columns
  from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_class tc on tc.oid = k.confrelid
    join pg_namespace tn on tn.oid = tc.relnamespace
  where k.contype = 'f' and ${visible}
  order by n.nspname, c.relname, k.conname`;
