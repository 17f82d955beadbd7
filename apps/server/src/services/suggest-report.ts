import type { ReportDefinition, ScopeDraft } from '@air/contract';
import { AirError } from '@air/core';
import { parameterise } from '@air/engine/ir';
import type { Catalog } from '@air/engine/learn';
import { suggestVisuals } from '@air/engine/report';
import { type CompiledQuery, compile } from '@air/engine/sql';

/** Adds to a draft what would be saved of it: its stretch of time as parameters, and pictures that suit its columns. */
export function withReport(catalog: Catalog, draft: ScopeDraft): ScopeDraft {
  if (!draft.ir) return draft;
  const { ir, params } = parameterise(draft.ir);
  const columns = columnsOf(catalog, draft);
  const report: ReportDefinition = {
    version: '1',
    ir,
    params,
    visuals: columns ? suggestVisuals(columns) : [],
    notes: draft.question,
  };
  return { ...draft, suggested_report: report };
}

/** Null when the IR cannot be compiled: whoever runs the draft is told why. */
function columnsOf(catalog: Catalog, { ir, as_of: asOf }: ScopeDraft): CompiledQuery['columns'] | null {
  if (!ir) return null;
  try {
    return compile({ ir, catalog, params: {}, asOf: new Date(asOf) }).columns;
  } catch (error) {
    if (error instanceof AirError) return null;
    throw error;
  }
}
