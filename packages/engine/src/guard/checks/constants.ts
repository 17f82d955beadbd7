import type { SqlParameter } from '@air/core';
import type { GuardDialect } from '../dialects/dialect.ts';
import type { CallExpr, Expr } from '../tree.ts';
import { words } from '../words.ts';

export interface Known {
  now: Date;
  parameters: readonly SqlParameter[];
  dialect: Pick<GuardDialect, 'hasDayArithmetic' | 'hasDateCasts'>;
}

/** A length of time. Months are apart because they differ in length. */
interface Length {
  months: number;
  ms: number;
}

export const dayMs = 86_400_000;

/** The instant that an expression without columns stands for, in milliseconds; null when it cannot be told before running. */
export function instantOf(expr: Expr, known: Known): number | null {
  switch (expr.kind) {
    case 'literal':
      return expr.type === 'string' ? parseInstant(expr.value) : null;
    case 'parameter': {
      const value = known.parameters[expr.index];
      return typeof value === 'string' ? parseInstant(value) : null;
    }
    case 'cast': {
      const inner = keepsInstant(expr.type, known) ? instantOf(expr.arg, known) : null;
      if (inner === null) return null;
      return expr.type === 'date' ? startOfDay(inner) : inner;
    }
    case 'operator':
      return shifted(expr.op, expr.args, known);
    case 'call':
      return instantOfCall(expr, known);
    case 'group':
      return expr.items.length === 1 && expr.items[0] ? instantOf(expr.items[0], known) : null;
    case 'column':
    case 'star':
    case 'field':
    case 'interval':
    case 'subquery':
      return null;
  }
}

const dateTypes = words('date timestamp timestamptz datetime timestamp_s timestamp_ms timestamp_ns timestamp_us');
const textTypes = words('text varchar char character bpchar string nchar unknown');

/** Whether a cast leaves an instant what it is: `CAST('2025-03-01' AS SIGNED)` is the number 2025. */
function keepsInstant(type: string, { dialect }: Known): boolean {
  if (textTypes.has(type)) return true;
  return dialect.hasDateCasts && isDateType(type);
}

export function isDateType(type: string): boolean {
  return dateTypes.has(type) || type === 'timestamp with time zone';
}

/**
 * Reads `2025-03-01`, `2025-03-01 10:00:00.5`, `2025-03-01T10:00Z`. Anything else is not known to be a time: SQLite
 * compares texts, and `2025-3-1` comes behind `2025-10-01` there.
 */
export function parseInstant(text: string): number | null {
  const match =
    /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:[T ]([01]\d|2[0-4]):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i.exec(
      text.trim(),
    );
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  if ((year ?? 0) < 100) return null; // JavaScript takes such a year for one of the last century
  const fraction = Number(`0.${match[7] ?? '0'}`) * 1000;
  const at = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0) + fraction;
  return Number.isNaN(at) ? null : at - zoneOffset(match[8]);
}

function zoneOffset(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '');
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}

function shifted(op: string, args: Expr[], known: Known): number | null {
  const [left, right] = args;
  if (!left || !right || (op !== '+' && op !== '-')) return null;
  const from = instantOf(left, known);
  if (from === null) return op === '+' && instantOf(right, known) !== null ? shifted('+', [right, left], known) : null;
  const length = lengthOf(right, known) ?? (known.dialect.hasDayArithmetic ? daysOf(right, known) : null);
  return length && move(from, length, op === '-' ? -1 : 1);
}

function daysOf(expr: Expr, known: Known): Length | null {
  const days = numberOf(expr, known);
  return days === null ? null : { months: 0, ms: days * dayMs };
}

