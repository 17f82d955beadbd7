import type { Finding, ParameterValues, ReportDefinition, SafetyReport, ScopeDraft } from '@air/contract';
import type { Source } from '@air/connectors';
import type { GuardedSql, Limits } from '@air/core';
import { type Guard, policyFor } from './guard/index.ts';
import { parameterise } from './ir/index.ts';
import { perform, type Performed } from './perform.ts';
import { type Ground, planQuestion } from './plan.ts';
import { checkResult, expectationsOf } from './qa/index.ts';
import { suggestVisuals } from './report/index.ts';
import type { ResultStore } from './results/index.ts';
import { compile } from './sql/index.ts';

/** Everything outside the engine that an answer needs. */
export interface World {
  ground: Ground;
  limits: Limits;
  guard: Guard;
  source: Source;
  results: ResultStore;
  runId: string;
  signal: AbortSignal;
}

export type Answer =
  /** The planner asks back: the draft names what is in doubt. */
  | { kind: 'question'; draft: ScopeDraft }
  | { kind: 'refusal'; draft: ScopeDraft; safety: SafetyReport }
  | {
      kind: 'answer';
      draft: ScopeDraft;
      sql: GuardedSql;
      safety: SafetyReport;
      performed: Performed;
      findings: Finding[];
      report: ReportDefinition;
    };

const params: ParameterValues = {};

/**
 * From a question to a checked result that can be saved as a report. In the running program a person approves the
 * scope in the middle, and what comes after the guard happens in the runner: the same functions in the same order.
 */
export async function answer(question: string, world: World): Promise<Answer> {
  const { ground, limits, guard } = world;
  const { catalog, asOf } = ground;

  const draft = planQuestion(question, ground); // ask, scope, ir
  const { ir } = draft;
  if (!ir) return { kind: 'question', draft };

  const { statement, columns } = compile({ ir, catalog, params, asOf });
  const verdict = await guard.check(statement, policyFor(catalog, limits));
  const { report: safety } = verdict;
  if (!verdict.isAllowed) return { kind: 'refusal', draft, safety };

  const performed = await perform({ ...world, ...limits, sql: verdict.sql, roles: columns }); // run, results
  const expectations = expectationsOf({ ir, catalog, columns, params, asOf });
  const findings = checkResult({ ...performed, expectations, params, previous: null });
  const report = { version: '1' as const, ...parameterise(ir), visuals: suggestVisuals(columns), notes: question };
  return { kind: 'answer', draft, sql: verdict.sql, safety, performed, findings, report };
}
