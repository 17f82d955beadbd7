import type { ParameterValues } from '@air/contract';
import { AirError } from '@air/core';
import type { Catalog } from '@air/engine/learn';
import {
  analysisMarkdown,
  checkResult,
  type Expectations,
  expectationsOf,
  type ResultProfile,
  rubricVersion,
  verdictOf,
} from '@air/engine/qa';
import { compile, type CompiledQuery } from '@air/engine/sql';
import type { RunRecord } from '@air/store';
import type { Work } from '../work.ts';

/** What is known of a result before its first row: the meaning of its columns, and what they have to satisfy. */
export interface Foreknowledge {
  roles: CompiledQuery['columns'] | null;
  expectations: Expectations | null;
}

/** Nothing is known of SQL that a person wrote, or of an IR that the catalog does not fit any more. */
export function foresee({ run }: Work, catalog: Catalog): Foreknowledge {
  if (run.ir === null) return { roles: null, expectations: null };
  const params = paramsOf(run);
  const asOf = new Date(run.asOf);
  try {
    const { columns } = compile({ ir: run.ir, catalog, params, asOf });
    return { roles: columns, expectations: expectationsOf({ ir: run.ir, catalog, columns, params, asOf }) };
  } catch (error) {
    if (!(error instanceof AirError)) throw error;
    return { roles: null, expectations: null };
  }
}

/** Judges a result and keeps the verdict with the run. */
export async function analyse(
  { run, tools }: Work,
  result: {
    accessFingerprint: string;
    profile: ResultProfile;
    expectations: Expectations | null;
    truncatedBy: 'rows' | 'bytes' | null;
    totals: Readonly<Record<string, number>> | null;
  },
): Promise<void> {
  const params = paramsOf(run);
  const { accessFingerprint, totals, ...rest } = result;
  const before = await tools.store.runs.previous(run.orgId, { ...run, accessFingerprint });
  const profile = before?.outcome?.['profile'] as ResultProfile | undefined; // kept by the run before, as keptProfile gives it
  const previous = before && profile ? { profile, params: paramsOf(before) } : null;
  const verdict = verdictOf(checkResult({ ...rest, params, previous, ...(totals && { totals }) }));
  await tools.store.analyses.put(run.orgId, {
    runId: run.id,
    modelUsed: null,
    rubricVersion,
    verdict: { ...verdict },
    analysisMd: analysisMarkdown(verdict),
  });
}

/** What the next run needs for its comparison. */
export function keptProfile(profile: ResultProfile): ResultProfile {
  return { ...profile, columns: profile.columns.map((column) => ({ ...column, periods: null })) };
}

function paramsOf(run: RunRecord): ParameterValues {
  return run.params as ParameterValues; // checked against this type when the run was asked for
}
