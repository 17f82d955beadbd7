import { type Fragment, joined, raw, sql } from '../fragment.ts';
import { union } from '../term.ts';

/** What a row must fulfil, not yet printed, so that a part about many related rows can become an EXISTS of its own. */
export type Condition =
  | {
      kind: 'test';
      sql: Fragment;
      /** Aliases that must be joined. */
      uses: ReadonlySet<string>;
      /** An `is_null`, which also holds where a left join found nothing. */
      nullTest: { isNullable: boolean } | null;
    }
  | { kind: 'any' | 'all'; of: Condition[] };

export function test(fragment: Fragment, uses: ReadonlySet<string>): Condition {
  return { kind: 'test', sql: fragment, uses, nullTest: null };
}

export function usesOf(condition: Condition): ReadonlySet<string> {
  return condition.kind === 'test' ? condition.uses : union(condition.of.map(usesOf));
}

/** The conditions that must all hold, nested ones included. */
export function conjuncts(conditions: readonly Condition[]): Condition[] {
  return conditions.flatMap((condition) => (condition.kind === 'all' ? conjuncts(condition.of) : [condition]));
}

export function printCondition(condition: Condition): Fragment {
  if (condition.kind === 'test') return condition.sql;
  const [only, ...others] = condition.of;
  if (only && others.length === 0) return printCondition(only);
  if (!only) return raw(condition.kind === 'any' ? '1 = 0' : '1 = 1');
  return sql`(${joined(condition.of.map(printCondition), condition.kind === 'any' ? ' OR ' : ' AND ')})`;
}
