import type { Catalog, CatalogColumn, CatalogTable } from '../../learn/index.ts';
import { namesPeople } from '../../learn/sensitivity.ts';
import { nearTables } from './near-tables.ts';
import { plainText } from './plain-text.ts';

type Detail = 'all' | 'names';

const maxTables = 10;
const maxCharacters = 4_000;
const maxColumns = 60;
const maxValues = 5;

/**
 * What a model is told of a datasource: at most ten tables near the question, in about 4,000 characters. Personal and
 * secret columns are left out; values are shown only where the catalog keeps them.
 */
export function semanticDocument(question: string, catalog: Catalog): string {
  const tables = nearTables(question, catalog, maxTables).map((table) => ({ table, detail: 'all' as Detail }));
  const print = (): string =>
    [...tables.map((item) => describe(item, question)), ...joinsOf(tables, catalog)].join('\n\n');
  for (let at = tables.length - 1; at >= 0 && print().length > maxCharacters; at--) {
    const item = tables[at];
    if (item) item.detail = 'names';
  }
  while (tables.length > 1 && print().length > maxCharacters) tables.pop();
  return plainText(print(), maxCharacters * 2);
}

function describe({ table, detail }: { table: CatalogTable; detail: Detail }, question: string): string {
  const shown = table.columns.filter(({ sensitivity }) => sensitivity === 'none').slice(0, maxColumns);
  const facts = [
    ...(table.primaryKey.length > 0 ? [`key ${table.primaryKey.join(', ')}`] : []),
    ...(table.timeColumn ? [`time column ${table.timeColumn}`] : []),
    ...(detail === 'all' && table.rowCount !== null ? [`${table.rowCount} rows`] : []),
    ...(detail === 'all' && table.comment ? [oneLine(table.comment)] : []),
  ];
  const head = `entity ${table.name}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`;
  if (detail === 'names') return `${head}\n  ${shown.map(({ name, type }) => `${name} ${type}`).join(', ')}`;
  return [head, ...shown.map((column) => `  ${describeColumn(column, table, question)}`)].join('\n');
}

function describeColumn(column: CatalogColumn, table: CatalogTable, question: string): string {
  const { name, type, role, comment, values } = column;
  const isListed = role === 'category' && values !== null && !namesPeople(column, table.columns);
  const examples = isListed ? examplesOf(values, question).map((value) => JSON.stringify(oneLine(value))) : [];
  const parts = [`${name} ${type}, ${role.replaceAll('_', ' ')}`];
  if (examples.length > 0) parts.push(`such as ${examples.join(', ')}`);
  if (comment) parts.push(oneLine(comment));
  return parts.join('; ');
}

/** Values that the question names come first. */
function examplesOf(values: readonly string[], question: string): string[] {
  const spoken = question.toLowerCase();
  const named = values.filter((value) => value.length > 1 && spoken.includes(value.toLowerCase()));
  return [...new Set([...named, ...values.slice(0, maxValues)])].slice(0, maxValues);
}

function joinsOf(tables: { table: CatalogTable }[], catalog: Catalog): string[] {
  const names = new Set(tables.map(({ table }) => table.name));
  const lines = catalog.relationships
    .filter(({ fromTable, toTable }) => names.has(fromTable) && names.has(toTable))
    .map(({ fromTable, fromColumns, toTable, toColumns }) => {
      return fromColumns
        .map((column, at) => `${fromTable}.${column} = ${toTable}.${toColumns[at] ?? ''}`)
        .join(' and ');
    });
  return lines.length === 0 ? [] : [`joins\n${lines.map((line) => `  ${line}`).join('\n')}`];
}

const oneLine = (text: string): string => plainText(text.replaceAll(/\s+/g, ' ').trim(), 120);
