import type { AnswerEvent, AnswerStage } from '@air/contract';
import { toProblem } from '@air/core';
import type { Answering } from './answering.ts';

export interface Staged<Value> {
  value: Value;
  /** What came of it, in words. */
  message: string;
  metadata?: Record<string, unknown>;
}

type StageStatus = 'started' | 'done' | 'skipped' | 'failed';

/** One stage: told to whoever listens and written into the audit, before it starts and when it has ended. */
export async function* stage<Value>(
  answering: Answering,
  name: AnswerStage,
  work: () => Promise<Staged<Value>> | AsyncGenerator<AnswerEvent, Staged<Value>>,
): AsyncGenerator<AnswerEvent, Value> {
  yield await tell(answering, name, { status: 'started', message: '', durationMs: null });
  const startedAt = performance.now();
  try {
    const begun = work();
    const { value, message, metadata } = Symbol.asyncIterator in begun ? yield* begun : await begun;
    const durationMs = performance.now() - startedAt;
    yield await tell(answering, name, { status: 'done', message, durationMs }, metadata);
    return value;
  } catch (error) {
    const { detail: message, code } = toProblem(error);
    answering.trail.fail(name, error);
    yield await tell(
      answering,
      name,
      { status: 'failed', message, durationMs: performance.now() - startedAt },
      { code },
    );
    throw error;
  }
}

export async function* skip(answering: Answering, name: AnswerStage, message: string): AsyncGenerator<AnswerEvent> {
  yield await tell(answering, name, { status: 'skipped', message, durationMs: null });
}

async function tell(
  { trail, id, conversationId }: Answering,
  stageName: AnswerStage,
  { status, message, durationMs }: { status: StageStatus; message: string; durationMs: number | null },
  metadata: Record<string, unknown> = {},
): Promise<AnswerEvent> {
  await trail.event({ stage: stageName, status, message, durationMs, metadata });
  const data = {
    stage: stageName,
    status,
    message,
    duration_ms: durationMs,
    answer_id: id,
    conversation_id: conversationId,
  };
  return { event: 'stage', data };
}
