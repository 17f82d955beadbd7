import pluralize from 'pluralize';
import { expandAbbreviation, writtenOut } from './abbreviations.ts';

export { expandAbbreviation, writtenOut };

/**
 * Splits the name of a table or column into lower-case words: `orderDate`, `order_date`, `ORDER-DATE` and `orderdate`
 * all become `order date`. `vocabulary` adds words of the source itself for names written without any border.
 */
export function splitName(name: string, vocabulary: ReadonlySet<string> = emptySet): string[] {
  const words = name
    .replaceAll(pluralAcronym, (acronym) => `${acronym.slice(0, -1)}S`)
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
    .flatMap((word) => (wordsWithDigits.test(word) ? [word] : splitDigits(word)));
  return words.flatMap((word) => splitGlued(word, vocabulary));
}

/** The `IDs` of `customerIDs`. */
const pluralAcronym = /(?<!\p{Lu})\p{Lu}{2,3}s(?!\p{Ll})/gu;
const wordsWithDigits = /^(co2|so2|no2|pm10|pm25|md5|sha\d+|mp[34]|ipv[46]|utf8|iso[23]|b2[bc]|\d+(st|nd|rd|th))$/;

/** `address2` is the second address; the letter of `q1` says nothing without its digit. */
function splitDigits(word: string): string[] {
  return word
    .replaceAll(/(\p{L}{2,})(\d)/gu, '$1 $2')
    .replaceAll(/(\d)(\p{L}{2,})/gu, '$1 $2')
    .split(' ');
}

/** The singular of one English word; words that have none (`status`, `series`, `news`) stay as they are. */
export function singular(word: string): string {
  if (word === 'ids') return 'id';
  if (word.length < 4 || /(ss|us|is)$/.test(word)) return word;
  return pluralize.singular(word);
}

/** The words of a name in singular, abbreviations written out: what two names are compared by. */
export function comparableWords(name: string, vocabulary: ReadonlySet<string> = emptySet): string[] {
  return writtenOut(splitName(name, vocabulary)).map(singular);
}

/**
 * Words that most names of a group begin with and that say nothing therefore: `['tbl']` for `tblOrders, tblItems`,
 * `['sb', 'cust']` for the columns `sbCustId, sbCustName`. Empty for fewer than three names.
 */
export function sharedPrefix(names: string[], share = 0.8): string[] {
  if (names.length < 3) return [];
  const split = names.map((name) => splitName(name));
  const prefix: string[] = [];
  for (;;) {
    const next = commonestWordAt(split, prefix, share);
    if (next === null) return prefix;
    prefix.push(next);
  }
}

/** The words of a name without the shared prefix; all of them when nothing would be left. */
export function withoutPrefix(words: string[], prefix: string[]): string[] {
  const hasPrefix = prefix.every((word, index) => words[index] === word);
  return hasPrefix && words.length > prefix.length ? words.slice(prefix.length) : words;
}

/**
 * The prefix that a table's own columns carry, `spk` of `spk_id, spk_name, spk_company`; keys of other tables carry
 * theirs. A word that says something by itself, such as `first` or `start`, is none unless the table is named so.
 */
export function columnPrefix({ name, columns, primaryKey }: Prefixed): string[] {
  const own = columns.filter((column) => column.role !== 'key' || primaryKey.includes(column.name));
  const table = new Set(comparableWords(name));
  const prefix = sharedPrefix(
    own.map((column) => column.name),
    0.6,
  );
  const isEmpty = (word: string) => {
    const [long = word] = comparableWords(word);
    return table.has(long) || (!gluedWords.has(word) && !gluedWords.has(long) && !wordsOfMeaning.has(word));
  };
  return prefix.every(isEmpty) ? prefix : [];
}

interface Prefixed {
  name: string;
  columns: readonly { name: string; role: string }[];
  primaryKey: readonly string[];
}

function commonestWordAt(split: string[][], prefix: string[], share: number): string | null {
  const inside = split.filter((words) => words.length > prefix.length + 1 && startsWith(words, prefix));
  const counts = new Map<string, number>();
  for (const words of inside) {
    const word = words[prefix.length] ?? '';
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  for (const [word, count] of counts) if (count >= 3 && count >= split.length * share) return word;
  return null;
}

function startsWith(words: string[], prefix: string[]): boolean {
  return prefix.every((word, index) => words[index] === word);
}

/** Cuts `customerid` or `birthdate` where both sides are known words; leaves everything else whole. */
function splitGlued(word: string, vocabulary: ReadonlySet<string>): string[] {
  const isKnown = (part: string) => gluedWords.has(part) || vocabulary.has(part);
  if (word.length < 5 || isKnown(word) || wholeWords.has(word)) return [word];
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    best[end] = null;
    for (let start = 0; start < end; start++) {
      const before = best[start];
      const part = word.slice(start, end);
      const isShorter = before && (best[end] === null || before.length + 1 < (best[end]?.length ?? 0));
      if (isShorter && isKnown(part)) best[end] = [...before, part];
    }
  }
  return best[word.length] ?? splitShort(word, isKnown);
}

/** `custid`, `empno`: a word or its abbreviation, and what names of columns customarily end in. */
function splitShort(word: string, isKnown: (part: string) => boolean): string[] {
  const [, head = '', tail = ''] =
    /^(.{3,})(id|no|nm|cd|dt|nbr|num|amt|qty|cnt|typ|desc|name|date|code)$/.exec(word) ?? [];
  return head !== '' && (isKnown(head) || expandAbbreviation(head) !== null) ? [head, tail] : [word];
}

const emptySet: ReadonlySet<string> = new Set();

const list = (text: string) => text.trim().split(/\s+/);

/** Words that names are glued from. Only such words are ever cut out of a name without borders. */
const gluedWords: ReadonlySet<string> = new Set(
  list(`
    id name date time code number type status key address city country state region email phone account order product
    customer client user employee staff person people department company invoice payment price cost amount total
    quantity unit sales sale item line detail details category group class level first last middle full birth hire
    start end created updated modified ship shipping shipped bill billing store shop branch vendor supplier currency
    rate tax discount value count title description comment note text year month day week hour minute second file
    page post zip postal street house building room floor school student course teacher grade team player game match
    score flight airport airline hotel restaurant menu book author publisher paper journal keyword album artist track
    song movie film actor genre language license vehicle car model make brand serial contract policy claim insurance
    loan bank card balance transaction transfer stock market trade asset project task job role position salary
    stop due open close weight height length width size color net gross min max avg num measure meter reading site
  `),
);

/** What a column may begin with and mean it. */
const wordsOfMeaning: ReadonlySet<string> = new Set(
  list(`
    is has was can did no new old other next previous prev current main primary secondary home away left right high low
    open best worst actual planned expected estimated target base mean median by to from in out per birth parent child
    male female bid ask early late long short north south east west
  `),
);

/** Words of English that only look glued. */
const wholeWords: ReadonlySet<string> = new Set(
  list(`
    timedate datetime timestamp keyword keywords salesman salesperson username weekday weekend birthday today
    postcode passport password filename notebook textbook bookstore carrier carpet teammate classroom bedroom
    homepage website workday yearbook lastly namely storey costume pricey itemize rated unity lineage statement stated
    grouped classic classify leveled valued country dated timed agency codes
  `),
);