export function numberOf(expr: Expr | undefined, known: Pick<Known, 'parameters'>): number | null {
  if (expr?.kind === 'literal' && expr.type === 'number') return finite(Number(expr.value.replaceAll('_', '')));
  if (expr?.kind === 'literal' && expr.type === 'string')
    return expr.value.trim() === '' ? null : finite(Number(expr.value));
  if (expr?.kind === 'parameter') return finite(Number(known.parameters[expr.index] ?? Number.NaN));
  if (expr?.kind === 'cast') return numberOf(expr.arg, known);
  if (expr?.kind === 'call' && expr.name === 'trunc') return numberOf(expr.args[0], known);
  if (expr?.kind === 'operator' && expr.args.length === 1 && (expr.op === '-' || expr.op === '+')) {
    const inner = numberOf(expr.args[0], known);
    return inner === null ? null : expr.op === '-' ? -inner : inner;
  }
  return null;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

export function move(from: number, { months, ms }: Length, sign: 1 | -1): number {
  const date = new Date(from);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + sign * months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime() + sign * ms;
}

const unitLengths: Record<string, Length> = {
  microsecond: { months: 0, ms: 0.001 },
  millisecond: { months: 0, ms: 1 },
  second: { months: 0, ms: 1000 },
  sec: { months: 0, ms: 1000 },
  minute: { months: 0, ms: 60_000 },
  min: { months: 0, ms: 60_000 },
  hour: { months: 0, ms: 3_600_000 },
  day: { months: 0, ms: dayMs },
  week: { months: 0, ms: 7 * dayMs },
  month: { months: 1, ms: 0 },
  mon: { months: 1, ms: 0 },
  quarter: { months: 3, ms: 0 },
  year: { months: 12, ms: 0 },
  decade: { months: 120, ms: 0 },
  century: { months: 1200, ms: 0 },
};

function scaled(amount: number, unit: string): Length | null {
  const length = unitLengths[unit.toLowerCase().replace(/s$/, '')];
  return length ? { months: length.months * amount, ms: length.ms * amount } : null;
}

export function unitLength(unit: string): Length | null {
  return scaled(1, unit);
}

function lengthOf(expr: Expr, known: Known): Length | null {
  if (expr.kind === 'interval') {
    if (expr.unit !== '') {
      const amount = numberOf(expr.amount, known);
      return amount === null ? null : scaled(amount, expr.unit);
    }
    return expr.amount.kind === 'literal' ? parseLength(expr.amount.value) : null;
  }
  if (expr.kind === 'call' && /^to_[a-z]+s$/.test(expr.name)) {
    const amount = numberOf(expr.args[0], known);
    return amount === null ? null : scaled(amount, expr.name.slice(3));
  }
  if (expr.kind === 'operator' && expr.op === '*' && expr.args[0] && expr.args[1]) {
    const [left, right] = [expr.args[0], expr.args[1]];
    const length = lengthOf(left, known) ?? lengthOf(right, known);
    const factor = numberOf(left, known) ?? numberOf(right, known);
    return length && factor !== null ? { months: length.months * factor, ms: length.ms * factor } : null;
  }
  return null;
}

/** `7 days`, `1 month 2 days`, `-30 days`, `01:30:00`. */
function parseLength(text: string): Length | null {
  const total: Length = { months: 0, ms: 0 };
  const clock = /(^|\s)([+-]?)(\d{1,3}):(\d{2})(?::(\d{2}))?$/.exec(text.trim());
  const rest = (clock ? text.trim().slice(0, clock.index) : text).trim();
  if (clock) {
    const ms = (Number(clock[3]) * 3600 + Number(clock[4]) * 60 + Number(clock[5] ?? 0)) * 1000;
    total.ms += clock[2] === '-' ? -ms : ms;
  }
  if (rest === '') return clock ? total : null;
  if (!/^([+-]?\d+(\.\d+)?\s*[a-z]+\s*)+$/i.test(rest)) return null;
  for (const part of rest.matchAll(/([+-]?\d+(?:\.\d+)?)\s*([a-z]+)/gi)) {
    const length = scaled(Number(part[1]), part[2] ?? '');
    if (!length) return null;
    total.months += length.months;
    total.ms += length.ms;
  }
  return total;
}

function startOfDay(at: number): number {
  return Math.floor(at / dayMs) * dayMs;
}

/** The start of the unit of time that an instant lies in. */
function truncate(unit: string, at: number): number | null {
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (unit.toLowerCase()) {
    case 'second':
      return Math.floor(at / 1000) * 1000;
    case 'minute':
      return Math.floor(at / 60_000) * 60_000;
    case 'hour':
      return Math.floor(at / 3_600_000) * 3_600_000;
    case 'day':
      return startOfDay(at);
    case 'week':
      return startOfDay(at) - ((date.getUTCDay() + 6) % 7) * dayMs;
    case 'month':
      return Date.UTC(year, month, 1);
    case 'quarter':
      return Date.UTC(year, month - (month % 3), 1);
    case 'year':
      return Date.UTC(year, 0, 1);
    default:
      return null;
  }
}

const nowNames = new Set([
  'now',
  'current_timestamp',
  'localtimestamp',
  'localtime',
  'sysdate',
  'clock_timestamp',
  'statement_timestamp',
  'transaction_timestamp',
  'utc_timestamp',
  'get_current_timestamp',
]);
const todayNames = new Set(['current_date', 'curdate', 'today', 'utc_date']);

function instantOfCall(call: CallExpr, known: Known): number | null {
  const [first, second, third] = call.args;
  if (nowNames.has(call.name)) return known.now.getTime();
  if (todayNames.has(call.name)) return startOfDay(known.now.getTime());
  if (call.name === 'date_trunc' && first?.kind === 'literal' && second) {
    const at = instantOf(second, known);
    return at === null ? null : truncate(first.value, at);
  }
  if (['date_add', 'adddate', 'date_sub', 'subdate'].includes(call.name) && first && second) {
    const dialect = { ...known.dialect, hasDayArithmetic: true };
    return shifted(call.name.includes('sub') ? '-' : '+', [first, second], { ...known, dialect });
  }
  if (call.name === 'make_date' || call.name === 'make_timestamp') {
    const parts = call.args.map((arg) => numberOf(arg, known));
    if (parts.includes(null)) return null;
    const [year, month, day, hour, minute, sec] = parts.map(Number);
    if ((year ?? 0) < 100) return null;
    return Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, sec ?? 0);
  }
  if (['to_timestamp', 'to_date', 'str_to_date', 'strptime'].includes(call.name) && first && second && !third) {
    const isPlain = second.kind === 'literal' && plainFormats.test(second.value);
    return isPlain ? instantOf(first, known) : null;
  }
  if (call.name === 'timezone' && second) return instantOf(second, known);
  if (call.name === 'last_day' && first) {
    const at = instantOf(first, known);
    return at === null ? null : (truncate('month', move(at, { months: 1, ms: 0 }, 1)) ?? at) - dayMs;
  }
  if (
    ['date', 'datetime', 'timestamp', 'to_timestamp', 'to_date', 'timestamptz'].includes(call.name) &&
    first &&
    !third
  )
    return withModifiers(call, first, known);
  if (['date', 'datetime'].includes(call.name) && first) return withModifiers(call, first, known);
  return null;
}

/** Formats that read what `parseInstant` reads. */
const plainFormats = /^(YYYY-MM-DD( HH24:MI(:SS)?)?|%Y-%m-%d( (%H:%M(:%S)?|%H:%i(:%s)?|%T))?)$/;

/** SQLite: `date('now', 'start of month', '-1 month')`. */
function withModifiers(call: CallExpr, first: Expr, known: Known): number | null {
  const isNow = first.kind === 'literal' && first.value.toLowerCase() === 'now';
  let at = isNow ? known.now.getTime() : instantOf(first, known);
  for (const modifier of call.args.slice(1)) {
    if (at === null || modifier.kind !== 'literal' || modifier.type !== 'string') return null;
    at = modified(at, modifier.value.trim().toLowerCase());
  }
  if (at === null) return null;
  return call.name === 'date' ? startOfDay(at) : at;
}

function modified(at: number, modifier: string): number | null {
  const unit = /^start of (day|month|year)$/.exec(modifier)?.[1];
  if (unit) return truncate(unit, at);
  if (['utc', 'localtime', 'auto', 'subsec', 'subsecond'].includes(modifier)) return at;
  const length = parseLength(modifier);
  return length && move(at, length, 1);
}
