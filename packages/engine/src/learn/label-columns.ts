import type { CatalogColumn, CatalogTable } from './catalog.ts';
import { comparableWords } from './names.ts';
import { timeColumnOf } from './time-column.ts';

type Labelled = Pick<CatalogTable, 'name' | 'columns' | 'primaryKey' | 'rowCount'> &
  Partial<Pick<CatalogTable, 'uniqueKeys'>>;

/**
 * The columns by which a person recognises a row: first and last name, a name, a title, a text that tells every row
 * from the others; else the primary key.
 */
export function labelColumnsOf(table: Labelled): string[] {
  const { columns, primaryKey } = table;
  const texts = columns.filter((column) => isShown(column));
  const own = comparableWords(table.name);
  const named = nameOf(table, texts, own.at(-1) ?? '');
  const person = personOf(texts, own);
  if (person && (person.isOwn || named === null)) return person.names;
  if (named !== null) return [named];
  const keyText = texts.find(({ name }) => primaryKey.includes(name));
  const only = primaryKey.length === 1 ? tellingOf(table, texts, own) : null;
  if (only !== null) return [only];
  return keyText ? [keyText.name] : primaryKey;
}

function isShown(column: CatalogColumn): boolean {
  const isText = column.type === 'text' || column.type === 'unknown';
  return (
    isText &&
    column.sensitivity === 'none' &&
    column.role !== 'date' &&
    column.role !== 'flag' &&
    column.role !== 'free_text'
  );
}

const firstName = /(^| )(first name|first|f name|fn|name first|given name|given|forename)$/;
const lastName = /(^| )(last name|last|l name|ln|name last|family name|surname|second name)$/;

/** `director_first_name` of a film is a person's name, not the film's. */
function personOf(texts: CatalogColumn[], table: string[]): { names: string[]; isOwn: boolean } | null {
  const spoken = texts.map(({ name }) => ({ name, words: comparableWords(name).join(' ') }));
  const first = spoken.find(({ words }) => firstName.test(words));
  if (!first) return null;
  const owner = first.words.replace(firstName, '');
  const lasts = spoken.filter(({ words }) => lastName.test(words));
  const last = lasts.find(({ words }) => words.replace(lastName, '') === owner) ?? lasts[0];
  if (!last) return null;
  const isOwn = owner === '' || owner.split(' ').some((word) => table.includes(word) || word.length <= 3);
  return { names: [first.name, last.name], isOwn };
}

/** A name of something else, such as `vendor_name` of a payment, serves only where it seldom repeats. */
const borrowed = 4;

function nameOf({ columns, rowCount }: Labelled, texts: CatalogColumn[], own: string): string | null {
  const [best] = texts
    .map((column, index) => ({ name: column.name, index, score: labelScore(column.name, own) }))
    .filter(({ score, name }) => score > borrowed || (score > 0 && tellsApart(columns, name, rowCount)))
    .toSorted((a, b) => b.score - a.score || a.index - b.index);
  return best?.name ?? null;
}

function tellsApart(columns: CatalogColumn[], name: string, rowCount: number | null): boolean {
  const distinct = columns.find((column) => column.name === name)?.stats?.distinct ?? null;
  return distinct === null || rowCount === null || distinct >= rowCount * 0.8;
}

function labelScore(column: string, table: string): number {
  const words = comparableWords(column);
  const last = words.at(-1);
  if (last !== 'name' && last !== 'title' && last !== 'label' && last !== 'caption') {
    if (words.length === 1 && words[0] === table) return 2;
    return last === 'description' && words.includes(table) ? 1 : 0;
  }
  if (words.length === 1) return last === 'name' ? 10 : 9;
  const before = words.slice(0, -1);
  if (before.includes(table)) return 8;
  if (/^(full|display|official|complete)$/.test(before.join(' '))) return 7;
  return /^(user|login|nick|file|middle|maiden|first|last|short)$/.test(before.at(-1) ?? '') ? 3 : borrowed;
}

/** With fewer rows, any text may happen to be different in each. */
const fewRows = 3;
const shortLength = 40;
const prose =
  /^(description|detail|note|comment|remark|text|message|body|subject|summary|abstract|content|reason|url|uri|link|homepage|website|path|file|image|photo|logo|icon|hash|checksum|agent|json|xml|html|query|email|phone|telephone|mobile|fax|date|time|day|timestamp|year|coordinate|geometry|initial)$/;
/** Words for what many rows share, even where the few there are do not. */
const kinds =
  /^(make|model|brand|type|kind|category|class|genre|group|city|town|state|province|county|country|region|district|continent|color|colour|gender|sex|status|level|grade|size|language|nationality|currency|role|position|job|occupation|industry|sector|tier|priority|season|period|unit)$/;
const codes =
  /^(code|number|no|id|key|ref|reference|sku|vin|isbn|issn|ean|upc|barcode|serial|iban|bic|plate|registration|token|slug)$/;

/** The first short text that no two rows share; a code or a number only where it is the row's own. */
function tellingOf(table: Labelled, texts: CatalogColumn[], own: string[]): string | null {
  const { columns, primaryKey, rowCount } = table;
  if (rowCount === null || rowCount < fewRows) return null;
  const telling = texts.filter((column) => isTelling(column, rowCount) && !primaryKey.includes(column.name));
  const isCode = ({ name }: CatalogColumn) => comparableWords(name).some((word) => codes.test(word));
  const plain = telling.find((column) => !isCode(column));
  if (plain) return plain.name;
  const isAlone =
    timeColumnOf(table.name, columns) === null &&
    columns.every(({ name, role }) => role !== 'key' || primaryKey.includes(name));
  const isSurrogate = columns.some(({ name, type }) => primaryKey.includes(name) && type !== 'text');
  if (!isSurrogate) return null;
  const code = telling.find(
    ({ name }) =>
      isAlone || comparableWords(name).some((word) => own.includes(word)) || comparableWords(name).length === 1,
  );
  return code?.name ?? null;
}

function isTelling(column: CatalogColumn, rowCount: number): boolean {
  const { stats, values, role, type, name } = column;
  if (type !== 'text' || role === 'key' || values === null || values.length === 0) return false;
  const last = comparableWords(name).at(-1) ?? '';
  if (prose.test(last) || kinds.test(last)) return false;
  const distinct = stats?.nullShare === 0 ? (stats.distinct ?? 0) : 0;
  if (distinct < rowCount * 0.95 || values.length < distinct * 0.9) return false;
  const length = values.reduce((sum, value) => sum + value.length, 0) / values.length;
  return length <= shortLength && values.every((value) => /\p{L}/u.test(value) && !unreadable.test(value));
}

const unreadable =
  /^(https?:|www\.|\/|[\w.+-]+@[\w-]+\.|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|[0-9a-f]{16,}$|[0-9a-f]{8}-[0-9a-f]{4}-)|^\{|^\[/i;
