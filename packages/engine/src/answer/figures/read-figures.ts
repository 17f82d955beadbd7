import type { Figure, FigureMeaning } from './figure.ts';
import { cardinalIn, cardinalPattern, ordinalIn, ordinalPattern } from './number-words.ts';
import { readDates } from './read-dates.ts';

const scales: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  b: 1e9,
  billion: 1e9,
  trillion: 1e12,
};
const fractions: Record<string, number> = {
  half: 2,
  third: 3,
  thirds: 3,
  quarter: 4,
  quarters: 4,
  fifth: 5,
  fifths: 5,
  tenth: 10,
  tenths: 10,
  sixth: 6,
  eighth: 8,
};
const multiples: Record<string, number> = {
  twice: 2,
  double: 2,
  doubled: 2,
  doubles: 2,
  thrice: 3,
  triple: 3,
  tripled: 3,
  triples: 3,
  quadruple: 4,
  quadrupled: 4,
  halved: 0.5,
  halves: 0.5,
};

const percent = '(?<percent>\\s?(?:%|percent\\b|per cent\\b|percentage points?\\b|pp\\b))';
const times = '(?<times>\\s?(?:times\\b|x\\b|×|-?fold\\b))';
const letters = '(?<scale>k|K|M|m|bn|B|[ \\u00a0]?(?:thousand|million|billion|trillion))(?![A-Za-z])';

interface Reader {
  shape: RegExp;
  meaning: (match: RegExpMatchArray) => FigureMeaning;
}

/** In this order: what one has read, the next does not see. */
const readers: Reader[] = [
  { shape: /(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?!\d)/g, meaning: ([text]) => ({ kind: 'clock', value: text }) },
  {
    shape: /(?<![\w/])(?<part>\d{1,3})\/(?<whole>\d{1,3})(?![\d/])/g,
    meaning: ({ groups }) => ({ kind: 'fraction', value: Number(groups?.['part']) / Number(groups?.['whole']) }),
  },
  { shape: /(?<![\w.,])\d+(?:st|nd|rd|th)\b/gi, meaning: ([text]) => ({ kind: 'rank', value: ordinalIn(text) }) },
  {
    shape: new RegExp(
      `(?<sign>(?<![\\w)])[-−+])?[$€£¥]?(?<![\\p{L}\\d_])(?<digits>\\d{1,3}(?:[,\\u00a0\\u202f'’]\\d{3})+(?!\\d)|\\d+)(?<decimals>\\.\\d+)?(?:${letters})?(?:${percent}|${times})?`,
      'gu',
    ),
    meaning: digits,
  },
  {
    shape: new RegExp(
      `\\b(?<part>a|an|one|two|three|four)[ -](?<of>${Object.keys(fractions).join('|')})\\b(?! (?:ago|of an hour))`,
      'gi',
    ),
    meaning: ({ groups }) => ({
      kind: 'fraction',
      value:
        (/^an?$/i.test(groups?.['part'] ?? '') ? 1 : cardinalIn(groups?.['part'] ?? '')) /
        (fractions[groups?.['of']?.toLowerCase() ?? ''] ?? 1),
    }),
  },
  { shape: /\bhalf\b/gi, meaning: () => ({ kind: 'fraction', value: 0.5 }) },
  {
    shape: new RegExp(`\\b(?:${Object.keys(multiples).join('|')})\\b`, 'gi'),
    meaning: ([text]) => ({ kind: 'multiple', value: multiples[text.toLowerCase()] ?? 0, step: 0.1 }),
  },
  { shape: new RegExp(`\\b(?<words>${cardinalPattern})\\b(?:${percent}|${times})?`, 'gi'), meaning: words },
  {
    shape: new RegExp(`\\b(?:${ordinalPattern})\\b`, 'gi'),
    meaning: ([text]) => ({ kind: 'rank', value: ordinalIn(text) }),
  },
];

/** Every figure that a text states, in digits or in words. */
export function readFigures(text: string): Figure[] {
  const found = readDates(text);
  let rest = blanked(text, found);
  for (const { shape, meaning } of readers) {
    const read = [...rest.matchAll(shape)].flatMap((match): Figure[] => {
      const meant = isPronoun(text, match) ? null : meaning(match);
      return meant === null
        ? []
        : [{ ...meant, text: match[0].trim(), start: match.index, end: match.index + match[0].length }];
    });
    found.push(...read);
    rest = blanked(rest, read);
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function digits({ groups = {} }: RegExpMatchArray): FigureMeaning {
  const whole = (groups['digits'] ?? '').replaceAll(/\D/g, '');
  const scale = scales[groups['scale']?.trim().toLowerCase() ?? ''] ?? 1;
  const decimals = groups['decimals'] ?? '';
  const sign = /[-−]/.test(groups['sign'] ?? '') ? -1 : 1;
  const value = sign * Number(`${whole}${decimals}`) * scale;
  const step = scale * 10 ** -Math.max(0, decimals.length - 1);
  return meantBy(groups, { value, step, isSigned: (groups['sign'] ?? '') !== '' });
}

function words({ groups = {} }: RegExpMatchArray): FigureMeaning {
  return meantBy(groups, { value: cardinalIn(groups['words'] ?? ''), step: 1, isSigned: false });
}

function meantBy(
  { percent: isPercent, times: isTimes }: Record<string, string | undefined>,
  amount: { value: number; step: number; isSigned: boolean },
): FigureMeaning {
  if (isPercent !== undefined) return { kind: 'percentage', ...amount };
  if (isTimes !== undefined) return { kind: 'multiple', value: amount.value, step: amount.step };
  return { kind: 'amount', ...amount };
}

/** "the one", "one of them", "no one": no figure. */
function isPronoun(text: string, match: RegExpMatchArray): boolean {
  if (match[0].toLowerCase() !== 'one') return false;
  const start = match.index ?? 0;
  return (
    /\b(the|this|that|each|every|any|no|which|only|another|last|first|other)\s$/i.test(text.slice(0, start)) ||
    /^\s(of|another|by)\b/i.test(text.slice(start + 3))
  );
}

function blanked(text: string, figures: Figure[]): string {
  let rest = text;
  for (const { start, end } of figures) rest = `${rest.slice(0, start)}${' '.repeat(end - start)}${rest.slice(end)}`;
  return rest;
}
