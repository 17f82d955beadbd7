import type { components } from '@air/contract/client';
import type { Answer } from '../../shared/api/client.ts';
import type { Problem } from '../../shared/api/problem.ts';
import type { PickedAnswer } from '../../shared/search.ts';

export type AnswerEvent = components['schemas']['AnswerEvent'];
export type StageEvent = Extract<AnswerEvent, { event: 'stage' }>['data'];

export interface Stage {
  name: StageEvent['stage'];
  status: StageEvent['status'];
  message: string;
  durationMs: number | null;
}

export interface Asked {
  question: string;
  datasourceId: string | null;
  /** Options picked so far for this question. */
  picked: PickedAnswer[];
  /** The one model to use, where a person chose it. */
  model: string | null;
}

/** A question on its way to its answer. */
export interface LiveTurn {
  key: string;
  asked: Asked;
  conversationId: string | null;
  status: 'running' | 'done' | 'stopped' | 'failed';
  stages: Stage[];
  /** What was said so far; the answer's own text takes its place. */
  text: string;
  answer: Answer | null;
  problem: Problem | null;
}

export function startTurn(key: string, asked: Asked, conversationId: string | null): LiveTurn {
  return { key, asked, conversationId, status: 'running', stages: [], text: '', answer: null, problem: null };
}

/** The turn after one more event. */
export function applyEvent(turn: LiveTurn, event: AnswerEvent): LiveTurn {
  switch (event.event) {
    case 'stage':
      return { ...turn, conversationId: event.data.conversation_id, stages: withStage(turn.stages, event.data) };
    case 'token':
      return { ...turn, text: turn.text + event.data.text };
    case 'answer':
      return { ...turn, status: 'done', conversationId: event.data.conversation_id, answer: event.data, text: '' };
    case 'error':
      return failTurn(turn, event.data);
  }
}

export function failTurn(turn: LiveTurn, problem: Problem): LiveTurn {
  return { ...turn, status: 'failed', problem, stages: turn.stages.map((stage) => endStage(stage, 'failed')) };
}

export function stopTurn(turn: LiveTurn): LiveTurn {
  return { ...turn, status: 'stopped', stages: turn.stages.map((stage) => endStage(stage, 'skipped')) };
}

/** A stage may come again, as when a statement is mended: it is added once more, not written over. */
function withStage(stages: Stage[], { stage: name, status, message, duration_ms: durationMs }: StageEvent): Stage[] {
  const next = { name, status, message, durationMs };
  const open = stages.findIndex((stage) => stage.name === name && stage.status === 'started');
  return open < 0 ? [...stages, next] : stages.map((stage, index) => (index === open ? next : stage));
}

const endStage = (stage: Stage, status: Stage['status']): Stage =>
  stage.status === 'started' ? { ...stage, status } : stage;
