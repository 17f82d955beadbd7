import type { Limits } from '@air/core';
import type { GuardPolicy } from '../guard/index.ts';
import type { Access } from './access.ts';

/** What the guard holds the statements of a subject to. */
export function guardPolicyOf({ relations }: Pick<Access, 'relations'>, limits: Limits): GuardPolicy {
  const { defaultRows, maxRows, maxSpanDays, statementBytes, statementDepth, statementCtes } = limits;
  return { relations, defaultRows, maxRows, maxSpanDays, statementBytes, statementDepth, statementCtes };
}
