import type { CatalogColumn, Meaning } from '../learn/catalog.ts';
import type { Clarification, FilterOperator, Grain, Phrase } from '@air/contract';
import { createHash } from 'node:crypto';
import type { Condition, Field, Measure, Output, Scalar, Sort } from './intent.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import type { Reading } from './lexicon/reading.ts';
import type { SchemaGraph } from './lexicon/schema-graph.ts';
import type { Item } from './lexicon/tag.ts';

export type ColumnReading = Extract<Reading, { kind: 'column' }>;

export type TableReading = Extract<Reading, { kind: 'table' }>;

export type ValueReading = Extract<Reading, { kind: 'value' }>;

/** An output whose column waits for its owner, who is often named after it: `names and ages of all students`. */
export type DraftOutput =
  | { kind: 'ready'; output: Output; item: Item | null }
  | { kind: 'column'; item: Item; owner: string | null; agg: Measure['agg'] | null; isDistinct: boolean };

export interface Fact {
  condition: Condition;
  connector: 'and' | 'or';
  /** The place of the item that it begins with. */
  at: number;
  /** A stretch of time that no column was named for. */
  isTime: boolean;
  /** The related rows, asked for or ruled out, that it belongs to. */
  scope: RelatedScope | null;
}

type GroupDraft = { kind: 'noun'; item: Item; isEach: boolean } | { kind: 'grain'; grain: Grain; item: Item };

interface RelatedScope {
  table: string;
  isNegated: boolean;
}

/** Everything read so far. Rules move `at` forward and write down what they understood. */
export interface State {
  readonly question: string;
  readonly items: Item[];
  readonly lexicon: Lexicon;
  readonly graph: SchemaGraph;
  readonly asOf: Date;
  readonly answers: ReadonlyMap<string, string>;
  /** Tables that the question names anywhere. */
  readonly mentioned: Set<string>;
  at: number;
  subject: string | null;
  focus: string | null;
  outputs: DraftOutput[];
  groups: GroupDraft[];
  facts: Fact[];
  having: { measure: Measure; op: FilterOperator; value: Scalar | Scalar[]; connector: 'and' | 'or' }[];
  order: Sort[];
  limit: number | null;
  isDistinct: boolean;
  isBoth: boolean;
  isNegated: boolean;
  connector: 'and' | 'or';
  scope: RelatedScope | null;
  scopes: RelatedScope[];
  /** Tables that outputs or conditions touch through an existence: subject rows must have such rows. */
  existing: Set<string>;
  aliases: Map<string, Measure>;
  /** Items in front of a noun that are conditions on it, read when the noun is known. */
  pendingValues: number[];
  /** Outputs, by their place, whose share of the whole is asked for too. */
  shares: number[];
  /** `percentage of orders …`: the rows that are the whole, and where their noun stands. */
  part: { table: string; at: number; isPercent: boolean } | null;
  /** Where `and their counts` asked for the number of rows behind each line. */
  rowCountAt: { output: number; item: number } | null;
  /** `by`, measures that rows are ordered by beside those that are shown. */
  orderMeasures: Measure[];
  /** `in alphabetical order` without saying of what. */
  alphabetical: 'asc' | 'desc' | null;
  bareOrder: { dir: 'asc' | 'desc'; isTime: boolean } | null;
  /** `most common`: ordered by how many rows there are of each. */
  byRows: 'asc' | 'desc' | null;
  /** `top 5` waits for what it is measured by. */
  isTop: { dir: 'asc' | 'desc'; phrase: string } | null;
  /** The outputs that `which` or `what` asked for; a later sentence may say better what to show. */
  asked: { from: number; to: number } | null;
  phrases: Phrase[];
  assumptions: string[];
  clarifications: Clarification[];
  /** Words that no rule could read. */
  unknown: Item[];
  /** Sum of the penalties of the readings taken. */
  doubt: number;
}

export const peek = (state: State, ahead = 0): Item | undefined => state.items[state.at + ahead];

export const word = (state: State, ahead = 0): string => state.items[state.at + ahead]?.lower ?? '';

/** True when the next words are these; each place may offer alternatives. */
export function sees(state: State, pattern: string, from = 0): number {
  const words = pattern.split(' ');
  let at = from;
  for (const choice of words) {
    const isOptional = choice.endsWith('?');
    const choices = (isOptional ? choice.slice(0, -1) : choice).split('|');
    if (choices.includes(word(state, at))) at += 1;
    else if (!isOptional) return 0;
  }
  return at;
}

export const columnsOf = (item: Item | undefined): ColumnReading[] =>
  (item?.names ?? []).filter((reading): reading is ColumnReading => reading.kind === 'column');

export const tablesOf = (item: Item | undefined): TableReading[] =>
  (item?.names ?? []).filter((reading): reading is TableReading => reading.kind === 'table');

export const valuesOf = (item: Item | undefined): ValueReading[] =>
  (item?.values ?? []).filter((reading): reading is ValueReading => reading.kind === 'value');

/** Writes down what a stretch of the question was taken to mean. */
export function note(state: State, from: number, to: number, said: { kind: Phrase['kind']; meaning: string }): void {
  const first = state.items[from];
  const last = state.items[to - 1];
  if (first === undefined || last === undefined || to <= from) return;
  state.phrases.push({ text: state.question.slice(first.start, last.end), start: first.start, end: last.end, ...said });
}

export function columnOf(state: State, field: Field): CatalogColumn {
  return state.lexicon.column(field.table, field.column);
}

export const fieldName = (field: Field): string => `${field.table}.${field.column}`;

export interface Option<T> {
  /** Names the meaning, the same in every session. */
  key: string;
  label: string;
  meaning: Meaning | null;
  value: T;
}

/** Takes the answer given earlier, or puts the question to the person. */
export function choose<T>(state: State, phrase: string, question: string, options: Option<T>[]): T | null {
  const id = `q_${hash([phrase.toLowerCase(), ...options.map(({ key }) => key)].join('\n'))}`;
  const answer = state.answers.get(id);
  const chosen = options.find(({ key }) => `o_${hash(key)}` === answer);
  if (chosen !== undefined) {
    state.assumptions.push(`"${phrase}" was answered: ${chosen.label}`);
    return chosen.value;
  }
  if (!state.clarifications.some((known) => known.id === id)) {
    const offered = options.slice(0, 8).map(({ key, label, meaning }) => ({ id: `o_${hash(key)}`, label, meaning }));
    state.clarifications.push({ id, phrase, question, options: offered });
  }
  return null;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** Says that a part of the question is beyond what can be planned safely. */
export function giveUp(state: State, phrase: string, reason: string): void {
  choose<never>(state, phrase, reason, []);
}
