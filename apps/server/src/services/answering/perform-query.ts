import type { AnswerEvent, Passage, SafetyReport } from '@air/contract';
import { AirError, toProblem } from '@air/core';
import type { RunRecord } from '@air/store';
import type { Answering } from './answering.ts';
import type { Footing } from './authorize.ts';
import { checkStatement } from './check-statement.ts';
import { executeStatement } from './execute-statement.ts';
import { stage } from './stage.ts';
import { type Attempt, type Draft, type Query, type Repair, writeStatement } from './write-statement.ts';

export interface Performed {
  draft: Draft;
  run: RunRecord;
  safety: SafetyReport;
}

const maxRepairs = 2;

/** write → guard → execute. What a model wrote is sent back twice with what is wrong about it; then the compiler writes. */
export async function* performQuery(
  answering: Answering,
  given: { footing: Footing; query: Query; passages: Passage[] },
  whileWaiting: () => void,
): AsyncGenerator<AnswerEvent, Performed> {
  const { footing, query } = given;
  let repair: Repair | null = null;
  let isModelDone = false;
  for (let repairs = 0; ; repairs++) {
    const attempt: Attempt = { repair, isModelDone };
    const draft: Draft = yield* stage(answering, 'write', () => writeStatement(answering, given, attempt));
    try {
      const checked = yield* stage(answering, 'guard', () => checkStatement(answering, footing, draft));
      const run = yield* stage(answering, 'execute', () =>
        executeStatement(answering, { footing, draft, checked }, whileWaiting),
      );
      return { draft, run, safety: checked.safety };
    } catch (error) {
      if (draft.generator !== 'model' || !isMendable(error)) throw error;
      isModelDone = repairs >= maxRepairs;
      if (isModelDone && query.kind === 'sql') throw error;
      if (isModelDone)
        answering.warnings.add(`the compiler wrote the SQL, for that of the model failed: ${error.message}`);
      repair = { sql: draft.text, problem: toProblem(error) };
    }
  }
}

/** What another statement could help against: a refusal, or that the engine could not run it. */
function isMendable(error: unknown): error is AirError {
  return error instanceof AirError && (error.code.startsWith('guard.') || error.code === 'connector.query_failed');
}
