import type { ModelAnswer, ModelMessage } from '@air/models';

/** One call of a model as the audit keeps it. */
export interface ModelTrace {
  prompt: string;
  response: string;
  answer: ModelAnswer;
}

export function traceOf(messages: readonly ModelMessage[], answer: ModelAnswer): ModelTrace {
  const prompt = messages.map(({ role, content }) => `[${role}]\n${content}`).join('\n\n');
  return { prompt, response: answer.text, answer };
}
