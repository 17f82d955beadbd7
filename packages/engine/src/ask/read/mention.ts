import { addFact } from './facts.ts';
import { readCondition } from '../conditions/conditions.ts';
import { qualifiesNext } from '../conditions/value-condition.ts';
import { readOutputs } from '../outputs/outputs.ts';
import { resolveTable } from './resolve.ts';
import { columnsOf, giveUp, note, peek, sees, type State, tablesOf, valuesOf, word } from '../state.ts';
import { aggregateOf } from '../outputs/measures.ts';
import { harmlessWords, relationVerbs } from '../words/words.ts';

/** `who have a pet`, `that contain tracks`, `with invoices`: rows for which related rows exist. */
export function readRelated(state: State): boolean {
  const head = sees(
    state,
    'that|who|which|whose? also? have|has|had|having|with|contain|contains|containing|own|owns|include|includes made|had|received|been|placed? at? least? one|any|some|a|an|the|their|both|either?',
    0,
  );
  if (head === 0) return false;
  if (word(state, head - 1) === 'both') return false;
  const item = peek(state, head);
  if (item === undefined || tablesOf(item).length === 0) return false;
  if (qualifiesNext(state, valuesOf(item), head)) {
    state.at += head;
    return readCondition(state);
  }
  if (columnsOf(item).length > 0 && (columnsOf(item)[0]?.penalty ?? 9) < (tablesOf(item)[0]?.penalty ?? 9))
    return false;
  const table = resolveTable(state, item);
  if (table === null) {
    state.at += head + 1;
    return true;
  }
  if (state.isNegated && state.subject !== null && table !== state.subject) {
    state.scope = { table, isNegated: true };
    state.scopes.push(state.scope);
    state.isNegated = false;
  } else if (state.subject !== null && table !== state.subject) {
    state.existing.add(table);
    note(state, state.at, state.at + head + 1, { kind: 'filter', meaning: `with related ${table}` });
  }
  state.focus = table;
  state.at += head + 1;
  return true;
}

/** Verbs that say where something is, not what was done. */
export const placeVerbs: ReadonlySet<string> = new Set([
  'located',
  'live',
  'lives',
  'living',
  'based',
  'situated',
  'placed',
  'listed',
  'stored',
  'recorded',
  'held',
]);

const isMany = (state: State, table: string): boolean =>
  state.subject !== null && state.graph.path(state.subject, table)?.some(({ isToOne }) => !isToOne) === true;

/** A table that is named in passing: it becomes what the next words are about. */
export function readMention(state: State): boolean {
  const item = peek(state);
  if (item === undefined || tablesOf(item).length === 0) return columnMention(state);
  if (placeVerbs.has(item.lower)) {
    state.at += 1;
    return true;
  }
  const number = peek(state, 1);
  const table = resolveTable(state, item);
  if (table === null) {
    state.at += 1;
    return true;
  }
  const previous = word(state, -1);
  if (
    ['and', '&'].includes(previous) &&
    tablesOf(peek(state, -2)).length > 0 &&
    table !== state.subject &&
    state.scope === null
  )
    giveUp(state, item.text, `Should ${item.text} be listed too? Please ask for one after the other.`);
  const isHad =
    ['a', 'an', 'any', 'some'].includes(previous) ||
    (relationVerbs.has(previous) && !['located', 'live', 'lives', 'work', 'works', 'based', 'in'].includes(previous));
  if (isHad && state.subject !== null && table !== state.subject && isMany(state, table)) state.existing.add(table);
  state.subject ??= table;
  if (!relationVerbs.has(item.lower) || state.graph.distance(state.focus ?? table, table) <= 3) state.focus = table;
  note(state, state.at, state.at + 1, { kind: 'entity', meaning: table });
  state.at += 1;
  const [key] = state.lexicon.table(table).primaryKey;
  const skip = sees(state, 'number|id|no|#', 0) || 0;
  const value = skip > 0 ? peek(state, skip) : number;
  if (
    value?.kind === 'number' &&
    value.number !== null &&
    key !== undefined &&
    state.lexicon.table(table).primaryKey.length === 1 &&
    Number.isInteger(value.number) &&
    !/^(or|and) (more|less|fewer|above|below|greater|higher|lower|over|under)/.test(
      `${word(state, skip + 1)} ${word(state, skip + 2)}`,
    )
  ) {
    const isText = state.lexicon.column(table, key).type === 'text';
    const values = [isText ? value.text : value.number];
    let end = skip + 1;
    for (
      let next = sees(state, ',? or|and', end);
      next > 0 && peek(state, next)?.kind === 'number';
      next = sees(state, ',? or|and', end)
    ) {
      values.push(isText ? (peek(state, next)?.text ?? '') : (peek(state, next)?.number ?? 0));
      end = next + 1;
    }
    addFact(
      state,
      {
        kind: 'compare',
        field: { table, column: key },
        op: values.length > 1 ? 'in' : '=',
        value: values.length > 1 ? values : (values[0] ?? 0),
      },
      table,
    );
    note(state, state.at, state.at + end, { kind: 'filter', meaning: `${table}.${key} is ${values.join(' or ')}` });
    state.at += end;
  }
  return true;
}

