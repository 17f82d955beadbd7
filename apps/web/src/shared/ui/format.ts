import type { Cell, Column } from '../api/client.ts';

const wholeNumbers = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const compactNumbers = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const headlineNumbers = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

const numericTypes = new Set<Column['type']>(['integer', 'decimal', 'float']);

export const isNumeric = (column: Column) => numericTypes.has(column.type);

/** A cell as a person reads it. Digits beyond what JavaScript can hold stay exactly as they came. */
export function formatCell(cell: Cell, { name, type }: Pick<Column, 'name' | 'type'>, decimals = 0): string {
  if (cell === null) return '∅';
  if (typeof cell === 'boolean') return cell ? 'true' : 'false';
  if (type === 'timestamp' || type === 'timestamptz') return String(cell).replace('T', ' ');
  if (!numericTypes.has(type) || isNameLike(name)) return String(cell);
  return padDecimals(groupDigits(typeof cell === 'number' ? plainDigits(cell) : cell), decimals);
}

const maxPadded = 4;

/** How many decimals a column's values have at most, so that their points can stand below each other; 0 beyond four. */
export function decimalsOf(column: Column, cells: Cell[]): number {
  if (!isNumeric(column)) return 0;
  const most = Math.max(0, ...cells.map((cell) => (cell === null ? 0 : fractionOf(formatCell(cell, column)).length)));
  return most > maxPadded ? 0 : most;
}

const fractionOf = (digits: string) => /^-?[\d,]+\.(\d+)$/.exec(digits)?.[1] ?? '';

function padDecimals(digits: string, decimals: number): string {
  if (decimals === 0 || !/^-?[\d,]+(\.\d+)?$/.test(digits)) return digits;
  const fraction = fractionOf(digits);
  return `${fraction === '' ? `${digits}.` : digits}${'0'.repeat(Math.max(0, decimals - fraction.length))}`;
}

/** Years and identifiers are numbers that nobody counts with. */
export const isNameLike = (column: string) =>
  /(^|[^a-z])(id|key|code|year|zip|postcode|no|number)$/i.test(column) || /[a-z]I[dD]$/.test(column);

export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${wholeNumbers.format(count)} ${count === 1 ? one : many}`;
}

export const formatCompact = (value: number) => compactNumbers.format(value);

export const formatHeadline = (value: number) => headlineNumbers.format(value);

export function formatDuration(ms: number | null): string {
  if (ms === null) return '–';
  if (ms < 1) return '< 1 ms';
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1_000)} s`;
}

export function formatBytes(bytes: number | null): string {
  if (bytes === null) return '–';
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export const formatMoment = (instant: string | null) => (instant ? moments.format(new Date(instant)) : '–');

/** "3 min ago", "2 Nov 2026, 14:03:10" when it is longer than a day. */
export function formatAgo(instant: string, now: Date = new Date()): string {
  const seconds = Math.round((now.getTime() - new Date(instant).getTime()) / 1_000);
  if (seconds < 5) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h ago`;
  return formatMoment(instant);
}

/** Without the noise of binary fractions: 0.1 + 0.2 is 0.3. */
function plainDigits(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(12)));
}

function groupDigits(digits: string): string {
  const [, sign = '', whole, fraction = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(digits) ?? [];
  if (whole === undefined) return digits;
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction}`;
}
