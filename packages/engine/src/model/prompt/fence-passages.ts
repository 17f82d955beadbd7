import type { Passage } from '@air/contract';
import { fenceData } from './fence-data.ts';
import { plainText } from './plain-text.ts';

const passageCharacters = 1_500;

/** What retrieval found, as one fenced block; none when it found nothing. */
export function fencePassages(passages: readonly Passage[], maxCharacters: number): string[] {
  if (passages.length === 0) return [];
  const texts = passages.map(({ kind, title, text }) => {
    return `[${kind.replaceAll('_', ' ')}: ${plainText(title, 200)}]\n${plainText(text, passageCharacters)}`;
  });
  return [fenceData('Notes that may help', texts.join('\n\n'), maxCharacters)];
}
