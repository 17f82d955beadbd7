import type { Catalog, CatalogTable, Relationship } from './catalog.ts';
import { namesPeople } from './sensitivity.ts';

/**
 * The catalog as CREATE TABLE text for a model's prompt: names, types, keys, a few values, and how tables join.
 * Personal and secret columns are left out. `tables` limits it to those names.
 */
export function minimalDdl(catalog: Catalog, tables?: readonly string[]): string {
  const wanted = tables ? catalog.tables.filter(({ name }) => tables.includes(name)) : catalog.tables;
  const names = new Set(wanted.map(({ name }) => name));
  const links = catalog.relationships.filter(({ fromTable, toTable }) => names.has(fromTable) && names.has(toTable));
  return [...wanted.map(createTable), ...(links.length > 0 ? [links.map(joinLine).join('\n')] : [])].join('\n\n');
}

function createTable(table: CatalogTable): string {
  const shown = table.columns.filter(({ sensitivity }) => sensitivity === 'none');
  const shownNames = new Set(shown.map(({ name }) => name));
  const lines = shown.map((column) => {
    const { name, nativeType, comment, values, role } = column;
    const isListed = role === 'category' && values !== null && !namesPeople(column, table.columns);
    const examples = isListed ? values.slice(0, 5).map((value) => `'${value}'`) : [];
    const remark = [comment, examples.join(', ')].filter((part) => part).join('; ');
    return { code: `  ${quoted(name)} ${nativeType || 'text'}`, remark: oneLine(remark) };
  });
  const key = table.primaryKey.filter((name) => shownNames.has(name));
  if (key.length > 0) lines.push({ code: `  PRIMARY KEY (${key.map(quoted).join(', ')})`, remark: '' });
  const body = lines.map(({ code, remark }, index) => {
    const comma = index < lines.length - 1 ? ',' : '';
    return `${code}${comma}${remark ? ` -- ${remark}` : ''}`;
  });
  const about = table.comment ? `-- ${oneLine(table.comment)}\n` : '';
  return `${about}CREATE TABLE ${table.name.split('.').map(quoted).join('.')} (\n${body.join('\n')}\n);`;
}

function joinLine(link: Relationship): string {
  const pairs = link.fromColumns.map((column, index) => {
    return `${link.fromTable}.${column} can be joined with ${link.toTable}.${link.toColumns[index] ?? ''}`;
  });
  return `-- ${pairs.join(' and ')}`;
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 200);
}
