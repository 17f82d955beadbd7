import type { Cell } from '@air/core';
import type { AnswerTable } from './answer-table.ts';
import { grainOf, numberIn } from './table-shape.ts';

const units: Record<string, string> = {
  kwh: 'kWh',
  mwh: 'MWh',
  kw: 'kW',
  kg: 'kg',
  km: 'km',
  ms: 'ms',
  eur: 'EUR',
  usd: 'USD',
  gbp: 'GBP',
  chf: 'CHF',
};

const short = new Set(['id', 'sql', 'vat', 'sku', 'ytd']);

/** The name of a column as a person writes it: `total_revenue` becomes "Total revenue". */
export function columnTitle(name: string): string {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[\s_.]+/)
    .filter((word) => word !== '')
    .map(
      (word) => units[word.toLowerCase()] ?? (short.has(word.toLowerCase()) ? word.toUpperCase() : word.toLowerCase()),
    );
  const text = words.join(' ');
  return text === '' ? name : text.charAt(0).toUpperCase() + text.slice(1);
}

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const small = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const percents = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

function numberInWords(value: number): string {
  return value !== 0 && Math.abs(value) < 0.1 ? small.format(value) : grouped.format(value);
}

export const percentInWords = (percentage: number): string => `${percents.format(percentage)} %`;

/** A cell of a figure with its unit. */
export function figureInWords(table: AnswerTable, index: number, cell: Cell | undefined): string {
  const value = numberIn(cell);
  const name = table.columns[index]?.name ?? '';
  if (value === null) return 'nothing';
  if (table.fractions.includes(name)) return percentInWords(value * 100);
  if (table.percentages.includes(name)) return percentInWords(value);
  const unit = units[/_([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''];
  return unit === undefined ? numberInWords(value) : `${numberInWords(value)} ${unit}`;
}

/** A cell of any other column. */
export function valueInWords(table: AnswerTable, index: number, cell: Cell | undefined): string {
  if (cell === null || cell === undefined || cell === '') return '(none)';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  const text = String(cell);
  const grain = grainOf(table, table.columns[index]?.name ?? '');
  if (grain !== null) return timeInWords(text, grain);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return text.replace(/T00:00:00(\.0+)?Z?$/, '').replace('T', ' ');
  return text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The beginning of a bucket of time, as wide as the bucket: `2025-01-01` and `month` give "January 2025". */
function timeInWords(text: string, grain: string): string {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(text);
  if (!match) return text;
  const [, year = '', month = '', day = '01'] = match;
  const name = months[Number(month) - 1] ?? month;
  if (/year/.test(grain)) return year;
  if (/quarter/.test(grain)) return `Q${Math.floor((Number(month) - 1) / 3) + 1} ${year}`;
  if (/month/.test(grain)) return `${name} ${year}`;
  if (/week/.test(grain)) return `the week of ${Number(day)} ${name} ${year}`;
  if (/day/.test(grain)) return `${Number(day)} ${name} ${year}`;
  return text.replace('T', ' ').replace(/:00(\.0+)?Z?$/, '');
}

/** "a, b and c". */
export function listed(items: string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${grouped.format(count)} ${count === 1 ? one : many}`;
