import type { CatalogColumn, CatalogTable } from '../../learn/catalog.ts';
import type { Reading } from './reading.ts';
import { nameWords } from '../words/names.ts';
import { stemOf } from '../words/words.ts';

export interface Entry {
  lemmas: string;
  reading: Reading;
}

export const keyOf = (words: string[]): string => words.map(stemOf).join(' ');

const tableTails = new Set([
  'daily',
  'snapshot',
  'history',
  'list',
  'detail',
  'info',
  'master',
  'fact',
  'dim',
  'log',
  'record',
  'data',
  'table',
  'monthly',
]);

export function addTable(names: Map<string, Entry[]>, table: string, words: string[]): void {
  const add = (phrase: string[], penalty: number) => addEntry(names, phrase, { kind: 'table', table, penalty });
  add(words, 0);
  if (words.length === 1) addCompound(words[0] ?? '', (parts) => add(parts, 0.2));
  const kept = coreOf(words);
  if (kept.length < words.length) add(kept, 0.5);
  if (kept.length > 1 && !kept.some((word) => ['in', 'of', 'to', 'has'].includes(word))) {
    add(kept.slice(-1), 1.5);
    if (kept.length > 2) add(kept.slice(-2), 1);
  }
}

/** `album name` where albums have titles. */
export function addLabel(names: Map<string, Entry[]>, table: CatalogTable, words: string[]): void {
  const [label, ...more] = table.labelColumns;
  const column = table.columns.find(({ name }) => name === label);
  if (column === undefined || more.length > 0 || column.type !== 'text' || column.role === 'key') return;
  addEntry(names, [...words, 'name'], { kind: 'column', table: table.name, column: column.name, penalty: 0.3 });
}

/** `user id` is the key of the users, whatever its column is called. */
export function addKey(names: Map<string, Entry[]>, table: CatalogTable, words: string[]): void {
  const [key, ...more] = table.primaryKey;
  if (key === undefined || more.length > 0) return;
  const reading: Reading = { kind: 'column', table: table.name, column: key, penalty: 0.2 };
  for (const form of [words, coreOf(words)]) addEntry(names, [...form, 'id'], reading);
  addEntry(names, ['id'], { ...reading, penalty: 0.3 });
}

/** The words of a table's name without an ending that only says how it is kept, or what was done to it. */
function coreOf(words: string[]): string[] {
  const last = words.at(-1) ?? '';
  const isParticiple = /(ed|made|sent|paid|sold|taken)$/.test(last) && words.length > 1;
  return words.length > 1 && (tableTails.has(last) || isParticiple) ? words.slice(0, -1) : words;
}

/** `countrylanguage` and `poolplayer` were written in one word by somebody who spoke two. */
function addCompound(word: string, add: (parts: string[]) => void): void {
  for (const tail of [
    'language',
    'type',
    'line',
    'item',
    'track',
    'list',
    'code',
    'name',
    'player',
    'member',
    'person',
    'people',
    'log',
    'info',
  ]) {
    if (word.endsWith(tail) && word.length - tail.length >= 4) add([word.slice(0, -tail.length), tail]);
  }
}

const unitWords = new Set([
  'f',
  'c',
  'mile',
  'mph',
  'kmh',
  'inch',
  'kg',
  'lb',
  'cm',
  'mm',
  'm',
  'usd',
  'eur',
  'gbp',
  'degree',
  'kw',
  'second',
  'sec',
  'ms',
  'pct',
  'percent',
  'par',
  'ppv',
  'meter',
  'foot',
  'ft',
  'sqft',
  'sqm',
  'ts',
  'at',
  'yn',
  'million',
  'km',
  'on',
]);

/** What a figure is, behind the words that tell it from others: `price` of an asking price. */
const headNouns = new Set(
  [
    'amount',
    'price',
    'value',
    'cost',
    'fee',
    'fare',
    'bill',
    'score',
    'area',
    'total',
    'rate',
    'goal',
    'budget',
  ].concat(['balance', 'distance', 'duration', 'length', 'capacity']),
);

const adverbs: Record<string, string> = {
  hour: 'hourly',
  day: 'daily',
  week: 'weekly',
  month: 'monthly',
  quarter: 'quarterly',
  year: 'yearly',
};

const emptyTails = new Set([
  'code',
  'text',
  'value',
  'name',
  'description',
  'type',
  'number',
  'amount',
  'detail',
  'id',
  'date',
  'time',
  'year',
  'percent',
  'num',
  'count',
  'status',
  'key',
]);

const bareAdjectives = new Set([
  'first',
  'last',
  'middle',
  'full',
  'short',
  'long',
  'start',
  'end',
  'maximum',
  'minimum',
  'total',
  'new',
  'old',
  'main',
  'other',
  'next',
  'previous',
  'high',
  'low',
  'number',
  'date',
  'time',
  'year',
  'is',
  'has',
  'no',
  'average',
  'birth',
]);

