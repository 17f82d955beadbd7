import type { Ir, ParameterValues, SafetyFinding, SafetyReport } from '@air/contract';
import { AirError, type Limits, type Statement } from '@air/core';
import type { Verdict } from '@air/engine/guard';
import { boundTime } from '@air/engine/ir';
import type { Catalog } from '@air/engine/learn';
import { type Access, guardPolicyOf } from '@air/engine/policy';
import { bindText, compile } from '@air/engine/sql';
import type { World } from '../world.ts';

export interface Written {
  /** The IR that was compiled: with bounds where a time series had been left open. */
  ir: Ir | null;
  statement: Statement;
  verdict: Verdict;
}

export interface Query {
  ir: Ir | null;
  sql: string | null;
  /** What a model wrote for the IR; without it the compiler writes. */
  statement?: Statement | null;
  params: ParameterValues;
  asOf: Date;
}

/** Turns an IR, or what a person wrote, into a statement with bound values and holds it to what the caller may see. */
export async function writeSql(
  world: Pick<World, 'guard'> & { limits: Limits },
  access: Access,
  query: Query,
): Promise<Written> {
  const { params, asOf } = query;
  const { catalog } = access;
  const { maxSpanDays } = world.limits;
  const { ir, added } = query.ir
    ? boundTime(query.ir, catalog, { params, asOf, maxSpanDays })
    : { ir: null, added: [] };
  const statement = toStatement(catalog, { ...query, ir });
  const verdict = await world.guard.check(statement, guardPolicyOf(access, world.limits));
  const report = { ...verdict.report, findings: [...added.map(addedBound), ...verdict.report.findings] };
  return { ir, statement, verdict: { ...verdict, report } };
}

export function addedBound(text: string): SafetyFinding {
  return {
    rule: 'guard.time_filter_required',
    level: 'changed',
    message: `a time series is read within bounds: ${text}`,
    position: null,
    hint: 'filter the time column with a start and an end',
  };
}

function toStatement(catalog: Catalog, { ir, sql, statement, params, asOf }: Query): Statement {
  if (statement) return statement;
  if (ir) return compile({ ir, catalog, params, asOf }).statement;
  if (sql !== null) return bindText(catalog.dialect, sql, params);
  throw new AirError('request.invalid', 'neither "ir" nor "sql" was given');
}

/** The error of a refusal: its first finding, with the whole report among the details. */
export function refusal(report: SafetyReport): AirError {
  const first = report.findings.find(({ level }) => level === 'refused');
  return new AirError(first?.rule ?? 'guard.not_read_only', first?.message ?? 'the statement was refused', {
    ...(first?.hint && { hint: first.hint }),
    ...(first?.position !== null && first?.position !== undefined && { position: first.position }),
    details: { safety_report: report },
  });
}
