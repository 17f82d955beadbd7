import { AirError, type Problem, type Statement } from '@air/core';
import { type Access, guardPolicyOf } from '@air/engine/policy';
import { type CountedRelation, countRows } from '@air/engine/sql';
import type { CatalogTable } from '@air/engine/learn';
import type { RunRecord } from '@air/store';
import type { Actor } from '../../http/actor.ts';
import type { World } from '../../world.ts';
import { subjectOf } from '../access.ts';
import { blankRun, enqueue } from '../running.ts';
import { hasEnded } from '../run-watch.ts';
import { refusal } from '../writing-sql.ts';

interface RowCount {
  rows: number | null;
  /** Over what it was counted, or why it was not. */
  note: string | null;
}

export interface Counting {
  world: World;
  /** Who asks: the run is theirs. */
  caller: { actor: Actor; traceId: string; signal: AbortSignal };
  /** For whom rows are counted: the run is held to what they see. */
  subject: Actor;
  datasourceId: string;
  access: Access;
}

export interface Counted {
  /** By the name of the relation. */
  counts: Map<string, RowCount>;
  /** Set when the datasource does not answer at all. */
  problem: Problem | null;
}

const relationsARun = 60;
const waitMs = 20_000;
const dayMs = 86_400_000;

/** Counts the rows that a subject sees, by runs that are guarded like any other: the API itself never asks an engine. */
export async function countRelations(counting: Counting): Promise<Counted> {
  const { tables } = counting.access.catalog;
  const counted: Counted = { counts: new Map(), problem: null };
  for (let start = 0; start < tables.length && counted.problem === null; start += relationsARun) {
    await countSome(counting, tables.slice(start, start + relationsARun), counted);
  }
  return counted;
}

/** One relation that cannot be counted must not take the others with it: a run that failed is tried again in halves. */
async function countSome(counting: Counting, tables: CatalogTable[], counted: Counted): Promise<void> {
  const { run, notes } = await runCount(counting, tables);
  if (run.status === 'succeeded') {
    const { rows } = await counting.world.results.readPage(run.id, 0, tables.length);
    for (const [place, count] of rows) {
      const name = tables[Number(place)]?.name ?? '';
      counted.counts.set(name, { rows: Number(count), note: notes.get(name) ?? null });
    }
    return;
  }
  if (run.problem !== null && isUnreachable(run.problem)) {
    counted.problem = run.problem;
    return;
  }
  if (!hasEnded(run) || tables.length === 1) {
    const note = run.problem?.detail ?? `the count did not end within ${waitMs / 1_000} s`;
    for (const { name } of tables) counted.counts.set(name, { rows: null, note });
    return;
  }
  const middle = Math.ceil(tables.length / 2);
  await countSome(counting, tables.slice(0, middle), counted);
  if (counted.problem === null) await countSome(counting, tables.slice(middle), counted);
}

async function runCount(
  { world, caller, subject, datasourceId, access }: Counting,
  tables: CatalogTable[],
): Promise<{ run: RunRecord; notes: Map<string, string> }> {
  const { orgId } = caller.actor;
  const { maxSpanDays } = world.limits;
  const now = world.clock.now().getTime();
  const from = new Date(now - (maxSpanDays - 1) * dayMs).toISOString().slice(0, 10);
  const to = new Date(now + dayMs).toISOString().slice(0, 10);
  const notes = new Map<string, string>();
  const counted = tables.map((table): CountedRelation => {
    const { schema, sqlName: name, timeColumn: column } = table;
    if (!table.isTimeSeries || column === null) return { schema, name, within: null };
    notes.set(table.name, `counted over the last ${maxSpanDays} days`);
    return { schema, name, within: { column, from, to } };
  });
  const statement: Statement = countRows(access.catalog.dialect, counted);
  const verdict = await world.guard.check(statement, guardPolicyOf(access, world.limits));
  if (!verdict.isAllowed) throw refusal(verdict.report);
  const queued = await enqueue(world, orgId, {
    ...blankRun(world, caller, 'query', datasourceId),
    subject: subjectOf(subject),
    question: `how many rows ${subject.username} sees`,
    generator: 'compiler',
    sql: statement.text,
    sqlParams: statement.parameters,
    safetyReport: verdict.report,
  });
  const run = await world.runs.waitForEnd(orgId, queued.id, waitMs, caller.signal);
  if (!hasEnded(run) && (await world.store.runners.count()) === 0) {
    throw new AirError('run.no_runner', 'no runner is there to count the rows', { runId: run.id });
  }
  return { run, notes };
}

function isUnreachable({ code }: Problem): boolean {
  return ['connector.unreachable', 'connector.rejected', 'connector.missing', 'connector.lost'].includes(code);
}