export function addColumn(
  names: Map<string, Entry[]>,
  table: string,
  tableWords: string[],
  { column, isKey, words }: { column: CatalogColumn; isKey: boolean; words: string[] },
): void {
  const add = (phrase: string[], penalty: number) => {
    if (phrase.length > 0) addEntry(names, phrase, { kind: 'column', table, column: column.name, penalty });
  };
  const core = coreOf(tableWords);
  const tails = [
    ...new Map(
      [tableWords, core, core.slice(-1), tableWords.slice(0, 1)].map((tail) => [tail.join(' '), tail]),
    ).values(),
  ];
  for (const [form, penalty] of spokenForms(
    words,
    tails,
    isKey || column.role === 'key' || !['integer', 'decimal', 'float'].includes(column.type),
  )) {
    add(form, penalty);
    for (const tail of tails) {
      if (startsWith(form, tail) && form.length > tail.length) add(form.slice(tail.length), penalty + 0.25);
      else add([...tail, ...form], penalty + (tail === tails[0] ? 0.1 : 0.3));
    }
  }
  const full = nameWords(column.name);
  if (full.length !== words.length) add(full, 0);
  if (words.length === 1) addCompound(words[0] ?? '', (parts) => add(parts, 0.2));
}

/** The ways to say a column's name: in full, without the unit, turned around with `of`, without an empty last word. */
function spokenForms(words: string[], tails: string[][], isKey: boolean): [string[], number][] {
  const forms: [string[], number][] = [[words, 0]];
  let core = words;
  while (core.length > 1 && unitWords.has(core.at(-1) ?? '')) core = core.slice(0, -1);
  if (core.length < words.length) forms.push([core, 0.3]);
  if (core[0] === 'is' || core[0] === 'has') forms.push([core.slice(1), 0.3]);
  const last = core.at(-1) ?? '';
  if (core.length === 2 || core.length === 3) {
    const isOwn = tails.some((tail) => tail.join(' ') === core.slice(0, -1).join(' '));
    if (!isOwn && last !== 'id' && last !== 'number') forms.push([[last, 'of', ...core.slice(0, -1)], 0.3]);
    if (core[0] === 'date') forms.push([[...core.slice(1), 'date'], 0.3]);
    if (last === 'date') forms.push([['date', ...core.slice(0, -1)], 0.3]);
  }
  if (core.length > 2 && last === 'code')
    forms.push([core.slice(0, -1), 0.4], [[core.at(-2) ?? '', 'of', ...core.slice(0, -2)], 0.5]);
  if (!isKey && core[0] === 'number') {
    const rest = core.slice(1).filter((word) => word !== 'of');
    if (rest.length > 0) forms.push([['number', 'of', ...rest], 0.2]);
  }
  if ((last === 'count' || (last === 'quantity' && !isKey)) && core.length > 1) forms.push([core.slice(0, -1), 0.6]);
  if ((last === 'count' || (last === 'quantity' && !isKey)) && core.length > 1)
    forms.push([['number', 'of', ...core.slice(0, -1)], 0.2]);
  const isBareAdjective = core.length === 2 && bareAdjectives.has(core[0] ?? '');
  if (core.length > 1 && emptyTails.has(last) && !isBareAdjective)
    forms.push([core.slice(0, -1), last === 'id' ? 2.5 : 0.9]);
  if (core.length > 1 && ['mean', 'average', 'total', 'base'].includes(core[0] ?? '')) forms.push([core.slice(1), 0.9]);
  if (!isKey && core.length > 2 && !['number', 'count'].includes(last)) forms.push([core.slice(1), 0.9]);
  if (!isKey && core.length > 1 && headNouns.has(last)) forms.push([[last], 1.3]);
  if (last === 'minimum' && core.length > 1)
    forms.push([core.slice(0, -1), 0.3], [[...core.slice(0, -1), 'minute'], 0.3]);
  const often = adverbs[core[0] ?? ''];
  if (often !== undefined && core.length > 1) forms.push([[often, ...core.slice(1)], 0.2]);
  if (['on', 'at'].includes(words.at(-1) ?? '') && words.length === 2) forms.push([[words[0] ?? '', 'date'], 0.25]);
  if (core[0] === 'mean') forms.push([['average', ...core.slice(1)], 0.1]);
  if (core[0] === 'average') forms.push([['mean', ...core.slice(1)], 0.1]);
  return forms;
}

const startsWith = (words: string[], head: string[]): boolean => head.every((word, index) => words[index] === word);

function addEntry(names: Map<string, Entry[]>, words: string[], reading: Reading): void {
  const key = keyOf(words);
  const entry = { lemmas: words.join(' '), reading };
  const entries = names.get(key);
  if (entries === undefined) names.set(key, [entry]);
  else entries.push(entry);
}
