import { AirError, type Statement } from '@air/core';
import type { ModelCaller, ModelRouter } from '@air/models';
import { bindText } from '../sql/index.ts';
import { type ModelTrace, traceOf } from './model-trace.ts';
import { asOfText, pinTime } from './pin-time.ts';
import { sqlMessages, type SqlPrompt } from './prompt/sql-messages.ts';
import { readSql } from './read-sql.ts';

export interface SqlByModelInput extends SqlPrompt {
  asOf: Date;
  models: ModelRouter;
  caller: ModelCaller;
  signal: AbortSignal;
  forceModel: string | null;
}

export type SqlByModel =
  /** `sql` is the text before its values were bound: what a repair is asked about. */
  | { kind: 'sql'; sql: string; statement: Statement; traces: ModelTrace[] }
  | { kind: 'refused'; message: string; traces: ModelTrace[] };

const maxOutputTokens = 2_000;

/**
 * Asks a model for the SQL of a question, over the IR where there is one. The answer is text of the least trusted kind:
 * nothing is proved of it until the guard has seen it.
 */
export async function sqlByModel(input: SqlByModelInput): Promise<SqlByModel> {
  const { catalog, params, asOf, models, caller, signal, forceModel } = input;
  const { dialect } = catalog;
  const isSqlcoder = /sqlcoder/i.test(models.nameOf('sql', forceModel) ?? '');
  const messages = sqlMessages(input, isSqlcoder ? 'sqlcoder' : 'chat');
  const stop = isSqlcoder ? { stop: ['[/SQL]', '###'] } : {};
  const answer = await models.generate({ task: 'sql', messages, caller, signal, forceModel, maxOutputTokens, ...stop });
  const traces = [traceOf(messages, answer)];
  const { model } = answer.usage;
  const written = readSql(answer.text, dialect);
  if (written === null) {
    const message = /\bI do(?: not|n't) know\b/i.test(answer.text)
      ? `the model ${model} says that the data cannot answer this`
      : `the model ${model} wrote no SQL`;
    return { kind: 'refused', message, traces };
  }
  const sql = pinTime(written, dialect);
  try {
    const statement = bindText(dialect, sql, { ...params, as_of: asOfText(asOf, dialect) });
    return { kind: 'sql', sql, statement, traces };
  } catch (error) {
    if (!(error instanceof AirError)) throw error;
    return { kind: 'refused', message: `the SQL of the model ${model} cannot be bound: ${error.message}`, traces };
  }
}
