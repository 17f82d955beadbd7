import type { AllowedRelation } from '../policy.ts';
import type { Span } from '../tree.ts';
import type { Bounds } from './time-bounds.ts';

/** Names that a place in the statement can see, innermost first. */
export interface Scope {
  outer: Scope | null;
  ctes: CteEntry[];
  ranges: Range[];
}

export interface CteEntry {
  name: string;
  span: Span | null;
  columns: string[] | null;
  /** Time columns that the query left unbounded and every reader must bound. */
  needs: Need[];
  readers: { span: Span | null; alias: string | null; isInside: boolean }[];
  /** Whether its own query is being read. */
  isOpen: boolean;
  /** How many relations stand behind the name. */
  reads: number;
  hasLimit: boolean;
}

/** One source of a FROM clause and what is known of its columns. */
export interface Range {
  alias: string | null;
  columns: string[] | null;
  needs: Need[];
}

/** A relation whose time column is not bounded yet, under the name by which it can be bounded here. */
export interface Need {
  relation: AllowedRelation;
  column: string;
  bounds: Bounds;
  position: number;
}

/** What a query gives to the one around it. */
export interface Shape {
  columns: string[] | null;
  needs: Need[];
}

export function openScope(outer: Scope | null): Scope {
  return { outer, ctes: [], ranges: [] };
}

export function findCte(scope: Scope | null, isSame: (name: string) => boolean): CteEntry | null {
  for (let level = scope; level; level = level.outer) {
    const found = level.ctes.findLast((entry) => isSame(entry.name));
    if (found) return found;
  }
  return null;
}

export function findRange(scope: Scope | null, isSame: (name: string) => boolean): Range | null {
  for (let level = scope; level; level = level.outer) {
    const found = level.ranges.find((range) => range.alias !== null && isSame(range.alias));
    if (found) return found;
  }
  return null;
}
