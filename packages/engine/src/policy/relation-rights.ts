import type { Claims, RelationRule } from '@air/contract';
import type { CatalogTable } from '../learn/catalog.ts';
import { type ClaimValue, claimValues, isClaimed } from './claim-values.ts';

/** A rule of a policy with the values that it has for one subject. */
export interface ResolvedRule {
  relation: string;
  rows: ResolvedRowRule[];
  masked: string[];
}

interface ResolvedRowRule {
  column: string;
  /** Null where a claim lifts the rule: all rows. */
  values: ClaimValue[] | null;
}

/** Puts the claims of a subject into the rules. Throws `policy.claim_missing` when one of them is not there. */
export function resolveRules(rules: RelationRule[], claims: Claims): ResolvedRule[] {
  return rules.map(({ relation, rows, masked }) => ({
    relation,
    rows: rows.map((rule) => {
      if ('values' in rule) return { column: rule.column, values: rule.values };
      const isLifted = rule.unless !== undefined && isClaimed(claims, rule.unless);
      return { column: rule.column, values: isLifted ? null : claimValues(claims, rule.claim) };
    }),
    masked,
  }));
}

/** The rules that hold for a table: those of its own, else those of `*`; empty when it is not there for the subject. */
export function rulesFor(table: CatalogTable, rules: ResolvedRule[]): ResolvedRule[] {
  const own = rules.filter(({ relation }) => relation === table.name);
  if (own.length > 0) return own;
  const general = rules.filter(({ relation }) => relation === '*');
  const names = new Set(table.columns.map(({ name }) => name));
  const fits = general.every(({ rows }) => rows.every(({ column }) => names.has(column)));
  return fits ? general.map((rule) => ({ ...rule, masked: rule.masked.filter((column) => names.has(column)) })) : [];
}
