import type { Ground } from './ask.ts';
import { lexiconOf, taught } from './lexicon/lexicon.ts';
import type { Reading } from './lexicon/reading.ts';
import { type Item, tag } from './lexicon/tag.ts';
import { tokenise } from './words/normalise.ts';
import { readTime } from './words/time.ts';

/** What may differ between two questions of the same meaning: a stretch of time, a text of the data, a number. */
export type Slot =
  | { kind: 'time'; text: string; from: string | null; to: string | null; isYears: boolean }
  | { kind: 'value'; text: string; readings: { table: string; column: string; value: string }[] }
  | { kind: 'number'; text: string; value: number };

/** A question without its slots. */
export interface Skeleton {
  /** In order: `<value>` and `<number>` where slots stood, names of the catalog by what they name, else the lemma. */
  words: string[];
  /** Words of politeness and form, which may come and go. */
  fillers: string[];
  slots: Slot[];
}

const fillers = new Set(
  'a an the of in for on at during please show me give list display get find tell what which is are was were be i we want need to see can could you would like our my us let have look'.split(
    ' ',
  ),
);

/** Reads a question as a skeleton with slots. It need not be understood for that. */
export function readSlots(question: string, ground: Ground): Skeleton {
  const lexicon = taught(lexiconOf(ground.catalog), ground.synonyms);
  const items = tag(tokenise(question), lexicon);
  const skeleton: Skeleton = { words: [], fillers: [], slots: [] };
  let at = 0;
  while (at < items.length) at += readItem(items, at, ground.asOf, skeleton);
  return skeleton;
}

/** Takes the item at a place, or several that are one slot; tells how many. */
function readItem(items: Item[], at: number, asOf: Date, { words, fillers: dropped, slots }: Skeleton): number {
  const item = items[at];
  if (item === undefined || item.kind === 'punct') return 1;
  const span = readTime(items, at, asOf);
  if (span !== null && span.length > 0) {
    const text = items
      .slice(at, at + span.length)
      .map((part) => part.lower)
      .join(' ');
    slots.push({ kind: 'time', text, from: span.from, to: span.to, isYears: span.isYears });
    return span.length;
  }
  const values = item.values.flatMap((reading) =>
    reading.kind === 'value' ? [{ table: reading.table, column: reading.column, value: reading.value }] : [],
  );
  if (item.names.length === 0 && values.length > 0) {
    slots.push({ kind: 'value', text: item.lower, readings: values });
    words.push('<value>');
  } else if (item.number !== null) {
    slots.push({ kind: 'number', text: item.lower, value: item.number });
    words.push('<number>');
  } else if (item.names.length === 0 && fillers.has(item.lower)) {
    dropped.push(item.lower);
  } else {
    words.push(item.names.length > 0 ? nameOf(item.names) : item.kind === 'literal' ? `"${item.lower}"` : item.lemma);
  }
  return 1;
}

/** Two words are the same when they name the same things of the catalog equally well. */
function nameOf(readings: Reading[]): string {
  const least = Math.min(...readings.map(({ penalty }) => penalty));
  const best = readings.filter(({ penalty }) => penalty === least);
  const names = best.map((reading) =>
    reading.kind === 'table'
      ? reading.table
      : reading.kind === 'metric'
        ? `${reading.table}.${reading.agg}(${reading.field ?? reading.expr ?? '*'})`
        : `${reading.table}.${reading.column}`,
  );
  return `[${names.toSorted().join('|')}]`;
}