/** A column that is named again, or as part of what is already said. */
function columnMention(state: State): boolean {
  const item = peek(state);
  if (item === undefined || columnsOf(item).length === 0) return false;
  const isKnown = [...state.outputs.map((output) => output.item), ...state.groups.map((group) => group.item)].some(
    (other) =>
      other !== null &&
      other !== item &&
      sharesWord(other.lemma, item.lemma) &&
      columnsOf(other).some(({ table, column }) =>
        columnsOf(item).some((reading) => reading.table === table && reading.column === column),
      ),
  );
  const isValued = state.facts.some(
    ({ condition }) =>
      (condition.kind === 'compare' || condition.kind === 'aggregate') &&
      columnsOf(item).some(({ table, column }) => condition.field.table === table && condition.field.column === column),
  );
  if (!isKnown && !isValued && !relationVerbs.has(item.lower) && !harmlessWords.has(item.lower)) return false;
  state.at += 1;
  return true;
}

const sharesWord = (one: string, other: string): boolean =>
  one.split(' ').some((part) => other.split(' ').includes(part));

/** A further thing to show, behind what narrowed the first: `… in Paris and their ages`. */
export function readMore(state: State): boolean {
  const start = state.at;
  const previous = word(state, -1);
  const isWith =
    previous === 'with' &&
    (sees(state, 'the? total? number|count of', 0) + sees(state, 'their|its|his|her', 0) > 0 || isListBehind(state));
  const joined = sees(state, 'as well as', 0) || sees(state, 'along with', 0) || sees(state, 'together with', 0);
  const isMore =
    joined > 0 ||
    sees(state, 'what|how', 0) > 0 ||
    isWith ||
    ['and', ',', 'also'].includes(previous) ||
    sees(state, 'show|showing|list|listing|return|along|how|including|include|give|find', 0) > 0;
  if (!isMore) return false;
  const verb =
    joined ||
    sees(state, 'also? show|showing|list|listing|return|returning|including|include|give|find me? also?', 0) ||
    sees(state, 'what is|are', 0);
  state.at += verb;
  const before = state.outputs.length;
  const counts = state.rowCountAt;
  if (readOutputs(state) && (state.outputs.length > before || state.rowCountAt !== counts)) return true;
  state.at = start;
  return false;
}

/** `…, with title and company`: columns behind a comma, as the last words of a sentence. */
function isListBehind(state: State): boolean {
  const before = word(state, -2);
  let hasColumn = false;
  for (let ahead = 0; ; ahead += 1) {
    const item = peek(state, ahead);
    if (item === undefined || ['.', '?'].includes(item.lower)) break;
    if (columnsOf(item).length > 0 && valuesOf(item).length === 0) hasColumn = true;
    else if (item.names.length === 0 && !listWords.has(item.lower) && aggregateOf(item.lower) === null) return false;
  }
  return hasColumn && (before === ',' || state.isTop !== null || state.limit !== null || isListed(state));
}

const listWords = new Set(['and', ',', 'the', 'of', 'number', 'count', 'their', 'its', 'all', 'total']);

/** Only a column that does not repeat what has been said narrows nothing by being there. */
const isListed = (state: State): boolean => state.outputs.every(({ kind }) => kind === 'ready');
