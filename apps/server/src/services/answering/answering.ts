import type { AskAnswer, ModelUsage } from '@air/contract';
import type { ModelTrace } from '@air/engine/model';
import type { ModelCaller } from '@air/models';
import type { Actor } from '../../http/actor.ts';
import type { World } from '../../world.ts';
import type { Trail } from './trail.ts';

/** A question on its way to an answer: who asks, what is noted of it on the way. */
export interface Answering {
  world: World;
  actor: Actor;
  traceId: string;
  /** Aborts when the caller hangs up. */
  signal: AbortSignal;
  /** Of the answer, its turn and its audit. */
  id: string;
  conversationId: string;
  request: AskAnswer;
  asOf: Date;
  startedAt: number;
  createdAt: string;
  trail: Trail;
  /** Calls of models, in order. */
  traces: ModelTrace[];
  warnings: Set<string>;
  /** The run that executes, to be ended when the caller hangs up. */
  runId: string | null;
}

export const callerOf = ({ actor, traceId }: Answering): ModelCaller => ({
  orgId: actor.orgId,
  userId: actor.userId,
  traceId,
});

export const usageOf = ({ traces }: Answering): ModelUsage[] => traces.map(({ answer }) => answer.usage);

/** Notes what models answered: for the audit, the costs, and what the asker should be told. */
export function noteTraces(answering: Answering, traces: ModelTrace[]): void {
  answering.traces.push(...traces);
  for (const { answer } of traces) for (const warning of answer.warnings) answering.warnings.add(warning);
}
