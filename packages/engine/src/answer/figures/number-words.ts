const ones = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const scales: Record<string, number> = { hundred: 100, thousand: 1_000, million: 1e6, billion: 1e9, trillion: 1e12 };
const irregular: Record<string, number> = { first: 1, second: 2, third: 3, fifth: 5, eighth: 8, ninth: 9, twelfth: 12 };

const values = new Map<string, number>([
  ...ones.map((word, index): [string, number] => [word, index]),
  ...tens.map((word, index): [string, number] => [word, (index + 2) * 10]),
]);

const ordinals = new Map<string, number>([
  ...Object.entries(irregular),
  ...[...values]
    .filter(([, value]) => value >= 4 && value < 20)
    .map(([word, value]): [string, number] => [`${word}th`, value]),
  ...tens.map((word, index): [string, number] => [word.replace(/y$/, 'ieth'), (index + 2) * 10]),
]);

const word = `(?:${[...values.keys()].toSorted((a, b) => b.length - a.length).join('|')})`;
const scale = `(?:${Object.keys(scales).join('|')})`;

/** "twenty-five", "three hundred and twelve", "two thousand", "a dozen". */
export const cardinalPattern = `(?:${word}(?:[ -]${word})?|an? (?=${scale}))(?: ?${scale}(?:(?: and)? ${word}(?:[ -]${word})?)?)*|(?:an?|one|two|three|four|five) dozen|a couple|both`;

export const ordinalPattern = `(?:${tens.join('-|')}-)?(?:${[...ordinals.keys()].toSorted((a, b) => b.length - a.length).join('|')})`;

export function cardinalIn(text: string): number {
  const words = text.toLowerCase().split(/[ -]+/);
  if (words.includes('couple') || words.includes('both')) return 2;
  if (words.includes('dozen')) return 12 * (values.get(words[0] ?? '') ?? 1);
  let total = 0;
  let group = 0;
  for (const part of words) {
    const value = values.get(part);
    const factor = scales[part];
    if (value !== undefined) group += value;
    else if (factor === 100) group = Math.max(group, 1) * 100;
    else if (factor !== undefined) {
      total += Math.max(group, 1) * factor;
      group = 0;
    }
  }
  return total + group;
}

export function ordinalIn(text: string): number {
  const digits = /^\d+/.exec(text)?.[0];
  if (digits !== undefined) return Number(digits);
  const [first = '', second] = text.toLowerCase().split('-');
  return second === undefined ? (ordinals.get(first) ?? 0) : (values.get(first) ?? 0) + (ordinals.get(second) ?? 0);
}
