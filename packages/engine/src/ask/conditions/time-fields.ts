import type { Condition, Field } from '../intent.ts';
import { choose, columnOf, fieldName, type State } from '../state.ts';
import { spokenName } from '../words/names.ts';
import { type TimeSpan } from '../words/time.ts';

/** How a column keeps time: as dates that sort, as numbers of years, or not in a way that can be compared. */
export function timeKind(state: State, field: Field): 'date' | 'year' | null {
  const { type, name, stats } = columnOf(state, field);
  if (type === 'date' || type === 'timestamp' || type === 'timestamptz')
    return isForeignDate(stats?.min) ? null : 'date';
  const min = stats?.min ?? null;
  if (type === 'text' && typeof min === 'string' && /^\d{4}-\d{2}-\d{2}/.test(min)) return 'date';
  if (/year|yr/i.test(name) && (min === null || /^\d{4}$/.test(String(min)))) return 'year';
  return null;
}

const isForeignDate = (min: unknown): boolean => typeof min === 'string' && min !== '' && !/^\d{4}-\d{2}/.test(min);

/** The condition that a column lies in a stretch of time. */
export function withinTime(state: State, field: Field, span: TimeSpan): Condition | null {
  const kind = timeKind(state, field);
  if (kind === null || (kind === 'year' && !span.isYears)) return null;
  const of: Condition[] = [];
  const isText = columnOf(state, field).type === 'text';
  const bound = (iso: string): string | number =>
    kind === 'date' ? iso : isText ? iso.slice(0, 4) : Number(iso.slice(0, 4));
  const isOneYear =
    kind === 'year' &&
    span.from !== null &&
    span.to !== null &&
    Number(span.to.slice(0, 4)) - Number(span.from.slice(0, 4)) === 1;
  if (isOneYear && span.from !== null) return { kind: 'compare', field, op: '=', value: bound(span.from) };
  if (span.from !== null) of.push({ kind: 'compare', field, op: '>=', value: bound(span.from) });
  if (span.to !== null) of.push({ kind: 'compare', field, op: '<', value: bound(span.to) });
  return of.length === 1 && of[0] !== undefined ? of[0] : { kind: 'all', of };
}

/** The column that says when the rows being spoken of happened. */
export function timeField(
  state: State,
  phrase: string,
  tables: (string | null)[],
  span: TimeSpan | null,
): Field | null {
  for (const table of new Set(tables.flatMap((name) => (name === null ? [] : [name, ...parents(state, name, span)])))) {
    const candidates = timeColumns(state, table, span);
    if (candidates.length === 0) continue;
    const preferred = state.lexicon.table(table).timeColumn;
    const only = candidates.length === 1 ? candidates[0] : candidates.find(({ column }) => column === preferred);
    if (only !== undefined) return only;
    return choose(
      state,
      phrase,
      `Which date does "${phrase}" refer to?`,
      candidates.map((field) => ({
        key: fieldName(field),
        label: `${spokenName(field.column)} of ${spokenName(field.table)}`,
        meaning: { kind: 'column' as const, ...field },
        value: field,
      })),
    );
  }
  return null;
}

/** The nearest tables that a row belongs to and that know the time: lines of an order happened when the order did. */
function parents(state: State, table: string, span: TimeSpan | null): string[] {
  let level = [table];
  for (let depth = 0; depth < 2; depth += 1) {
    level = level.flatMap((name) =>
      state.graph
        .steps(name)
        .flatMap((step) => (step.isToOne && step.relationship.fromTable === name ? [step.to] : [])),
    );
    const timed = level.filter((name) => timeColumns(state, name, span).length > 0);
    if (timed.length > 0) return timed.length === 1 ? timed : [];
  }
  return [];
}

function timeColumns(state: State, table: string, span: TimeSpan | null): Field[] {
  const fields = state.lexicon.table(table).columns.map(({ name }) => ({ table, column: name }));
  const dates = fields.filter((field) => timeKind(state, field) === 'date');
  const years = span === null || span.isYears ? fields.filter((field) => timeKind(state, field) === 'year') : [];
  const preferred = state.lexicon.table(table).timeColumn;
  if (span?.isYears === true && years.length === 1 && !dates.some(({ column }) => column === preferred)) return years;
  return dates.length > 0 ? dates : years;
}
