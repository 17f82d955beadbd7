import { nearest, type RelationRule } from '@air/contract';
import { AirError } from '@air/core';
import type { Catalog, CatalogTable } from '../learn/catalog.ts';

/** Holds a policy against the catalog before it is stored: throws `policy.invalid` for a name that means nothing there. */
export function checkPolicy(relations: RelationRule[], catalog: Catalog): void {
  const seen = new Set<string>();
  for (const rule of relations) {
    if (seen.has(rule.relation)) refuse(`${rule.relation} has two rules`, 'write one rule with all of its conditions');
    seen.add(rule.relation);
    const columns = [...rule.rows.map(({ column }) => column), ...rule.masked];
    if (rule.relation === '*') checkAnywhere(columns, catalog);
    else checkTable(rule.relation, columns, catalog);
  }
}

function checkTable(name: string, columns: string[], { tables, datasourceId }: Catalog): void {
  const table = tables.find((candidate) => candidate.name === name);
  if (!table) {
    const known = tables.map((candidate) => candidate.name);
    return refuse(`there is no relation ${name} in ${datasourceId}`, didYouMean(name, known));
  }
  for (const column of columns) {
    const known = namesIn(table);
    if (!known.includes(column)) refuse(`${name} has no column ${column}`, didYouMean(column, known));
  }
}

function checkAnywhere(columns: string[], { tables, datasourceId }: Catalog): void {
  const known = [...new Set(tables.flatMap(namesIn))];
  for (const column of columns)
    if (!known.includes(column))
      refuse(`no relation of ${datasourceId} has a column ${column}`, didYouMean(column, known));
}

function namesIn({ columns }: CatalogTable): string[] {
  return columns.map(({ name }) => name);
}

function didYouMean(word: string, known: string[]): string {
  const near = nearest(word, known);
  return near === null ? `it knows ${known.slice(0, 12).join(', ')}` : `did you mean ${near}?`;
}

function refuse(message: string, hint: string): never {
  throw new AirError('policy.invalid', message, { hint });
}
