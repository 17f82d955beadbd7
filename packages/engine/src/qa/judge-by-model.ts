import type { Finding, Ir } from '@air/contract';
import type { Cell, Column } from '@air/core';
import type { ModelCaller, ModelMessage, ModelRouter } from '@air/models';
import { z } from 'zod';
import type { Catalog } from '../learn/index.ts';
import { fenceData, fenceRule, type ModelTrace, plainText, rowsForModel, traceOf } from '../model/index.ts';
import { rubricVersion } from './check-result.ts';
import { figuresIn, unfoundedFigures } from './unfounded-figures.ts';
import type { ModelVerdict } from './verdict.ts';

/** Changes with the rubric of the checks, and whenever the prompt below does. */
export const modelRubricVersion = `${rubricVersion}+model-1`;

export interface JudgeInput {
  question: string;
  scopeMd: string | null;
  sql: string | null;
  ir: Ir | null;
  /** As the reader of the verdict may see it. */
  catalog: Catalog;
  rowCount: number;
  truncatedBy: 'rows' | 'bytes' | null;
  findings: Finding[];
  columns: Column[];
  /** Of the stored result; at most fifty of them are told. */
  rows: Cell[][];
  models: ModelRouter;
  caller: ModelCaller;
  signal: AbortSignal;
}

export interface Judgement {
  verdict: ModelVerdict;
  modelUsed: string;
  trace: ModelTrace;
}

const level = z.enum(['ok', 'note', 'warning', 'problem']);
const reply = z.strictObject({
  level,
  summary: z.string().max(2_000),
  remarks: z.array(z.strictObject({ level, message: z.string().min(1).max(1_000) })).max(20),
});

const maxRows = 50;
const maxRemarks = 8;
const maxOutputTokens = 1_500;

const rules = `You review the result of a query before a business person relies on it. You are given the question, what it was taken to mean, the SQL, what deterministic checks found, and a part of the rows.

Judge by this rubric:
- Does the result answer the question that was asked: its measure, its groups, its period, its filters?
- Is anything in the rows implausible: signs, orders of magnitude, units, gaps, repeated or contradicting rows?
- Is anything likely to be misread: cut results, averages of averages, incomplete periods, unknown or empty values?

Answer with JSON: {"level": the gravest of ok, note, warning, problem; "summary": one or two sentences; "remarks": [{"level", "message"}]}, at most ${maxRemarks} remarks, each one sentence. Do not repeat what the checks found. Write no figure that does not stand in the rows or findings: do not calculate.
${fenceRule}`;

/** Asks a model for a second opinion on a result. What it says adds to the checks; figures that nothing bears out go. */
export async function judgeByModel(input: JudgeInput): Promise<Judgement> {
  const { models, caller, signal } = input;
  const told = rowsForModel(input, { ir: input.ir, catalog: input.catalog, maxRows });
  const findings = findingLines(input.findings, told.withheld);
  const messages = messagesOf(input, { ...told, findings });
  const request = { task: 'qa' as const, messages, caller, signal, maxOutputTokens };
  const answer = await models.generateObject({ ...request, schema: reply, name: 'verdict' });
  const known = figuresIn([
    input.question,
    input.scopeMd ?? '',
    String(input.rowCount),
    ...findings,
    ...told.columns.map(({ name }) => name),
    ...told.rows.flat().map(String),
  ]);
  return {
    verdict: founded(answer.value, known),
    modelUsed: answer.usage.model,
    trace: traceOf(messages, answer),
  };
}

function messagesOf(
  { question, scopeMd, sql, rowCount, truncatedBy }: JudgeInput,
  { columns, rows, findings, withheld }: ReturnType<typeof rowsForModel> & { findings: string[] },
): ModelMessage[] {
  const table = [columns.map(({ name }) => name), ...rows].map((row) => JSON.stringify(row)).join('\n');
  const blocks = [
    `Question: ${plainText(question, 2_000)}`,
    ...(scopeMd ? [fenceData('What it was taken to mean', scopeMd, 4_000)] : []),
    ...(sql ? [fenceData('SQL', sql, 6_000)] : []),
    fenceData('What the checks found', findings.join('\n') || 'nothing', 4_000),
    `The result has ${rowCount} rows${truncatedBy ? `, cut by the limit on ${truncatedBy}` : ''}; the first ${rows.length} follow.`,
    ...(withheld.length > 0 ? [`Columns that are not shown to you: ${withheld.join(', ')}.`] : []),
    fenceData('Rows, the first line names the columns', table, 16_000),
  ];
  return [
    { role: 'system', content: rules },
    { role: 'user', content: blocks.join('\n\n') },
  ];
}

/** A finding may quote a value. Where columns are withheld, only its kind is told. */
function findingLines(findings: readonly Finding[], withheld: readonly string[]): string[] {
  return findings.map(({ level: grade, check, column, message }) => {
    const of = column !== null && !withheld.includes(column) ? ` of ${column}` : '';
    return withheld.length > 0 ? `${grade}: ${check.replaceAll('_', ' ')}${of}` : `${grade}: ${message}`;
  });
}

function founded({ level: grade, summary, remarks }: z.output<typeof reply>, known: ReadonlySet<number>): ModelVerdict {
  const isFounded = (text: string): boolean => unfoundedFigures(text, known).length === 0;
  const sentences = plainText(summary, 2_000).split(/(?<=[.!?])\s+/);
  return {
    level: grade,
    summary: sentences.filter(isFounded).join(' ') || 'The rows do not bear out what the model wrote.',
    remarks: remarks
      .map((remark) => ({ level: remark.level, message: plainText(remark.message, 500) }))
      .filter(({ message }) => isFounded(message))
      .slice(0, maxRemarks),
  };
}
