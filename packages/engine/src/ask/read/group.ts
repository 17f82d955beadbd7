import { isAmount } from '../outputs/measures.ts';
import { columnOf, columnsOf, note, peek, sees, type State, tablesOf, word } from '../state.ts';
import { readGrain, readUnit } from '../words/time.ts';
import { relationVerbs } from '../words/words.ts';

/** `for each store`, `per month`, `by region and product`, `daily`. */
export function readGroup(state: State, isHead: boolean): boolean {
  const start = state.at;
  const grainWord = readGrain(word(state));
  if (grainWord !== null && !isHead) {
    const item = peek(state);
    if (item !== undefined) state.groups.push({ kind: 'grain', grain: grainWord, item });
    state.at += 1;
    note(state, start, state.at, { kind: 'dimension', meaning: `per ${grainWord}` });
    return true;
  }
  const each =
    sees(
      state,
      ', for|in|of|by|at|on|from|to|across|with|within|among? each|every of? the? different|distinct|unique|individual?',
      0,
    ) ||
    sees(
      state,
      'for|in|of|by|at|on|from|to|across|with|within|among? each|every of? the? different|distinct|unique|individual?',
      0,
    ) ||
    sees(state, 'for all|the different|distinct', 0) ||
    sees(state, 'for|in|across|by different|various', 0) ||
    sees(state, 'corresponding|respectively to each', 0);
  const per =
    sees(state, 'per', 0) ||
    sees(state, 'grouped|group|split|broken|aggregated|segmented down? by the?', 0) ||
    sees(state, 'across all? the? different', 0) ||
    (isHead ? 0 : byLength(state));
  const head = each || per;
  if (head === 0) return false;
  let at = head;
  let isRead = false;
  for (;;) {
    const skip = sees(state, 'the|each|every|different', at) || at;
    const item = peek(state, skip);
    const unit = item === undefined ? null : readUnit(item.lemma);
    if (item !== undefined && unit !== null && (columnsOf(item).length === 0 || !hasOwn(state, columnsOf(item)))) {
      state.groups.push({ kind: 'grain', grain: unit, item });
    } else if (
      item !== undefined &&
      item.names.length > 0 &&
      (tablesOf(item).length > 0 || columnsOf(item).length > 0)
    ) {
      state.groups.push({ kind: 'noun', item, isEach: each > 0 });
      const [table] = tablesOf(item);
      if (table !== undefined && tablesOf(item).length === 1 && (isHead || state.focus === null))
        state.focus = table.table;
    } else break;
    isRead = true;
    at = skip + 1;
    const joiner = sees(state, ',? and', at) || sees(state, ',', at);
    const next = sees(state, 'the|each|every', joiner) || joiner;
    const [one, two] = [peek(state, next), peek(state, next + 1)];
    if (
      joiner === 0 ||
      one === undefined ||
      (one.names.length === 0 && readUnit(one.lemma) === null) ||
      (isHead && !['and'].includes(word(state, joiner - 1))) ||
      (isHead && two?.lower !== ',') ||
      (each > 0 && word(state, joiner) !== 'each' && !isHead)
    )
      break;
    at = joiner;
  }
  if (!isRead) return false;
  state.at += at;
  note(state, start, state.at, { kind: 'dimension', meaning: 'one row for each' });
  return true;
}

const hasOwn = (state: State, readings: { table: string; penalty: number }[]): boolean =>
  readings.some(({ table, penalty }) => penalty < 0.5 && (state.mentioned.has(table) || table === state.subject));

const isMeasurable =
  (state: State) =>
  (output: State['outputs'][number]): boolean =>
    output.kind === 'ready'
      ? output.output.kind !== 'field'
      : output.agg !== null || columnsOf(output.item).some((reading) => isAmount(columnOf(state, reading)));

/** `by` groups when something is measured; behind a verb it names who did it. */
function byLength(state: State): number {
  if (word(state) !== 'by') return 0;
  const skip = sees(state, 'by the|their|its?', 0);
  const item = peek(state, skip);
  const before = peek(state, -1);
  if (item === undefined || before === undefined) return 0;
  if (state.isTop !== null) return 0;
  if (!state.outputs.every(isMeasurable(state)) && readUnit(item.lemma) === null) return 0;
  const isVerb =
    relationVerbs.has(before.lower) || /ed$|made|written|done|sent|taken|given|run|held|sold|paid$/.test(before.lower);
  const isNoun = item.names.length > 0 || readUnit(item.lemma) !== null;
  const isCategory =
    tablesOf(item).length === 0 &&
    columnsOf(item).length > 0 &&
    (peek(state, skip + 1)?.values.length ?? 0) === 0 &&
    peek(state, skip + 1)?.kind !== 'literal' &&
    peek(state, skip + 1)?.isCapital !== true;
  return isNoun && (!isVerb || isCategory) ? skip : 0;
}
