import type { Answer, Passage } from '@air/contract';
import { AirError, type Problem, toProblem } from '@air/core';
import type { AuditChange } from '@air/store';
import { type Answering, usageOf } from './answering.ts';
import { type Footing, securityOf } from './authorize.ts';
import { executionMsOf } from './execute-statement.ts';
import { type Kept, turnOf } from './kept-turn.ts';
import type { Packed } from './pack-answer.ts';
import type { Performed } from './perform-query.ts';
import { modelChange } from './trail.ts';
import type { Understood } from './understood.ts';

/** How far a question came; what it did not reach is null. */
export interface Outcome {
  footing: Footing | null;
  passages: Passage[];
  understood: Understood | null;
  performed: Performed | null;
  packed: Packed | null;
  text: string | null;
  suggestions: string[];
}

/** Rows of a widget that the audit keeps. */
const auditedRows = 50;

/** Makes the answer of whatever came of the question, and writes it into the conversation and the audit. */
export async function endAnswer(answering: Answering, outcome: Outcome, failure: unknown): Promise<Answer> {
  const { world, actor, conversationId, request, trail, id } = answering;
  const problem = failure === null ? null : problemOf(answering, failure);
  const answer = answerOf(answering, outcome, problem);
  const audited = {
    ...answer,
    widgets: answer.widgets.map((widget) => ({ ...widget, rows: widget.rows.slice(0, auditedRows) })),
  };
  const change: AuditChange = {
    ...modelChange(answering.traces),
    status: answer.status,
    path: answer.meta.path,
    finalAnswer: answer.answer,
    widgets: audited.widgets,
    finalResponse: { ...audited, widgets: [] },
    completedAt: world.clock.now().toISOString(),
    totalMs: answer.meta.total_ms,
  };
  await Promise.all([
    trail.end(change),
    world.store.conversations.addTurn(actor.orgId, {
      id,
      conversationId,
      userId: actor.userId,
      question: request.question,
      status: answer.status,
      runId: answer.meta.run_id,
      datasourceId: outcome.footing?.datasourceId ?? null,
      scopeMd: outcome.understood?.kind === 'ir' ? outcome.understood.scopeMd : null,
      answer: turnOf(answer, keptOfOutcome(outcome)),
    }),
  ]);
  return answer;
}

function keptOfOutcome({ footing, understood, performed }: Outcome): Kept {
  return {
    fingerprint: footing?.access.fingerprint ?? null,
    ir: understood?.kind === 'ir' ? understood.ir : null,
    roles: performed?.draft.roles ?? null,
    readings: understood?.kind === 'question' ? understood.readings : [],
  };
}

function problemOf({ world, traceId, id }: Answering, failure: unknown): Problem {
  if (!(failure instanceof AirError))
    world.log.error({ err: failure, answer_id: id, trace_id: traceId }, 'unexpected error');
  return toProblem(failure, traceId);
}

function answerOf(answering: Answering, outcome: Outcome, problem: Problem | null): Answer {
  const { actor, conversationId, request, id, createdAt } = answering;
  const { footing, understood, performed, packed } = outcome;
  const isQuestion = understood?.kind === 'question';
  const query = understood === null || isQuestion ? null : understood;
  return {
    id,
    conversation_id: conversationId,
    question: request.question,
    status: problem ? 'failed' : isQuestion ? 'clarify' : 'answered',
    answer: problem ? failedWords(problem) : isQuestion ? questionWords(understood) : (outcome.text ?? ''),
    widgets: problem ? [] : (packed?.widgets ?? []),
    sql: performed?.draft.statement.text ?? null,
    ir: performed?.draft.ir ?? (query?.kind === 'ir' ? query.ir : null),
    clarifications: isQuestion ? understood.clarifications : [],
    suggestions: problem ? [] : outcome.suggestions,
    explain: {
      scope_md: understood?.scopeMd ?? '',
      phrases: query?.phrases ?? [],
      assumptions: query?.assumptions ?? [],
      sources: outcome.passages.map(({ kind, id: source, title }) => ({ kind, id: source, title })),
      generator: performed?.draft.generator ?? null,
      agreement: performed?.run.agreement ?? null,
      safety: performed?.safety ?? null,
    },
    security: footing?.security ?? securityOf(actor, null),
    meta: metaOf(answering, outcome),
    problem,
    feedback: null,
    verified_id: null,
    created_at: createdAt,
  };
}

function metaOf(answering: Answering, { footing, understood, performed }: Outcome): Answer['meta'] {
  const usage = usageOf(answering);
  const isPriced = usage.some(({ cost_usd: cost }) => cost !== null);
  const run = performed?.run ?? null;
  return {
    rows: run?.rowCount ?? null,
    truncated_by: run?.truncatedBy ?? null,
    execution_time: run && executionMsOf(run),
    total_ms: performance.now() - answering.startedAt,
    model: usage[0]?.model ?? null,
    path: understood === null || understood.kind === 'question' ? null : understood.path,
    tokens: usage.reduce((sum, { total_tokens: tokens }) => sum + (tokens ?? 0), 0),
    cost: isPriced ? usage.reduce((sum, { cost_usd: cost }) => sum + (cost ?? 0), 0) : null,
    usage,
    warnings: [...answering.warnings],
    as_of: answering.asOf.toISOString(),
    run_id: run?.id ?? null,
    datasource_id: footing?.datasourceId ?? null,
    trace_id: answering.traceId,
  };
}

function failedWords({ detail, hint }: Problem): string {
  return `There is no answer: ${detail}.${hint === undefined ? '' : ` ${hint.charAt(0).toUpperCase()}${hint.slice(1)}.`}`;
}

function questionWords({ clarifications, hint }: Extract<Understood, { kind: 'question' }>): string {
  const [first] = clarifications;
  const asked =
    first === undefined
      ? 'The question was not understood.'
      : `${first.question.charAt(0).toUpperCase()}${first.question.slice(1)}`;
  return `${asked}${/[.?!]$/.test(asked) ? '' : '.'} ${hint.charAt(0).toUpperCase()}${hint.slice(1)}.`;
}
