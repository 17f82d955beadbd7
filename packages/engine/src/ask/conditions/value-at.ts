import { readQuantity } from './comparison.ts';
import type { Field, Scalar } from '../intent.ts';
import type { Item } from '../lexicon/tag.ts';
import { resolveColumn, resolveValue } from '../read/resolve.ts';
import { columnOf, type ColumnReading, peek, type State, valuesOf } from '../state.ts';

interface FoundValue {
  field: Field;
  value: Scalar;
  length: number;
  isNumber: boolean;
}

export function valueAt(state: State, subject: Subject, ahead: number, known: Field | null): FoundValue | null {
  const item = peek(state, ahead);
  if (item === undefined) return null;
  const values = valuesOf(item).filter(
    ({ table, column }) =>
      subject.readings.some((reading) => reading.table === table && reading.column === column) ||
      (known !== null && known.table === table && known.column === column),
  );
  if (values.length > 0) {
    const value =
      known === null
        ? resolveValue(state, item, values, subject.owner)
        : values.find(({ table, column }) => table === known.table && column === known.column);
    if (value === null || value === undefined) return null;
    return { field: { table: value.table, column: value.column }, value: value.value, length: 1, isNumber: false };
  }
  const quantity = readQuantity(state, ahead);
  if (quantity !== null) {
    const field = known ?? resolveColumn(state, subject.item, subject.readings, subject.owner);
    if (field === null) return null;
    const isText = columnOf(state, field).type === 'text';
    const isNumber = item.kind === 'number';
    if (!isText && typeof quantity.value === 'string' && item.kind === 'literal') return null;
    return { field, value: isText && isNumber ? item.text : quantity.value, length: quantity.length, isNumber };
  }
  return unknownName(state, subject, ahead, known);
}

/** A name in capitals that the value index does not hold, because the column is private or too long to index. */
function unknownName(state: State, subject: Subject, ahead: number, known: Field | null): FoundValue | null {
  const item = peek(state, ahead);
  if (item === undefined || item.kind !== 'word' || !item.isCapital || item.names.length > 0) return null;
  const field = known ?? resolveQuietly(state, subject);
  if (field === null || columnOf(state, field).type !== 'text' || columnOf(state, field).values !== null) return null;
  const words = [item.text];
  while (isLooseCapital(peek(state, ahead + words.length))) words.push(peek(state, ahead + words.length)?.text ?? '');
  return { field, value: words.join(' '), length: words.length, isNumber: false };
}

const isLooseCapital = (item: Item | undefined): boolean =>
  item !== undefined && item.kind === 'word' && item.isCapital && item.names.length === 0;

export interface Subject {
  item: Item;
  readings: ColumnReading[];
  owner: string | null;
}

export function resolveQuietly(state: State, subject: Subject): Field | null {
  const before = state.clarifications.length;
  const field = resolveColumn(state, subject.item, subject.readings, subject.owner);
  state.clarifications.length = before;
  return field;
}
