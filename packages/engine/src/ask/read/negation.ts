import { addFact } from './facts.ts';
import { resolveColumn, resolveTable } from './resolve.ts';
import { columnsOf, giveUp, note, peek, sees, type State, tablesOf, valuesOf, word } from '../state.ts';
import { relationVerbs } from '../words/words.ts';

const verbAfterNot = new Set([
  'have',
  'has',
  'had',
  'been',
  'be',
  'any',
  'a',
  'an',
  'yet',
  'ever',
  'the',
  'do',
  'does',
  'did',
  'of',
  'in',
  'as',
  'by',
  'their',
  'that',
  'to',
  'with',
  'one',
  'single',
  'at',
  'all',
  'from',
  'on',
  'records',
  'associated',
]);

/** `without orders`, `have no pets`, `never bought`, `do not have any`, `except France`. */
export function readNegation(state: State): boolean {
  const head =
    sees(state, 'but? not|no|never|without|excluding|except|lacking|lack|lacks|nor', 0) ||
    sees(state, 'other than', 0) ||
    sees(state, 'but not', 0);
  if (head === 0) return false;
  if (word(state, head - 1) === 'nor') giveUp(state, 'nor', 'Please put "neither … nor" in other words.');
  let next = head;
  while (
    verbAfterNot.has(word(state, next)) ||
    (relationVerbs.has(word(state, next)) && isFollowedByTable(state, next))
  )
    next += 1;
  const item = peek(state, next);
  const isVerbTable = item !== undefined && tablesOf(item).length > 0;
  note(state, state.at, state.at + head, { kind: 'filter', meaning: 'not' });
  const negated = isVerbTable && item !== undefined && valuesOf(item).length === 0 ? negatedTable(state, next) : null;
  if (negated !== null) {
    state.at += next + 1;
    return true;
  }
  const column = columnsOf(item);
  const isPossession =
    ['without', 'no', 'lacking', 'lack', 'lacks'].includes(word(state, head - 1)) ||
    state.items.slice(state.at, state.at + next).some(({ lower }) => ['have', 'has', 'had', 'any'].includes(lower));
  if (item !== undefined && column.length > 0 && !isVerbTable && isPossession && isBareColumn(state, next)) {
    const field = resolveColumn(state, item, column);
    if (field !== null) {
      addFact(
        state,
        { kind: 'compare', field: { table: field.table, column: field.column }, op: 'is_null', value: null },
        field.table,
      );
      note(state, state.at + head, state.at + next + 1, {
        kind: 'filter',
        meaning: `${field.table}.${field.column} is empty`,
      });
      state.at += next + 1;
      if (['recorded', 'given', 'set', 'known', 'yet', 'assigned', 'entered'].includes(word(state))) state.at += 1;
      return true;
    }
  }
  state.isNegated = true;
  state.at += head;
  return true;
}

const isFollowedByTable = (state: State, ahead: number): boolean => {
  if ((peek(state, ahead)?.names.length ?? 0) === 0) return true;
  const next = sees(state, 'any|a|an|the|their|some', ahead + 1) || ahead + 1;
  return tablesOf(peek(state, next)).length > 0;
};

const isBareColumn = (state: State, ahead: number): boolean => {
  const after = word(state, ahead + 1);
  const isKept = ['recorded', 'given', 'set', 'known', 'yet', 'assigned', 'entered'].includes(after);
  const end = isKept ? word(state, ahead + 2) : after;
  return end === '' || ['.', '?', ',', 'and', ')'].includes(end);
};

function negatedTable(state: State, ahead: number): string | null {
  const item = peek(state, ahead);
  if (item === undefined) return null;
  const table = resolveTable(state, item);
  if (table === null || state.subject === null || table === state.subject) return null;
  state.scope = { table, isNegated: true };
  state.scopes.push(state.scope);
  state.focus = table;
  state.isNegated = false;
  note(state, state.at + ahead, state.at + ahead + 1, { kind: 'filter', meaning: `no related ${table}` });
  return table;
}
