import type { Fragment } from '../../sql/fragment.ts';
import type { Edge, Entity, Field, Scope } from '../../sql/names/scope.ts';

/** What an entity is called whatever the IR calls it: its table, and its role where the table is there twice. */
export function entityName(scope: Scope, entity: Entity): string {
  const { name } = entity.table;
  const namesakes = scope.entities.filter(({ table }) => table === entity.table);
  if (namesakes.length < 2 || namesakes[0] === entity) return name;
  const edge = scope.edges.find(({ child }) => child === entity);
  return edge ? `${name} by ${edge.keys.map((key) => key.parent.name).join(', ')}` : name;
}

export function fieldName(scope: Scope, { entity, column }: Field): string {
  return `${entityName(ownerOf(scope, entity), entity)}.${column.name}`;
}

export function edgeName(scope: Scope, { parent, child, keys }: Edge): string {
  const sides = keys.map((key) =>
    [
      fieldName(scope, { entity: parent, column: key.parent }),
      fieldName(scope, { entity: child, column: key.child }),
    ].toSorted(byText),
  );
  return sides
    .map((pair) => pair.join(' = '))
    .toSorted(byText)
    .join(' and ');
}

/** The columns that a piece of SQL names: an alias of the scope, a point, a column. */
export function fieldsIn(scope: Scope, { parts }: Fragment): Field[] {
  return parts.flatMap((part, at): Field[] => {
    const next = parts[at + 2];
    if (typeof part === 'string' || !('identifier' in part) || parts[at + 1] !== '.') return [];
    if (next === undefined || typeof next === 'string' || !('identifier' in next)) return [];
    const entity = scope.entities.find(({ alias }) => alias === part.identifier);
    const column = entity?.table.columns.find(({ name }) => name === next.identifier);
    return entity && column ? [{ entity, column }] : [];
  });
}

export const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** A field of a sub-query may belong to the query around it. */
function ownerOf(scope: Scope, entity: Entity): Scope {
  return scope.entities.includes(entity) || !scope.outer ? scope : ownerOf(scope.outer, entity);
}
