import { AirError, toProblem } from '@air/core';
import type { AnswerStage } from '@air/contract';
import type { ModelTrace } from '@air/engine/model';
import type { AuditChange, AuditEventRecord, AuditStore } from '@air/store';

/** The audit of one question while it is answered. */
export interface Trail {
  event(event: Omit<AuditEventRecord, 'id' | 'logId' | 'createdAt'>): Promise<void>;
  /** Kept until the next stage begins or the answer ends: one write for all of it. */
  note(change: AuditChange): void;
  /** Where it failed, for the last stage that did. */
  fail(stage: AnswerStage, error: unknown): void;
  end(change: AuditChange): Promise<void>;
}

const mostCharacters = 64 * 1024;

export function openTrail(audit: AuditStore, orgId: string, id: string): Trail {
  let noted: AuditChange = {};
  const flush = async (change: AuditChange) => {
    const all = { ...noted, ...change };
    noted = {};
    if (Object.keys(all).length > 0) await audit.change(orgId, id, all);
  };
  return {
    async event(event) {
      await audit.event(orgId, id, event);
      if (event.status !== 'started') await flush({});
    },
    note(change) {
      noted = { ...noted, ...change };
    },
    fail(stage, error) {
      const { code, detail } = toProblem(error);
      noted = { ...noted, errorStage: stage, errorCode: code, errorMessage: detail };
      const tried = error instanceof AirError ? error.options.details?.['attempts'] : undefined;
      if (Array.isArray(tried))
        noted.modelAttempts = [...(noted.modelAttempts ?? []), ...tried.map((attempt: object) => ({ ...attempt }))];
    },
    end: flush,
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
