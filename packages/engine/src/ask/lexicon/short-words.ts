import { lemmaOf } from '../words/words.ts';

/** Finds the shortened word of the schema that a word of the question stands for: `rte` for route, `dpt` for depot. */
export function shortWords(parts: Iterable<string>): (word: string) => string | null {
  const known = new Set(parts);
  const short = [...known].filter((part) => /^[a-z]{2,5}$/.test(part) && isSkeleton(part));
  return (word) => {
    const lemma = lemmaOf(word);
    if (lemma.length < 4 || known.has(lemma) || grammarWords.has(lemma) || !/^[a-z]+$/.test(lemma)) return null;
    const fitting = short.filter((part) => part.length < lemma.length && isShortFor(part, lemma));
    return fitting.length === 1 ? (fitting[0] ?? null) : null;
  };
}

const grammarWords = new Set(
  `most least than then more less each with from that this when what which where month year week quarter hour minute
  total average count number other both have were been does many much they them their there same some show list give
  tell find get best worst good late early recent popular large small high low over under above below between`.split(
    /\s+/,
  ),
);

const vowels = /[aeiou]/g;

/** Written without vowels, but for one at either end. */
const isSkeleton = (part: string): boolean => !/[aeiou]/.test(part.slice(1, -1)) && /[^aeiou].*[^aeiou]/.test(part);

function isShortFor(part: string, word: string): boolean {
  if (part[0] !== word[0]) return false;
  let at = 0;
  for (const letter of word) if (letter === part[at]) at += 1;
  if (at < part.length) return false;
  const [own, whole] = [part.replaceAll(vowels, ''), word.replaceAll(vowels, '')];
  return whole.startsWith(own) || own.length >= 3;
}
