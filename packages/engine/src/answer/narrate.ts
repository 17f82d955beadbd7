import type { Ir } from '@air/contract';
import { AirError } from '@air/core';
import type { ModelCaller, ModelMessage, ModelRouter } from '@air/models';
import type { Catalog } from '../learn/index.ts';
import { fenceData, fenceRule, type ModelTrace, rowsForModel, traceOf } from '../model/index.ts';
import type { AnswerTable } from './answer-table.ts';
import { checkFigures } from './check-figures.ts';
import { createTokenQueue } from './token-queue.ts';

export interface Narrate {
  question: string;
  /** What stands in when the model fails, or says what the rows do not bear out. */
  plain: string;
  table: AnswerTable;
  /** Words that figures may come from beside the rows: the question, what it was taken to mean. */
  texts: string[];
  ir: Ir | null;
  catalog: Catalog;
  models: ModelRouter;
  caller: ModelCaller;
  signal: AbortSignal;
  forceModel: string | null;
}

export interface Narration {
  text: string;
  trace: ModelTrace | null;
  warnings: string[];
}

const toldRows = 30;
const toldCharacters = 8_000;
const maxOutputTokens = 400;
const maxCharacters = 2_000;

/** Lets a model put the answer in words, given as they come. What it returns counts, and no figure of it is unproven. */
export async function* narrate(input: Narrate): AsyncGenerator<string, Narration> {
  const { plain, table, texts, models, caller, signal, forceModel } = input;
  const messages = messagesOf(input);
  const tokens = createTokenQueue();
  const request = { task: 'chat' as const, messages, caller, signal, forceModel, maxOutputTokens };
  const spoken = models
    .stream(request, tokens.push)
    .then((answer) => ({ answer, error: null }))
    .catch((error: unknown) => ({ answer: null, error }))
    .finally(tokens.end);
  yield* tokens.read();
  const { answer, error } = await spoken;
  if (answer === null) {
    if (signal.aborted || !(error instanceof AirError)) throw error;
    return { text: plain, trace: null, warnings: [`the words are AIR’s own: ${error.message}`] };
  }
  const text = answer.text.trim();
  const fault = faultOf(text, checkFigures(text, { table, texts: [...texts, plain] }));
  const trace = traceOf(messages, answer);
  if (fault === null) return { text, trace, warnings: answer.warnings };
  return { text: plain, trace, warnings: [...answer.warnings, `the words of the model were replaced: ${fault}`] };
}

function faultOf(text: string, unproven: string[]): string | null {
  if (text === '') return 'there were none';
  if (text.length > maxCharacters) return 'they were too many';
  // An address or a picture in an answer can carry away what the answer says.
  if (/https?:|www\.|!\[|\]\(|<[a-z!/]/i.test(text)) return 'they held a link or markup';
  if (unproven.length > 0) return `${unproven.slice(0, 3).join(', ')} does not follow from the rows`;
  return null;
}

function messagesOf({ question, plain, table, ir, catalog }: Narrate): ModelMessage[] {
  const { columns, rows } = rowsForModel(table, { ir, catalog, maxRows: toldRows });
  const system = [
    'You put the result of a query into one to three plain English sentences for a business reader.',
    'Use only figures that stand in the result or in the correct answer given to you. Do not forecast, explain causes or add anything.',
    'No headings, no lists, no links, no markup.',
    fenceRule,
  ].join('\n');
  const lines = [columns.map(({ name }) => name), ...rows].map((row) => JSON.stringify(row)).join('\n');
  const more = table.totalRows > rows.length ? ` (the first ${rows.length} of ${table.totalRows})` : '';
  const content = [
    fenceData('Question', question, 2_000),
    fenceData(`Result${more}`, lines, toldCharacters),
    fenceData('A correct answer, to be said better', hasWithheld(table, columns.length) ? '' : plain, 2_000),
  ].join('\n\n');
  return [
    { role: 'system', content: system },
    { role: 'user', content },
  ];
}

/** The plain answer quotes cells: where columns are withheld from the model, it is withheld too. */
const hasWithheld = (table: AnswerTable, told: number): boolean => told < table.columns.length;
