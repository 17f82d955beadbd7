import type { Ir, ParameterValues, SafetyFinding, SafetyReport } from '@air/contract';
import { AirError, type Statement } from '@air/core';
import { policyFor, type Verdict } from '@air/engine/guard';
import { boundTime } from '@air/engine/ir';
import type { Catalog } from '@air/engine/learn';
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
  params: ParameterValues;
  asOf: Date;
}

/** Turns an IR, or what a person wrote, into a statement with bound values and asks the guard about it. */
export async function writeSql(world: World, catalog: Catalog, query: Query): Promise<Written> {
  const { params, asOf } = query;
  const { maxSpanDays } = world.limits;
  const { ir, added } = query.ir
    ? boundTime(query.ir, catalog, { params, asOf, maxSpanDays })
    : { ir: null, added: [] };
  const statement = toStatement(catalog, { ...query, ir });
  const verdict = await world.guard.check(statement, policyFor(catalog, world.limits));
  const report = { ...verdict.report, findings: [...added.map(addedBound), ...verdict.report.findings] };
  return { ir, statement, verdict: { ...verdict, report } };
}

function addedBound(text: string): SafetyFinding {
  return {
    rule: 'guard.time_filter_required',
    level: 'changed',
    message: `a time series is read within bounds: ${text}`,
    position: null,
    hint: 'filter the time column with a start and an end',
  };
}

function toStatement(catalog: Catalog, { ir, sql, params, asOf }: Query): Statement {
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
