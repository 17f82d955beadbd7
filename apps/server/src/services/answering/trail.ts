import { AirError, toProblem } from '@air/core';
import type { AnswerStage } from '@air/contract';
import type { ModelTrace } from '@air/engine/model';
import type { AuditChange, AuditEventRecord, AuditStore } from '@air/store';

type AuditEvent = Omit<AuditEventRecord, 'id' | 'logId' | 'createdAt'>;

/** The audit of one question while it is answered. */
export interface Trail {
  /** The end of a stage is written with the beginning of the next, which waits for it. */
  event: (event: AuditEvent) => Promise<void>;
  /** Written before the next stage that takes its time, or at the end. */
  note: (change: AuditChange) => void;
  /** Where it failed, for the last stage that did. */
  fail: (stage: AnswerStage, error: unknown) => void;
  end: (change: AuditChange) => Promise<void>;
}

const mostCharacters = 64 * 1024;
const longStages = new Set<AnswerStage>(['model', 'execute', 'narrate']);

export function openTrail(audit: AuditStore, orgId: string, id: string): Trail {
  let waiting: AuditEvent[] = [];
  let noted: AuditChange = {};

  const write = async (change: AuditChange) => {
    const events = waiting;
    waiting = [];
    await audit.event(orgId, id, ...events);
    if (Object.keys(change).length > 0) await audit.change(orgId, id, change);
  };
  const taken = (): AuditChange => {
    const change = noted;
    noted = {};
    return change;
  };

  return {
    async event(event) {
      waiting.push(event);
      if (event.status === 'started') await write(longStages.has(event.stage) ? taken() : {});
    },
    note(change) {
      noted = { ...noted, ...change };
    },
    fail(stage, error) {
      const { code, detail } = toProblem(error);
      noted = { ...noted, errorStage: stage, errorCode: code, errorMessage: detail };
      const tried = error instanceof AirError ? error.options.details?.['attempts'] : undefined;
      if (!Array.isArray(tried)) return;
      noted.modelAttempts = [...(noted.modelAttempts ?? []), ...tried.map((attempt: object) => ({ ...attempt }))];
    },
    end: (change) => write({ ...taken(), ...change }),
  };
}

/** What the audit keeps of the calls of models. */
export function modelChange(traces: ModelTrace[]): AuditChange {
  const usages = traces.map(({ answer }) => answer.usage);
  if (usages.length === 0) return {};
  const total = (pick: (usage: (typeof usages)[number]) => number | null) =>
    usages.reduce((sum, usage) => sum + (pick(usage) ?? 0), 0);
  const isPriced = usages.some(({ cost_usd: cost }) => cost !== null);
  return {
    llmModel: [...new Set(usages.map(({ model }) => model))].join(', '),
    llmPrompt: capped(traces.map(({ prompt }) => prompt).join('\n\n---\n\n')),
    llmResponse: capped(traces.map(({ response }) => response).join('\n\n---\n\n')),
    llmUsage: usages.map((usage) => ({ ...usage })),
    modelAttempts: traces.flatMap(({ answer }) => answer.attempts.map((attempt) => ({ ...attempt }))),
    llmInputTokens: total((usage) => usage.input_tokens),
    llmOutputTokens: total((usage) => usage.output_tokens),
    llmTotalTokens: total((usage) => usage.total_tokens),
    llmCostUsd: isPriced ? total((usage) => usage.cost_usd) : null,
    llmMs: total((usage) => usage.ms),
  };
}

const capped = (text: string): string =>
  text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters - 1)}…`;
