import { AirError, type Clock, newId } from '@air/core';
import type { Selectable } from 'kysely';
import type { Databases } from '../engines/engine.ts';
import type { AnalysisRecord, AnalysisStore } from '../store.ts';
import type { Tables } from '../tables.ts';
import { fromJson } from './json.ts';

export function analysisStore({ durable, relaxed }: Databases, clock: Clock): AnalysisStore {
  const requireRun = async (orgId: string, runId: string): Promise<void> => {
    const run = await durable
      .selectFrom('runs')
      .select('id')
      .where('org_id', '=', orgId)
      .where('id', '=', runId)
      .executeTakeFirst();
    if (!run) throw new AirError('store.not_found', `there is no run ${runId}`);
  };

  return {
    /** Can be made again from the result, and the end of the run that follows it is durable. */
    async put(orgId, analysis) {
      await requireRun(orgId, analysis.runId);
      const row = await relaxed
        .insertInto('report_analyses')
        .values({
          org_id: orgId,
          id: newId('ana', clock.now().getTime()),
          run_id: analysis.runId,
          model_used: analysis.modelUsed,
          rubric_version: analysis.rubricVersion,
          verdict_json: JSON.stringify(analysis.verdict),
          analysis_md: analysis.analysisMd,
          created_at: clock.now().toISOString(),
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toAnalysis(row);
    },

    async latest(orgId, runId) {
      await requireRun(orgId, runId);
      const row = await durable
        .selectFrom('report_analyses')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('run_id', '=', runId)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? toAnalysis(row) : null;
    },
  };
}

function toAnalysis(row: Selectable<Tables['report_analyses']>): AnalysisRecord {
  return {
    id: row.id,
    runId: row.run_id,
    modelUsed: row.model_used,
    rubricVersion: row.rubric_version,
    verdict: fromJson(row.verdict_json),
    analysisMd: row.analysis_md,
    createdAt: row.created_at,
  };
}
