import { AirError } from '@air/core';
import { nearest } from '@air/contract';
import type { CatalogColumn, CatalogTable } from '../../learn/catalog.ts';
import { identifier } from '../fragment.ts';
import { scaleOf, type Term } from '../term.ts';
import { lastSegment } from './find-table.ts';
import type { Entity, Field, Scope } from './scope.ts';

/** Finds `entity.column`, or `column` when one listed entity has it, here or in the query around. */
export function findField(scope: Scope, name: string): Field {
  const field = lookUpField(scope, name);
  if (field) return field;
  throw unknownField(scope, name);
}

export function lookUpField(scope: Scope, name: string): Field | null {
  return qualifiedField(scope, name) ?? plainField(scope, name) ?? (scope.outer && lookUpField(scope.outer, name));
}

export function lookUpEntity(scope: Scope, name: string): Entity | null {
  for (const namesOf of spellings) {
    const found = scope.entities.find((entity) => namesOf(entity) === name.toLowerCase());
    if (found) return found;
  }
  return null;
}

export function columnTerm({ context: { dialect }, entities }: Scope, { entity, column }: Field): Term {
  return {
    sql: dialect.read(identifier(entity.alias, column.name), column.type, column.nativeType),
    type: column.type,
    scale: column.type === 'integer' ? 0 : scaleOf(column.nativeType),
    isNullable: column.nullable || entity !== entities[0],
    column,
    uses: new Set([entity.alias]),
  };
}

export function findColumn(table: CatalogTable, name: string): CatalogColumn | null {
  const exact = table.columns.find((column) => column.name === name);
  if (exact) return exact;
  const [only, ...others] = table.columns.filter((column) => column.name.toLowerCase() === name.toLowerCase());
  return only && others.length === 0 ? only : null;
}

const spellings: ((entity: Entity) => string)[] = [
  (entity) => entity.name.toLowerCase(),
  (entity) => entity.alias.toLowerCase(),
  (entity) => entity.table.name.toLowerCase(),
  (entity) => lastSegment(entity.table.name).toLowerCase(),
];

function qualifiedField(scope: Scope, name: string): Field | null {
  const lower = name.toLowerCase();
  for (const namesOf of spellings) {
    for (const entity of scope.entities) {
      if (!lower.startsWith(`${namesOf(entity)}.`)) continue;
      const column = findColumn(entity.table, name.slice(namesOf(entity).length + 1));
      if (column) return { entity, column };
    }
  }
  return null;
}

function plainField(scope: Scope, name: string): Field | null {
  const all = scope.entities.flatMap((entity) => {
    const column = findColumn(entity.table, name);
    return column ? [{ entity, column }] : [];
  });
  const listed = all.filter(({ entity }) => entity.isListed);
  const candidates = listed.length > 0 ? listed : all;
  if (candidates.length < 2) return candidates[0] ?? null;
  throw new AirError('ir.field_ambiguous', `"${name}" is a field of several entities`, {
    hint: `write ${candidates.map(({ entity }) => `"${entity.name}.${name}"`).join(' or ')}`,
  });
}

function unknownField(scope: Scope, name: string): AirError {
  const qualified = scope.entities.flatMap((entity) =>
    entity.table.columns.map((column) => `${entity.name}.${column.name}`),
  );
  const columns = scope.entities.flatMap((entity) => entity.table.columns.map((column) => column.name));
  const close = nearest(name, qualified) ?? nearest(lastSegment(name), columns);
  const names = scope.entities.map((entity) => entity.name).join(', ');
  return new AirError('ir.field_unknown', `no field named "${name}" in ${names}`, {
    hint: close ? `did you mean "${close}"?` : `fields: ${qualified.slice(0, 30).join(', ')}`,
  });
}
