import type { Field, Output } from '../intent.ts';
import type { Item } from '../lexicon/tag.ts';
import { choose, fieldName, type State } from '../state.ts';
import { spokenName } from '../words/names.ts';

/** `manager`, `category`: who asks for a key by the name of what it points to wants that, not its number. */
export function namedRow(state: State, item: Item, { table, column }: Field): Output | null {
  const plain: Output = { kind: 'field', field: { table, column } };
  const targets = state.lexicon.catalog.relationships.filter(
    ({ fromTable, fromColumns }) => fromTable === table && fromColumns.length === 1 && fromColumns[0] === column,
  );
  const [target] = targets;
  if (target === undefined || targets.length > 1 || saysKey.test(item.lower) || !endsAsKey(column)) return plain;
  const { labelColumns, primaryKey } = state.lexicon.table(target.toTable);
  if (labelColumns.every((label) => primaryKey.includes(label))) return plain;
  const keys = state.lexicon.catalog.relationships.filter(
    ({ fromTable, toTable }) => fromTable === table && toTable === target.toTable,
  );
  const way = state.graph.path(table, target.toTable);
  if (target.toTable !== table && keys.length === 1 && way?.length === 1)
    return { kind: 'entity', table: target.toTable };
  return choose<Output>(
    state,
    item.text,
    `"${item.text}" is kept as a number that points to ${spokenName(target.toTable)}. Should the number be shown?`,
    [
      {
        key: fieldName(plain.field),
        label: `${spokenName(column)} of ${spokenName(table)}`,
        meaning: { kind: 'column', table, column },
        value: plain,
      },
    ],
  );
}

const saysKey = /\b(ids?|numbers?|codes?|keys?|identifiers?|no|nr)\b/;

/** A key that is a text of its own, such as a country code, is shown as it is. */
const endsAsKey = (column: string): boolean => /(id|key|fk|ref|no|nr)$/i.test(column);
