import type { Cell } from '@air/core';

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const moment = /^(\d{4}-\d{2})(-\d{2})?(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?)?(?:Z|\+00(?::?00)?)?$/;
const significantDigits = 6;

/** A cell as results are compared: numbers to six digits, times in one spelling, flags as 0 and 1. */
export function comparableCell(cell: Cell): string {
  if (cell === null) return 'null';
  if (typeof cell === 'boolean') return comparableCell(Number(cell));
  if (typeof cell === 'number') return `n${Number(cell.toPrecision(significantDigits))}`;
  const text = cell.trim();
  if (number.test(text) && !/^[+-]?0\d/.test(text)) return comparableCell(Number(text));
  const found = moment.exec(text);
  if (!found) return `t${text}`;
  const [, month = '', day = '-01', time = '00:00', seconds = ':00'] = found;
  const isMidnight = time === '00:00' && seconds === ':00';
  return `d${month}${day}${isMidnight ? '' : ` ${time}${seconds}`}`;
}
