import { distance } from 'fastest-levenshtein';
import type { Item } from '../lexicon/tag.ts';
import { aggregateOf } from '../outputs/measures.ts';
import { giveUp, note, type State } from '../state.ts';
import { readGrain, readTime, readUnit } from '../words/time.ts';

/** Asks about a word that means nothing here, with the names that come nearest. */
export function unknownWord(state: State, item: Item | undefined): void {
  if (item === undefined) return;
  state.unknown.push(item);
  giveUp(state, item.text, questionAbout(state, item));
  const at = state.items.indexOf(item);
  note(state, at, at + 1, { kind: 'unknown', meaning: 'not known here' });
}

/** Where a noun is not known, the months, figures and limits around it could not be read either: it alone is named. */
export function tellUnknown(state: State): void {
  const plain = state.unknown.filter((item) => item.names.length === 0 && !isForm(state, item));
  if (plain.length === 0) return;
  const named = new Set(plain.map(({ text }) => text));
  const around = new Set(state.unknown.filter(({ text }) => !named.has(text)));
  const questions = new Set([...around].map((item) => questionAbout(state, item)));
  const starts = new Set([...around].map(({ start }) => start));
  state.clarifications = state.clarifications.filter(({ question }) => !questions.has(question));
  state.phrases = state.phrases.filter(({ kind, start }) => kind !== 'unknown' || !starts.has(start));
}

function questionAbout(state: State, item: Item): string {
  if (item.names.length > 0) return `How does "${item.text}" belong to the rest of the question?`;
  const near = nearest(item.lemma, state.lexicon.known);
  return `I do not know "${item.text}" here.${near.length === 0 ? '' : ` Closest: ${near.join(', ')}.`}`;
}

const formWords = new Set(
  `more less fewer than most least highest lowest largest smallest greatest biggest top bottom first last over under
  above below between since before after until till through equal at number count times percent order ordered sort sorted
  ascending descending greater higher lower larger smaller`.split(/\s+/),
);

/** Numbers, times and words of the grammar: what they say depends on the noun they stand with. */
function isForm(state: State, item: Item): boolean {
  const at = state.items.indexOf(item);
  return (
    item.number !== null ||
    item.kind === 'date' ||
    formWords.has(item.lower) ||
    aggregateOf(item.lower) !== null ||
    readUnit(item.lemma) !== null ||
    readGrain(item.lower) !== null ||
    readTime(state.items, at, state.asOf) !== null ||
    readTime(state.items, at - 1, state.asOf) !== null
  );
}

function nearest(word: string, known: string[]): string[] {
  const scored: [string, number][] = [];
  for (const name of known) {
    if (Math.abs(name.length - word.length) > 4) continue;
    const apart = distance(word, name);
    if (apart <= Math.max(2, Math.floor(word.length / 3))) scored.push([name, apart]);
  }
  return scored
    .toSorted((a, b) => a[1] - b[1])
    .slice(0, 3)
    .map(([name]) => name);
}
