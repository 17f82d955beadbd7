import { AirError } from '@air/core';
import { nearest } from '@air/contract';
import type { Catalog, CatalogTable } from '../../learn/catalog.ts';

/** Finds what the IR calls an entity: by its exact name first, then by ever looser spellings that fit one table alone. */
export function findTable(catalog: Catalog, name: string): CatalogTable {
  const found = lookUpTable(catalog, name);
  if (found) return found;
  const names = catalog.tables.map((table) => table.name);
  const close = nearest(name, names) ?? nearest(lastSegment(name), names);
  throw new AirError('ir.field_unknown', `no entity named "${name}"`, {
    hint: close ? `did you mean "${close}"?` : `known entities: ${names.slice(0, 20).join(', ')}`,
  });
}

export function lookUpTable(catalog: Catalog, name: string): CatalogTable | null {
  const exact = catalog.tables.find((table) => table.name === name);
  if (exact) return exact;
  const wanted = name.toLowerCase();
  const spellings: ((table: CatalogTable) => boolean)[] = [
    (table) => table.name.toLowerCase() === wanted,
    (table) => `${table.schema ?? ''}.${table.sqlName}`.toLowerCase() === wanted,
    (table) => table.sqlName.toLowerCase() === wanted,
    // A report that moves to an engine without schemas keeps naming them.
    (table) => table.name.toLowerCase() === wanted.replaceAll('.', '_'),
    (table) => wanted.includes('.') && table.name.toLowerCase() === lastSegment(wanted),
  ];
  for (const isSpelledSo of spellings) {
    const [only, ...others] = catalog.tables.filter(isSpelledSo);
    if (only && others.length === 0) return only;
  }
  return null;
}

export function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
