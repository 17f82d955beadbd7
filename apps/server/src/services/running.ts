import type { Visual } from '@air/contract';
import { AirError } from '@air/core';
import type { NewRun, RunRecord } from '@air/store';
import type { Actor } from '../http/actor.ts';
import type { World } from '../world.ts';
import { accessOf, subjectOf } from './access.ts';
import { type Query, refusal, writeSql } from './writing-sql.ts';

export interface QueryRequest extends Query {
  datasourceId: string;
  question?: string | null;
  scopeVersionId?: string | null;
  report?: { key: string; version: number; visuals: Visual[] };
  /** Fewer rows than the limits allow. */
  maxRows?: number;
}

interface Caller {
  actor: Actor;
  traceId: string;
}

/** Checks a query against what its caller may see and queues it for the runners. Refuses before anything is stored. */
export async function startQuery(world: World, { actor, traceId }: Caller, request: QueryRequest): Promise<RunRecord> {
  const { orgId } = actor;
  if (request.sql !== null && !request.report) checkMayWrite(actor);
  const access = await accessOf(world, actor, request.datasourceId);
  const { guard, limits } = world;
  const maxRows = Math.min(limits.maxRows, request.maxRows ?? limits.maxRows);
  const { ir, statement, verdict } = await writeSql({ guard, limits: { ...limits, maxRows } }, access, request);
  if (!verdict.isAllowed) throw refusal(verdict.report);
  const blank = blankRun(world, { actor, traceId }, 'query', request.datasourceId);
  return enqueue(world, orgId, {
    ...blank,
    asOf: request.asOf.toISOString(),
    limits: { ...blank.limits, maxRows },
    reportKey: request.report?.key ?? null,
    reportVersion: request.report?.version ?? null,
    scopeVersionId: request.scopeVersionId ?? null,
    question: request.question ?? null,
    generator: request.statement ? 'model' : request.ir ? 'compiler' : 'person',
    ir,
    sql: statement.text,
    sqlParams: statement.parameters,
    params: request.params,
    visuals: request.report?.visuals ?? [],
    safetyReport: verdict.report,
  });
}

/** SQL of their own is for those who are trusted to write it; a stored report runs for everybody who sees it. */
function checkMayWrite({ level, role }: Actor): void {
  if (level !== 'viewer') return;
  throw new AirError('auth.forbidden', `the role ${role} may not write SQL`, {
    hint: 'ask in words or run a report; SQL needs the level analyst',
  });
}

export async function enqueue(world: World, orgId: string, run: NewRun): Promise<RunRecord> {
  const created = await world.store.runs.create(orgId, run);
  world.wakeRunners();
  return created;
}

export function blankRun(world: World, { actor, traceId }: Caller, kind: NewRun['kind'], datasourceId: string): NewRun {
  const { maxRows, maxBytes, timeoutMs } = world.limits;
  return {
    kind,
    datasourceId,
    reportKey: null,
    reportVersion: null,
    scopeVersionId: null,
    question: null,
    requestedBy: actor.userId,
    subject: subjectOf(actor),
    asOf: world.clock.now().toISOString(),
    generator: null,
    ir: null,
    sql: null,
    sqlParams: [],
    params: {},
    visuals: [],
    safetyReport: null,
    limits: { maxRows, maxBytes, timeoutMs },
    traceId,
  };
}
