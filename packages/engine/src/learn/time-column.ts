import type { CatalogColumn } from './catalog.ts';
import { comparableWords } from './names.ts';
import { isSameRoot } from './word-roots.ts';

interface Candidate {
  column: CatalogColumn;
  score: number;
}

/** The column that says when a row happened; null when there is none, or several with an equal claim. */
export function timeColumnOf(table: string, columns: CatalogColumn[]): string | null {
  const own = comparableWords(table);
  const candidates = columns
    .filter((column) => column.role === 'date' || isTimestamp(column))
    .map((column): Candidate => ({ column, score: timeScore(column.name, own) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
  const [best] = candidates;
  if (!best) return null;
  const equal = candidates.filter(({ score }) => score === best.score);
  const beginnings = equal.filter((one) => !equal.some((other) => endsWhatBegins(one.column, other.column)));
  const [only, more] = beginnings.length > 0 ? beginnings : equal;
  return only && !more ? only.column.name : null;
}

function isTimestamp(column: CatalogColumn): boolean {
  return column.type === 'date' || column.type === 'timestamp' || column.type === 'timestamptz';
}

/** Of two dates of a row, the one that may still be missing and is never the earlier is an end of what the other began. */
function endsWhatBegins({ stats: end }: CatalogColumn, { stats: start }: CatalogColumn): boolean {
  if (!end || !start || start.nullShare !== 0 || (end.nullShare ?? 0) === 0) return false;
  if (end.min === null || start.min === null) return false;
  return String(end.min).slice(0, 10) >= String(start.min).slice(0, 10);
}

/** Moments that describe a thing, not the event that the row records. */
const attributes =
  /^(birth|birthdate|birthday|born|death|died|expiry|expire|expired|expiration|valid|due|deleted|removed|archived|updated|modified|modify|modification|update|changed|change|edited|synced|refreshed|last|deadline|release|renewal|warranty|next)$/;
const ends =
  /^(end|ended|ending|to|until|till|through|finish|finished|close|closed|closing|complete|completed|completion|left|leave|leaving|terminated|termination|return|returned|delivery|delivered|ship|shipped|shipping|approved|settled|resolved|canceled|cancelled|cancellation|discharge|discharged|checkout|exit|exited|departed|retired|withdrawn|revoked|released|stop|stopped|paid off|out|read|answered|confirmed|verified)$/;
const starts = /^(start|started|starting|begin|began|beginning|from|open|opened|opening|effective)$/;
const happenings =
  /^(event|occurred|happened|recorded|measured|measure|reading|transaction|posted|placed|booked|booking|purchase|purchased|sold|sale|invoice|invoiced|hire|hired|order|ordered|payment|paid|visit|visited|received|submitted|requested|filed|logged|observed|held)$/;
const entries = /^(created|create|creation|inserted|added|registered|registration|signup|joined|enrolled|subscribed)$/;
const plain = /^(date|time|timestamp|datetime|day|date time|date day)$/;

function timeScore(name: string, table: string[]): number {
  const words = comparableWords(name);
  const others = words.filter((word) => !isTime.test(word));
  const isOfTable = (word: string) => table.some((own) => own === word || isSameRoot(own, word));
  const foreign = others.filter((word) => !isOfTable(word));
  if (foreign.some((word) => attributes.test(word))) return foreign.some((word) => /^updated?$/.test(word)) ? 1 : 0;
  if (foreign.some((word) => ends.test(word))) return 2;
  if (others.length > foreign.length) return 10 - Math.min(foreign.filter((word) => !starts.test(word)).length, 1) / 2;
  if (plain.test(words.join(' '))) return 9;
  if (others.some((word) => happenings.test(word))) return 8;
  if (others.some((word) => entries.test(word))) return 7;
  if (others.some((word) => starts.test(word))) return 6;
  return 5;
}

const isTime = /^(date|time|day|timestamp|datetime|at|on)$/;
