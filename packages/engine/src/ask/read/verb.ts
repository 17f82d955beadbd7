import { readComparison } from '../conditions/comparison.ts';
import { countOf } from '../outputs/measures.ts';
import { note, peek, sees, type State, tablesOf, word } from '../state.ts';
import { nameWords } from '../words/names.ts';
import { placeVerbs } from './mention.ts';
import { verbForms } from '../words/verbs.ts';
import { harmlessWords, relationVerbs, stemOf } from '../words/words.ts';

/** `who donated in 2025`, `were booked more than 10 times`, `ordered the most often`: rows of the table that a verb names. */
export function readVerb(state: State): boolean {
  const item = peek(state);
  const table = item === undefined ? null : tableOfVerb(state, item);
  if (item === undefined || table === null) return false;
  if (timesOf(state, table) || mostOf(state, table)) return true;
  if (state.byRows !== null) return mostVerbed(state, table);
  if (item.names.some(({ kind }) => kind === 'column')) return false;
  if (state.mentioned.has(table) && tablesOf(item).every((reading) => reading.table !== table)) return false;
  note(state, state.at, state.at + 1, {
    kind: 'filter',
    meaning: `${state.isNegated ? 'no' : 'with'} related ${table}`,
  });
  if (state.isNegated) {
    state.scope = { table, isNegated: true };
    state.scopes.push(state.scope);
    state.isNegated = false;
  } else state.existing.add(table);
  state.focus = table;
  state.at += 1;
  return true;
}

/** The one table of which the subject has rows and that is called after a verb. */
function tableOfVerb(state: State, item: State['items'][number]): string | null {
  const { subject } = state;
  if (subject === null || item.kind !== 'word' || item.isCapital || item.length > 1) return null;
  const isVerb = relationVerbs.has(item.lower) || item.lower.endsWith('ed');
  if (!isVerb || (item.lower === item.lemma && !item.lower.endsWith('ed') && item.names.length > 0)) return null;
  if (harmlessWords.has(item.lower) || placeVerbs.has(item.lower) || item.values.length > 0) return null;
  const forms = new Set([...verbForms(item.lower), stemOf(item.lower)]);
  const named = state.lexicon.catalog.tables.flatMap(({ name }) => {
    const words = nameWords(name.slice(name.lastIndexOf('.') + 1));
    return name !== subject && words.some((part) => forms.has(stemOf(part))) ? [{ name, words }] : [];
  });
  const own = nameWords(subject.slice(subject.lastIndexOf('.') + 1));
  if (own.some((part) => forms.has(stemOf(part)))) return null;
  const many = named.filter(({ name }) => {
    const path = state.graph.path(subject, name);
    return path !== null && path.length <= 2 && path.some(({ isToOne }) => !isToOne);
  });
  const closest = many.filter(({ words }) => words.length === Math.min(...many.map((other) => other.words.length)));
  const [only] = closest;
  if (closest.length !== 1 || only === undefined) return null;
  return item.names.every((reading) => reading.table === only.name) ? only.name : null;
}

/** `more than 10 times`, `at least twice`. */
function timesOf(state: State, table: string): boolean {
  const from = sees(state, 'for', 1) || 1;
  const comparison = readComparison(state, from);
  if (comparison === null || typeof comparison.value !== 'number') return false;
  const end = from + comparison.length;
  if (!['times', 'time'].includes(word(state, end))) return false;
  const { op, value } = comparison;
  state.having.push({ measure: countOf(state, table), op, value, connector: state.connector });
  state.connector = 'and';
  note(state, state.at, state.at + end + 1, { kind: 'filter', meaning: `number of ${table} ${op} ${value}` });
  state.focus = table;
  state.at += end + 1;
  return true;
}

/** `the most`, `most often`, `the fewest times`, as the last words. */
function mostOf(state: State, table: string): boolean {
  const end = sees(state, 'the? most|least|fewest often|frequently|times?', 1);
  if (end === 0 || !['', '.', '?', ',', 'in', 'last', 'this', 'since', 'during'].includes(word(state, end)))
    return false;
  const measure = countOf(state, table);
  const isMost = state.items.slice(state.at, state.at + end).some(({ lower }) => lower === 'most');
  state.order.push({ by: { measure: measure.name }, dir: isMost ? 'desc' : 'asc' });
  state.orderMeasures.push(measure);
  state.limit ??= 1;
  note(state, state.at, state.at + end, {
    kind: 'order',
    meaning: `${measure.name} ${isMost ? 'highest' : 'lowest'} first`,
  });
  state.focus = table;
  state.at += end;
  return true;
}

/** `the most frequently borrowed book`: not the books are counted, but what was done with them. */
function mostVerbed(state: State, table: string): boolean {
  const measure = countOf(state, table);
  state.order.push({ by: { measure: measure.name }, dir: state.byRows ?? 'desc' });
  state.orderMeasures.push(measure);
  state.byRows = null;
  state.at += 1;
  return true;
}
