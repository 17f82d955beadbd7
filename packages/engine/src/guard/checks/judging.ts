import type { SqlParameter } from '@air/core';
import type { GuardDialect } from '../dialects/dialect.ts';
import type { AllowedRelation, GuardPolicy } from '../policy.ts';
import type { Refusal } from '../refusal.ts';
import type { Query, RelationSource } from '../tree.ts';
import type { RowErrors } from './row-errors.ts';
import type { CteEntry, Need, Scope, Shape } from './scope.ts';

/** What the statement was found to be. */
export interface Judgement {
  refusals: Refusal[];
  relations: Set<string>;
  functions: Set<string>;
  /** Every place where a base relation is read. */
  reads: { source: RelationSource; relation: AllowedRelation }[];
  ctes: CteEntry[];
  /** Columns that are named with their schema: `public.orders.amount`. */
  qualifiedColumns: { start: number; path: string[] }[];
  rowErrors: RowErrors;
  withClauses: number;
  /** How many relations the engine reads once it has put every common table expression in place of its name. */
  expandedReads: number;
}

/** What the judgement depends on. */
export interface World {
  dialect: GuardDialect;
  policy: GuardPolicy;
  parameters: readonly SqlParameter[];
  now: Date;
}

/** Everything that the parts of the walk share. */
export interface Judging extends Judgement, World {
  refuse(refusal: Refusal): void;
  refuseNeeds(needs: Need[]): void;
  /** Judges a query inside an expression or a FROM clause. */
  readQuery(query: Query, outer: Scope): Shape;
}
