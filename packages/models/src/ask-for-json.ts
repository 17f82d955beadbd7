import type { z } from 'zod';
import type { CallModel, Outcome } from './call-model.ts';
import type { Prompt, Reply } from './provider/open-provider.ts';
import type { ModelEndpoint } from './settings.ts';
import { askForRepair, type OutputSchema, parseOutput, withSchemaInPrompt } from './structured-output.ts';
import { charactersOf, type Work } from './work.ts';

interface Question {
  prompt: Prompt;
  schema: z.ZodType;
  described: OutputSchema;
}

export type AskForJson = (work: Work, endpoint: ModelEndpoint, question: Question) => Promise<Outcome<Reply>>;

/** Asks for JSON of a schema, and once more when the answer is none; the schema goes along in the form the server takes. */
export function createAskForJson(call: CallModel): AskForJson {
  /** Models whose server does not take the schema of that name beside the prompt. */
  const refused = new Set<string>();

  async function ask(work: Work, endpoint: ModelEndpoint, { prompt, schema, described }: Question) {
    const send = (sent: Prompt) =>
      call(work, endpoint, {
        sent: charactersOf(sent.messages),
        run: (provider, { signal }) => provider.generate(sent, signal),
        judge: ({ text }) => {
          const parsed = parseOutput(text, schema);
          return parsed.isValid ? null : parsed.problem;
        },
      });
    const key = `${endpoint.id} ${described.name}`;
    if (!refused.has(key)) {
      const outcome = await send({ ...prompt, schema: described });
      if (outcome.status !== 'failed' || !outcome.failure.refusesSchema) return outcome;
      refused.add(key);
    }
    return send({ ...prompt, messages: withSchemaInPrompt(prompt.messages, described) });
  }

  return async (work, endpoint, question) => {
    const first = await ask(work, endpoint, question);
    if (first.status !== 'unfit') return first;
    const { prompt, described } = question;
    const wrong = { answer: first.result.text, problem: first.problem, schema: described };
    return ask(work, endpoint, { ...question, prompt: { ...prompt, messages: askForRepair(prompt.messages, wrong) } });
  };
}
