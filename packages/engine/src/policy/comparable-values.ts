import type { ColumnType } from '@air/core';
import type { ClaimValue } from './claim-values.ts';

/**
 * Values in the form in which a column of the type holds them. Engines compare what differs in type by rules of their
 * own, and some by generous ones ('7abc' = 7 on MySQL): what does not fit the column is left out and finds no row.
 */
export function comparableValues(values: ClaimValue[], type: ColumnType): (string | number)[] {
  return [...new Set(values.map((value) => converters[type](value)).filter((value) => value !== null))];
}

type Converter = (value: ClaimValue) => string | number | null;

const textLike =
  (pattern: RegExp): Converter =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? value : null;

const nothing: Converter = () => null;

const converters: Record<ColumnType, Converter> = {
  boolean: (value) => (/^(true|1)$/i.test(String(value)) ? 1 : /^(false|0)$/i.test(String(value)) ? 0 : null),
  integer: (value) => numberOf(value, Number.isSafeInteger),
  decimal: (value) => numberOf(value, Number.isFinite),
  float: (value) => numberOf(value, Number.isFinite),
  text: String,
  unknown: String,
  uuid: textLike(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i),
  date: textLike(/^\d{4}-\d\d-\d\d$/),
  time: textLike(/^\d\d:\d\d(:\d\d(\.\d{1,6})?)?$/),
  timestamp: textLike(/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?)?$/),
  timestamptz: textLike(/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?)?$/),
  interval: nothing,
  json: nothing,
  binary: nothing,
};

function numberOf(value: ClaimValue, fits: (number: number) => boolean): number | null {
  if (typeof value === 'boolean') return null;
  if (typeof value === 'string' && !/^-?\d+(\.\d+)?$/.test(value)) return null;
  const number = Number(value);
  return fits(number) ? number : null;
}
