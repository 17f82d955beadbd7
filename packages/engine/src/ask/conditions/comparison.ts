import type { FilterOperator } from '@air/contract';
import type { Scalar } from '../intent.ts';
import { columnsOf, peek, sees, type State, tablesOf, word } from '../state.ts';

/** What `above the average` compares with. */
export interface Average {
  of: 'every row';
}

export const isAverage = (value: Comparison['value']): value is Average =>
  typeof value === 'object' && !Array.isArray(value);

/** `more than 5`, `between 3 and 7`, `above the average`; nothing is said yet about what is compared. */
export interface Comparison {
  op: FilterOperator;
  value: Scalar | Scalar[] | Average;
  /** The word that compares can say what is compared: older, heavier. */
  adjective: string | null;
  /** Items it covers. */
  length: number;
}

type Order = '>' | '>=' | '<' | '<=' | '=' | '!=';

const greater = 'more|greater|higher|larger|bigger|longer|older|later|heavier|taller|faster|wider|richer|better';

const less = 'less|fewer|lower|smaller|shorter|younger|earlier|lighter|cheaper|slower|worse';

const openings: [string, Order][] = [
  ['is|are|was|were? no more than', '<='],
  ['is|are|was|were? no less|fewer than', '>='],
  ['is|are|was|were? no larger|greater|higher than', '<='],
  ['is|are|was|were? not more|greater|higher than', '<='],
  ['is|are|was|were? not less|lower than', '>='],
  [`is|are|was|were? ${greater} than or equal to`, '>='],
  [`is|are|was|were? ${less} than or equal to`, '<='],
  [`is|are|was|were? strictly? ${greater} than`, '>'],
  [`is|are|was|were? strictly? ${less} than`, '<'],
  ['is|are|was|were? at least', '>='],
  ['is|are|was|were? at most', '<='],
  ['is|are|was|were? up to', '<='],
  ['is|are|was|were? a? minimum of', '>='],
  ['is|are|was|were? a? maximum of', '<='],
  ['is|are|was|were? over|above|beyond', '>'],
  ['is|are|was|were? under|below', '<'],
  ['exceeding|exceeds|exceed|exceeded|surpassing|surpasses', '>'],
  ['is|are|was|were? in excess of', '>'],
  ['is|are|was|were? on and above', '>='],
  ['is|are|was|were? not equal to', '!='],
  ['is|are|was|were? different from', '!='],
  ['is|are|was|were? other than', '!='],
  ['is|are|was|were? exactly', '='],
  ['is|are|was|were? equal to', '='],
  ['equals|equalling|equaling', '='],
];

const symbols: Record<string, Order> = { '>': '>', '<': '<', '=': '=', '≥': '>=', '≤': '<=' };

/** Reads a comparison at a place; `from` counts items ahead of the reader. */
export function readComparison(state: State, from: number): Comparison | null {
  return between(state, from) ?? opened(state, from) ?? symbol(state, from) ?? trailing(state, from);
}

function opened(state: State, from: number): Comparison | null {
  for (const [pattern, op] of openings) {
    const next = sees(state, pattern, from);
    if (next === 0) continue;
    const adjective =
      [...range(from, next)]
        .map((ahead) => word(state, ahead))
        .find((text) => `${greater}|${less}`.split('|').includes(text)) ?? null;
    const value = readQuantity(state, next);
    if (value !== null) return { op, value: value.value, adjective, length: next + value.length - from };
    const end = sees(state, 'the|their|its? overall? average|mean', next);
    if (end > 0)
      return {
        op,
        value: { of: 'every row' },
        adjective,
        length: (adjective === null ? end : overOwn(state, end)) - from,
      };
  }
  return null;
}

/** The noun of `longer than the average talk`, when it is what is being spoken of. */
const overOwn = (state: State, end: number): number =>
  tablesOf(peek(state, end)).some(({ table }) => table === state.subject) && columnsOf(peek(state, end)).length === 0
    ? end + 1
    : end;

function* range(from: number, to: number): Generator<number> {
  for (let at = from; at < to; at += 1) yield at;
}

function between(state: State, from: number): Comparison | null {
  const next =
    sees(state, 'is|are|was|were? between', from) ||
    sees(state, 'is|are|was|were? in? the range of|from|between?', from) ||
    sees(state, 'ranging|ranges|range|ranged from|between', from);
  if (next === 0) return null;
  const low = readQuantity(state, next);
  if (low === null || !['and', 'to', '-'].includes(word(state, next + low.length))) return null;
  const high = readQuantity(state, next + low.length + 1);
  if (high === null) return null;
  return {
    op: 'between',
    value: [low.value, high.value],
    adjective: null,
    length: next + low.length + 1 + high.length - from,
  };
}

function symbol(state: State, from: number): Comparison | null {
  const first = symbols[word(state, from)];
  if (first === undefined) return null;
  const isWide = word(state, from + 1) === '=' && (first === '>' || first === '<');
  const value = readQuantity(state, from + (isWide ? 2 : 1));
  if (value === null) return null;
  return {
    op: isWide ? (first === '>' ? '>=' : '<=') : first,
    value: value.value,
    adjective: null,
    length: (isWide ? 2 : 1) + value.length,
  };
}

/** `5 or more`, `100 and above`. */
function trailing(state: State, from: number): Comparison | null {
  const is = sees(state, 'is|are|was|were', from) || from;
  const value = readQuantity(state, is);
  if (value === null) return null;
  const next = is + value.length;
  const up = sees(state, 'or|and more|above|greater|higher|over|older|later', next);
  if (up > 0) return { op: '>=', value: value.value, adjective: null, length: up - from };
  const down = sees(state, 'or|and less|fewer|below|lower|under|younger|earlier', next);
  if (down > 0) return { op: '<=', value: value.value, adjective: null, length: down - from };
  return null;
}

/** A number, a date or a quoted text. */
export function readQuantity(state: State, from: number): { value: Scalar; length: number } | null {
  const item = peek(state, from);
  if (item === undefined) return null;
  if (item.kind === 'number' && item.number !== null) {
    const hasUnit = word(state, from + 1) === '%' ? 1 : 0;
    return { value: item.number, length: 1 + hasUnit };
  }
  if (item.kind === 'date' && /^\d{4}-/.test(item.text)) return { value: item.text, length: 1 };
  if (item.kind === 'literal') return { value: item.text, length: 1 };
  if (item.lower === '$' || item.lower === '€') {
    const amount = readQuantity(state, from + 1);
    return amount === null ? null : { value: amount.value, length: amount.length + 1 };
  }
  return null;
}

/** What an adjective of a comparison measures; from the other end when it says so. */
export const adjectiveColumns: Record<string, { columns: string[]; opposite?: string[] }> = {
  older: { columns: ['age'], opposite: ['birth date', 'date of birth'] },
  younger: { columns: ['age'], opposite: ['birth date', 'date of birth'] },
  heavier: { columns: ['weight'] },
  lighter: { columns: ['weight'] },
  taller: { columns: ['height'] },
  longer: { columns: ['duration', 'length', 'minute', 'distance', 'page'] },
  shorter: { columns: ['height', 'duration', 'length', 'minute', 'distance', 'page'] },
  cheaper: { columns: ['price', 'cost', 'fee', 'fare'] },
  larger: { columns: ['area', 'capacity', 'size'] },
  bigger: { columns: ['area', 'capacity', 'size'] },
  smaller: { columns: ['area', 'capacity', 'size'] },
  faster: { columns: ['speed'] },
  slower: { columns: ['speed'] },
};
