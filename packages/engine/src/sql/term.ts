import type { ColumnType } from '@air/core';
import type { CatalogColumn } from '../learn/catalog.ts';
import type { Fragment } from './fragment.ts';

/** A scalar expression together with what must be known to compare, cut, add or order it. */
export interface Term {
  sql: Fragment;
  type: ColumnType;
  /** Digits after the point of a decimal; null when unknown. */
  scale: number | null;
  isNullable: boolean;
  /** Set when the term is a plain column. */
  column: CatalogColumn | null;
  /** Aliases of the entities that must be joined for it. */
  uses: ReadonlySet<string>;
}

export const noUses: ReadonlySet<string> = new Set();

export function union(sets: Iterable<ReadonlySet<string>>): Set<string> {
  const all = new Set<string>();
  for (const set of sets) for (const item of set) all.add(item);
  return all;
}

export function isNumeric(type: ColumnType): boolean {
  return type === 'integer' || type === 'decimal' || type === 'float';
}

/** Text as far as comparing and ordering go: what an engine would collate. */
export function isTextual(type: ColumnType): boolean {
  return type === 'text';
}

/** `NUMERIC(10,2)` has scale 2. */
export function scaleOf(nativeType: string): number | null {
  const match = /\(\s*\d+\s*,\s*(\d+)\s*\)/.exec(nativeType);
  return match ? Number(match[1]) : null;
}
