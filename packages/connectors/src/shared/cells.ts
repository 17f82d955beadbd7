import type { Cell } from '@air/core';

/** Digits of an integer of any size: a number while JSON can hold it exactly, else the digits. */
export function integerCell(digits: string): Cell {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : digits;
}

export function bigintCell(value: bigint): Cell {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value.toString();
}

export function floatCell(value: number): Cell {
  if (Number.isFinite(value)) return value;
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}

/** The shortest number that is this 32-bit float: 1.1, not 1.10000002384185791. */
export function float32Cell(value: number): Cell {
  if (!Number.isFinite(value)) return floatCell(value);
  for (let digits = 6; digits < 9; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return shorter;
  }
  return value;
}

const timestamp = /^(\d{4,}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d)?(\.\d+)?$/;

/** `2025-09-01 10:00:00.500000` → `2025-09-01T10:00:00.5`. Text that is no timestamp is returned as it is. */
export function timestampCell(text: string): string {
  const parts = timestamp.exec(text);
  if (!parts) return text;
  const [, date, minutes, seconds = ':00', fraction = ''] = parts;
  const shortFraction = fraction.replace(/\.?0+$/, '');
  return `${date}T${minutes}${seconds}${shortFraction}`;
}

/** The text of an instant in a session whose time zone is UTC, as engines print it with or without `+00`. */
export function timestamptzCell(text: string): string {
  const local = text.replace(/(?:[+-]00(?::?00)?|Z)$/, '');
  const cell = timestampCell(local);
  return cell === local ? text : `${cell}Z`;
}
