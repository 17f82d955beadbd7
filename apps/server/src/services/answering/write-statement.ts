import type { Ir, Passage } from '@air/contract';
import { AirError, type Problem, type Statement } from '@air/core';
import { boundTime } from '@air/engine/ir';
import { sqlByModel } from '@air/engine/model';
import { compile, type CompiledQuery } from '@air/engine/sql';
import { type Answering, callerOf, noteTraces } from './answering.ts';
import { passing } from './ask-model.ts';
import type { Footing } from './authorize.ts';
import type { Staged } from './stage.ts';
import type { Understood } from './understood.ts';

export type Query = Exclude<Understood, { kind: 'question' }>;

/** A statement and who wrote it. */
export interface Draft {
  generator: 'compiler' | 'model';
  statement: Statement;
  /** As it stood before its values were bound: what a repair is asked about. */
  text: string;
  /** With bounds where a time series had been left open. */
  ir: Ir | null;
  /** What was bounded. */
  added: string[];
  roles: CompiledQuery['columns'] | null;
}

export interface Attempt {
  repair: Repair | null;
  /** The model has had its chances. */
  isModelDone: boolean;
}

/** What was wrong with a model's statement. */
export interface Repair {
  sql: string;
  problem: Problem;
}

/**
 * Writes the SQL: a model where one is set for it, else the compiler. A model that fails for good is replaced by the
 * compiler, and the answer says so.
 */
export async function writeStatement(
  answering: Answering,
  { footing, query, passages }: { footing: Footing; query: Query; passages: Passage[] },
  attempt: Attempt,
): Promise<Staged<Draft>> {
  const { world, asOf, warnings } = answering;
  const { catalog } = footing.access;
  const ground = { catalog, params: {}, asOf };
  const compiled = query.kind === 'ir' ? compileBounded(query.ir) : null;
  const isFirst = attempt.repair === null;
  if (query.kind === 'sql' && isFirst) {
    const { sql: text, statement } = query;
    return {
      value: { generator: 'model', statement, text, ir: null, added: [], roles: null },
      message: 'the SQL of the model',
    };
  }
  const isByModel = !attempt.isModelDone && (query.kind === 'sql' || world.models.has('sql'));
  const written = isByModel ? await byModel() : null;
  if (written !== null && written.kind === 'sql') {
    const { sql: text, statement } = written;
    const { ir = null, added = [], roles = null } = compiled ?? {};
    return {
      value: { generator: 'model', statement, text, ir, added, roles },
      message: isFirst ? 'a model wrote the SQL' : 'the model mended its SQL',
    };
  }
  if (compiled === null)
    throw written?.error ?? new AirError('model.invalid_output', 'the SQL of the model could not be mended');
  if (written !== null) warnings.add(`the compiler wrote the SQL, for ${written.error.message}`);
  return { value: { ...compiled, generator: 'compiler', text: compiled.statement.text }, message: 'compiled' };

  function compileBounded(wanted: Ir) {
    const { ir, added } = boundTime(wanted, catalog, { params: {}, asOf, maxSpanDays: world.limits.maxSpanDays });
    const { statement, columns: roles } = compile({ ...ground, ir });
    return { ir, added, statement, roles };
  }

  async function byModel() {
    const { question, force_model: forced } = answering.request;
    try {
      const result = await sqlByModel({
        ...ground,
        question,
        ir: compiled?.ir ?? null,
        passages,
        models: world.models,
        caller: callerOf(answering),
        signal: answering.signal,
        forceModel: forced ?? null,
        repair: attempt.repair,
      });
      noteTraces(answering, result.traces);
      if (result.kind === 'sql') return result;
      return { kind: 'failed' as const, error: new AirError('model.invalid_output', result.message) };
    } catch (error) {
      return { kind: 'failed' as const, error: passing(error, answering.signal) };
    }
  }
}
