import type { Ir, Widget } from '@air/contract';
import { type AnswerTable, chooseWidgets, figuresOf } from '@air/engine/answer';
import type { CompiledQuery } from '@air/engine/sql';
import type { RunRecord } from '@air/store';
import type { Actor } from '../../http/actor.ts';
import type { World } from '../../world.ts';
import { readableRun } from '../access.ts';
import { defaultRows } from './check-statement.ts';

export interface Packed {
  run: RunRecord;
  table: AnswerTable;
  widgets: Widget[];
}

/** The rows of a run as tables and pictures, for whoever may read them now. Throws `policy.result_denied` to others. */
export async function packAnswer(
  world: World,
  actor: Actor,
  { runId, roles, ir, title }: { runId: string; roles: CompiledQuery['columns'] | null; ir: Ir | null; title: string },
): Promise<Packed> {
  const run = await readableRun(world, actor, runId);
  const { columns, rows, totalRows } = await world.results.readPage(run.id, 0, defaultRows);
  const isCut = run.truncatedBy !== null || (ir?.limit !== undefined && totalRows >= ir.limit);
  const table: AnswerTable = { columns, rows, totalRows, roles, ...figuresOf(ir), isCut };
  return { run, table, widgets: chooseWidgets(table, title) };
}
