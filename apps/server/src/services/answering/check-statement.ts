import type { SafetyReport } from '@air/contract';
import { guardPolicyOf } from '@air/engine/policy';
import { addedBound, refusal } from '../writing-sql.ts';
import type { Answering } from './answering.ts';
import type { Footing } from './authorize.ts';
import type { Staged } from './stage.ts';
import type { Draft } from './write-statement.ts';

export interface Checked {
  safety: SafetyReport;
  maxRows: number;
}

/** Rows that an answer has when the question names no number. */
export const defaultRows = 200;

/** Holds the statement to what the asker may see. Throws the refusal. */
export async function checkStatement(
  answering: Answering,
  { access }: Footing,
  draft: Draft,
): Promise<Staged<Checked>> {
  const { world, trail } = answering;
  const startedAt = performance.now();
  const maxRows = Math.min(world.limits.maxRows, Math.max(defaultRows, draft.ir?.limit ?? 0));
  const { report, isAllowed } = await world.guard.check(
    draft.statement,
    guardPolicyOf(access, { ...world.limits, maxRows, defaultRows }),
  );
  const safety = { ...report, findings: [...draft.added.map(addedBound), ...report.findings] };
  trail.note({ generatedSql: draft.statement.text, validationMs: performance.now() - startedAt });
  if (!isAllowed) throw refusal(safety);
  return {
    value: { safety, maxRows },
    message: `allowed: ${safety.relations.join(', ') || 'no relation'}`,
    metadata: { row_limit: safety.row_limit },
  };
}
