/** Whether two words are said of the same thing done: `admission` and `admitted`, `sale` and `sold`. */
export function isSameRoot(left: string, right: string): boolean {
  if (left === right) return true;
  const [a, b] = [rootOf(left), rootOf(right)];
  if (a.length < 3 || b.length < 3) return false;
  return a === b || (Math.min(a.length, b.length) >= 5 && (a.startsWith(b) || b.startsWith(a)));
}

/** Forms that no ending explains, and what they have in common with the noun. */
const irregular: ReadonlyMap<string, string> = new Map(
  (
    'sold sal,sell sal,paid pay,lent loan,lend loan,bought purchas,buy purchas,taken tak,took tak,held hold,met meet,' +
    'meeting meet,sent send,written writ,wrote writ,flown flight,fly flight,died death,die death,born birth,' +
    'spent spend,built build,made mak,begun begin,began begin,drawn draw'
  )
    .split(',')
    .map((pair) => {
      const [form = '', root = ''] = pair.split(' ');
      return [form, root] as const;
    }),
);

const endings: readonly [RegExp, string][] = [
  [/ission$/, 'it'],
  [/ription$/, 'rib'],
  [/stration$/, 'ster'],
  [/(.{3})ition$/, '$1'],
  [/(.{2})ation$/, '$1'],
  [/(.{3})([st])ion$/, '$1$2'],
  [/(.{3})ment$/, '$1'],
  [/(.{3})ing$/, '$1'],
  [/(.{3})(?:ance|ence|ure|al|ery)$/, '$1'],
  [/(.{2})ied$/, '$1y'],
  [/(.{2})ated$/, '$1'],
  [/(.{3})ed$/, '$1'],
];

function rootOf(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  const [ending, rest] = endings.find(([pattern]) => pattern.test(word)) ?? [/$/, ''];
  const cut = word.replace(ending, rest);
  return cut.replace(/([b-df-hj-np-tv-z])\1$/, '$1').replace(/e$/, '');
}
