import { createHash } from 'node:crypto';
import { type Clarification, type Ir, irSchema } from '@air/contract';
import type { ModelCaller, ModelMessage, ModelRouter } from '@air/models';
import { z } from 'zod';
import { findFlaws } from './find-flaws.ts';
import { type ModelTrace, traceOf } from './model-trace.ts';
import { irMessages, type IrPrompt } from './prompt/ir-messages.ts';
import { plainText } from './prompt/plain-text.ts';
import { settleValues, type UnknownValue } from './settle-values.ts';

export interface IrByModelInput extends IrPrompt {
  models: ModelRouter;
  caller: ModelCaller;
  signal: AbortSignal;
  forceModel: string | null;
}

export type IrByModel =
  | { kind: 'ir'; ir: Ir; traces: ModelTrace[] }
  | { kind: 'question'; clarifications: Clarification[]; traces: ModelTrace[] };

const openQuestion = z.strictObject({
  question: z.string().min(1).max(1_000),
  options: z.array(z.string().min(1).max(300)).max(8).default([]),
});
const reply = z.union([irSchema, openQuestion]);

const maxRepairs = 1;
const maxOutputTokens = 4_000;

/**
 * Asks a model for the IR of a question. What comes back is data: it must compile on the caller's own catalog, and
 * filter by values that are there. What still does not after one repair becomes a question to the person.
 */
export async function irByModel(input: IrByModelInput): Promise<IrByModel> {
  const { question, catalog, asOf, models, caller, signal, forceModel } = input;
  const traces: ModelTrace[] = [];
  let messages = irMessages(input);
  for (let repairs = 0; ; repairs++) {
    const request = { task: 'ir' as const, messages, caller, signal, forceModel, maxOutputTokens };
    const answer = await models.generateObject({ ...request, schema: reply, name: 'query' });
    traces.push(traceOf(messages, answer));
    const { model } = answer.usage;
    const written = answer.value;
    if ('question' in written)
      return { kind: 'question', clarifications: [modelAsks(question, model, written)], traces };
    const flaws = findFlaws(written, catalog, asOf);
    if (flaws.length === 0) {
      const { ir, unknown } = settleValues(written, catalog, asOf);
      if (unknown.length > 0) return { kind: 'question', clarifications: unknown.map(askForValue), traces };
      return { kind: 'ir', ir, traces };
    }
    if (repairs >= maxRepairs)
      return { kind: 'question', clarifications: [notBorneOut(question, model, flaws)], traces };
    messages = [...messages, ...repairRequest(answer.text, flaws)];
  }
}

function repairRequest(text: string, flaws: readonly string[]): ModelMessage[] {
  const list = flaws.slice(0, 10).map((flaw) => `- ${plainText(flaw, 600)}`);
  const content = `That query does not fit the data:\n${list.join('\n')}\nAnswer with the corrected JSON, or with a question when the data cannot answer.`;
  return [
    { role: 'assistant', content: plainText(text, 20_000) },
    { role: 'user', content },
  ];
}

function modelAsks(phrase: string, model: string, { question, options }: z.output<typeof openQuestion>): Clarification {
  return {
    id: idOf('asks', phrase),
    phrase,
    question: `the model ${model} asks: ${plainText(question, 1_000)}`,
    options: options.map((option) => {
      const label = plainText(option, 300);
      return { id: idOf('option', label), label, meaning: null };
    }),
  };
}

function askForValue({ table, column, value, nearest }: UnknownValue): Clarification {
  return {
    id: idOf('value', `${table}.${column}`, value),
    phrase: value,
    question: `"${plainText(value, 100)}" is no value of ${table}.${column}. Which one is meant?`,
    options: nearest.map((known) => ({
      id: idOf('option', table, column, known),
      label: known,
      meaning: { kind: 'value', table, column, value: known },
    })),
  };
}

function notBorneOut(phrase: string, model: string, flaws: readonly string[]): Clarification {
  const said = flaws.slice(0, 3).map((flaw) => plainText(flaw, 300));
  return {
    id: idOf('flaws', phrase),
    phrase,
    question: `the model ${model} read this in a way that the data does not bear out: ${said.join('; ')}. Please put it in other words.`,
    options: [],
  };
}

/** Stable for the same question, as other clarifications are. */
function idOf(...parts: string[]): string {
  return `m_${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12)}`;
}
