import type { DescribedColumn, DescribedTable } from '@air/connectors';
import type { ColumnType, Dialect, Statement } from '@air/core';

/** How the dialects differ in what learning asks of them. */
interface ProfileSyntax {
  quote: '"' | '`';
  textType: string;
}

const standard: ProfileSyntax = { quote: '"', textType: 'text' };

const syntaxByDialect: Record<Dialect, ProfileSyntax> = {
  sqlite: standard,
  postgres: standard,
  timescale: standard,
  duckdb: { quote: '"', textType: 'varchar' },
  mysql: { quote: '`', textType: 'char' },
};

/** Values that stand for "none" in keys of old schemas; they are not looked for in the other table. */
const noneByType: Partial<Record<ColumnType, string>> = { integer: '0, -1', decimal: '0, -1', text: "''" };

export const maxTextLength = 200;

interface ContainmentQuestion {
  child: Relation;
  column: Pick<DescribedColumn, 'name' | 'type'>;
  parent: Relation;
  key: string;
  /** Distinct values to look at. */
  limit: number;
}

type Relation = Pick<DescribedTable, 'schema' | 'name'>;

/** Writes the few statements with which a table is looked at. All are single, bounded SELECTs over base tables. */
export function profileSql(dialect: Dialect) {
  const { quote, textType } = syntaxByDialect[dialect];
  const id = (name: string) => quote + name.replaceAll(quote, quote + quote) + quote;
  const relation = (table: Relation) => (table.schema === null ? '' : `${id(table.schema)}.`) + id(table.name);
  const asText = (column: string) => `CAST(${id(column)} AS ${textType})`;
  const statement = (text: string): Statement => ({ dialect, text, parameters: [] });
  const scanned = (table: Relation, expression: string, scanRows: number | null) =>
    scanRows === null
      ? relation(table)
      : `(SELECT ${expression} FROM ${relation(table)} LIMIT ${scanRows}) AS ${id('scanned')}`;

  return {
    /** The first rows; long texts cut, so that no row is heavy. */
    sample(table: Relation, columns: DescribedColumn[], limit: number): Statement {
      const items = columns.map((column) =>
        column.type === 'text' ? `substr(${asText(column.name)}, 1, ${maxTextLength})` : id(column.name),
      );
      const aliased = items.map((item, index) => `${item} AS ${id(`c${index}`)}`);
      return statement(`SELECT ${aliased.join(', ')} FROM ${relation(table)} LIMIT ${limit}`);
    },

    count(table: Relation): Statement {
      return statement(`SELECT count(*) AS ${id('rows')} FROM ${relation(table)}`);
    },

    /** Row count, then per column: values that are not null, distinct values, smallest, largest. */
    statistics(table: Relation, columns: DescribedColumn[], scanRows: number | null): Statement {
      const items = columns.flatMap(({ name, type }, index) => {
        const value = id(name);
        const ordered = type === 'text' ? asText(name) : value;
        const hasOrder = type !== 'boolean' && type !== 'uuid';
        return [
          `count(${value}) AS ${id(`n${index}`)}`,
          `count(DISTINCT ${value}) AS ${id(`d${index}`)}`,
          `${hasOrder ? `min(${ordered})` : 'NULL'} AS ${id(`lo${index}`)}`,
          `${hasOrder ? `max(${ordered})` : 'NULL'} AS ${id(`hi${index}`)}`,
        ];
      });
      const from = scanned(table, columns.map(({ name }) => id(name)).join(', '), scanRows);
      return statement(`SELECT ${[`count(*) AS ${id('rows')}`, ...items].join(', ')} FROM ${from}`);
    },

    /** Smallest and largest of each column over the whole table. */
    bounds(table: Relation, columns: DescribedColumn[]): Statement {
      const items = columns.flatMap(({ name }, index) => [
        `min(${id(name)}) AS ${id(`lo${index}`)}`,
        `max(${id(name)}) AS ${id(`hi${index}`)}`,
      ]);
      return statement(`SELECT ${items.join(', ')} FROM ${relation(table)}`);
    },

    /** The distinct texts of a column, the commonest first. */
    values(table: Relation, column: string, limit: number, scanRows: number | null): Statement {
      const value = id('value');
      const inner = `(SELECT ${asText(column)} AS ${value} FROM ${relation(table)}${
        scanRows === null ? '' : ` LIMIT ${scanRows}`
      }) AS ${id('scanned')}`;
      return statement(
        `SELECT ${value}, count(*) AS ${id('rows')} FROM ${inner} WHERE ${value} IS NOT NULL ` +
          `GROUP BY ${value} ORDER BY count(*) DESC, ${value} LIMIT ${limit}`,
      );
    },

    /** How many distinct values of one column there are, and how many of them a unique column holds. */
    containment({ child, column, parent, key, limit }: ContainmentQuestion): Statement {
      const value = id(column.name);
      const none = noneByType[column.type];
      const distinct =
        `SELECT DISTINCT ${value} AS ${id('value')} FROM ${scanned(child, value, limit * 20)} ` +
        `WHERE ${value} IS NOT NULL${none ? ` AND ${value} NOT IN (${none})` : ''} LIMIT ${limit}`;
      return statement(
        `SELECT count(*) AS ${id('values')}, count(${id('parent')}.${id(key)}) AS ${id('found')} ` +
          `FROM (${distinct}) AS ${id('child')} ` +
          `LEFT JOIN ${relation(parent)} AS ${id('parent')} ` +
          `ON ${id('parent')}.${id(key)} = ${id('child')}.${id('value')}`,
      );
    },
  };
}

export type ProfileSql = ReturnType<typeof profileSql>;
