import { distance } from 'fastest-levenshtein';
import type { Item } from '../lexicon/tag.ts';
import { giveUp, note, type State } from '../state.ts';

/** Asks about a word that means nothing here, with the names that come nearest. */
export function unknownWord(state: State, item: Item | undefined): void {
  if (item === undefined) return;
  const near = nearest(item.lemma, state.lexicon.known);
  const hint = near.length === 0 ? '' : ` Closest: ${near.join(', ')}.`;
  giveUp(state, item.text, `I do not know "${item.text}" here.${hint}`);
  const at = state.items.indexOf(item);
  note(state, at, at + 1, { kind: 'unknown', meaning: 'not known here' });
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
