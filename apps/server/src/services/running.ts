import type { Ir, ParameterValues, Visual } from '@air/contract';
import type { NewRun, RunRecord } from '@air/store';
import type { Actor } from '../http/actor.ts';
import type { World } from '../world.ts';
import { refusal, writeSql } from './writing-sql.ts';

export interface QueryRequest {
  datasourceId: string;
  ir: Ir | null;
  sql: string | null;
  params: ParameterValues;
  asOf: Date;
  question?: string | null;
  scopeVersionId?: string | null;
  report?: { key: string; version: number; visuals: Visual[] };
}

interface Caller {
  actor: Actor;
  traceId: string;
}

/** Checks a query and queues it for the runners. Refuses before anything is stored. */
export async function startQuery(world: World, { actor, traceId }: Caller, request: QueryRequest): Promise<RunRecord> {
  const { orgId } = actor;
  const catalog = await world.catalogs.get(orgId, request.datasourceId);
  const { ir, statement, verdict } = await writeSql(world, catalog, request);
  if (!verdict.isAllowed) throw refusal(verdict.report);
  return enqueue(world, orgId, {
    ...blankRun(world, { actor, traceId }, 'query', request.datasourceId),
    reportKey: request.report?.key ?? null,
    reportVersion: request.report?.version ?? null,
    scopeVersionId: request.scopeVersionId ?? null,
    question: request.question ?? null,
    generator: request.ir ? 'compiler' : 'person',
    ir,
    sql: statement.text,
    sqlParams: statement.parameters,
    params: request.params,
    visuals: request.report?.visuals ?? [],
    safetyReport: verdict.report,
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
