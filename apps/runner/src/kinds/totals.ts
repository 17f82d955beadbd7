import type { ParameterValues } from '@air/contract';
import type { Cell } from '@air/core';
import { type Access, guardPolicyOf } from '@air/engine/policy';
import { totalsIr } from '@air/engine/qa';
import { compile } from '@air/engine/sql';
import type { DatasourceRecord } from '@air/store';
import type { Work } from '../work.ts';

const cheapMs = 5_000;
const leastBudgetMs = 250;

/**
 * Asks for the figures of a grouped result once more without the groups, so that the parts can be held against the
 * whole. Null where that means nothing, costs too much, or fails: the result is good without it.
 */
export async function askTotals(
  work: Work,
  { datasource, access, elapsedMs }: { datasource: DatasourceRecord; access: Access; elapsedMs: number },
): Promise<Record<string, number> | null> {
  const { run, tools, log, signal } = work;
  const ir = run.ir && elapsedMs <= cheapMs ? totalsIr(run.ir) : null;
  if (!run.ir || !ir) return null;
  try {
    const ground = { catalog: access.catalog, params: paramsOf(work), asOf: new Date(run.asOf) };
    const whole = compile({ ...ground, ir: run.ir }).statement;
    const isSame = whole.text === run.sql && JSON.stringify(whole.parameters) === JSON.stringify(run.sqlParams);
    if (!isSame) return null; // a model or the time bounds of the guard changed it, or the catalog has changed since
    const { statement, columns } = compile({ ...ground, ir });
    const verdict = await tools.guard.check(statement, guardPolicyOf(access, tools.limits));
    if (!verdict.isAllowed) return null;
    const options = { signal, timeoutMs: Math.min(cheapMs, leastBudgetMs + 2 * elapsedMs), settings: access.settings };
    const cells = await tools.pool.use({ orgId: run.orgId, datasource }, async (source) => {
      let first: Cell[] = [];
      for await (const { rows } of source.query(verdict.sql, options)) first = rows[0] ?? first;
      return first;
    });
    const figures = columns.map(({ name }, index): [string, number] => [name, Number(cells[index] ?? Number.NaN)]);
    return Object.fromEntries(figures.filter(([, figure]) => Number.isFinite(figure)));
  } catch (error) {
    log.info({ err: error }, 'the totals of the result could not be asked for');
    return null;
  }
}

function paramsOf({ run }: Work): ParameterValues {
  return run.params as ParameterValues; // checked against this type when the run was asked for
}
