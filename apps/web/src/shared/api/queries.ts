import { queryOptions, skipToken } from '@tanstack/react-query';
import { api, type Ir, type Run } from './client.ts';
import { unwrap } from './problem.ts';

/** Rows of one page of a result; the server allows 1,000. */
export const resultPageRows = 500;

const isEnded = (run: Run) => run.status !== 'queued' && run.status !== 'running';

export const datasourcesQuery = () =>
  queryOptions({
    queryKey: ['datasources'],
    queryFn: ({ signal }) => unwrap(api.GET('/v1/datasources', { signal })),
  });

export const schemaQuery = (id: string) =>
  queryOptions({
    queryKey: ['schema', id],
    queryFn: ({ signal }) => unwrap(api.GET('/v1/schema/{id}', { params: { path: { id } }, signal })),
    staleTime: 60_000,
  });

/** Follows a run: each request waits up to a second for the end, so that progress stays fresh. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['run', id],
    queryFn: ({ signal }) => unwrap(api.GET('/v1/runs/{id}', { params: { path: { id }, query: { wait: 1 } }, signal })),
    refetchInterval: ({ state }) => (state.data && !isEnded(state.data) ? 100 : false),
    staleTime: ({ state }) => (state.data && isEnded(state.data) ? Infinity : 0),
  });

export const resultQuery = (runId: string, offset: number) =>
  queryOptions({
    queryKey: ['result', runId, offset],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/v1/runs/{id}/result', {
          params: { path: { id: runId }, query: { offset, limit: resultPageRows } },
          signal,
        }),
      ),
    staleTime: Infinity,
  });

export const analysisQuery = (runId: string) =>
  queryOptions({
    queryKey: ['analysis', runId],
    queryFn: ({ signal }) => unwrap(api.POST('/v1/runs/{id}/analyze', { params: { path: { id: runId } }, signal })),
    staleTime: Infinity,
  });

export const runsQuery = (filter: { status?: Run['status']; report_key?: string; limit: number; offset: number }) =>
  queryOptions({
    queryKey: ['runs', filter],
    queryFn: ({ signal }) => unwrap(api.GET('/v1/runs', { params: { query: { ...filter, kind: 'query' } }, signal })),
    refetchInterval: ({ state }) => (state.data?.items.some((run) => !isEnded(run)) ? 1_500 : false),
  });

export const reportsQuery = () =>
  queryOptions({
    queryKey: ['reports'],
    queryFn: ({ signal }) => unwrap(api.GET('/v1/reports', { params: { query: { limit: 500 } }, signal })),
  });

export const reportQuery = (key: string) =>
  queryOptions({
    queryKey: ['report', key],
    queryFn: ({ signal }) => unwrap(api.GET('/v1/reports/{key}', { params: { path: { key } }, signal })),
  });

/** The SQL of an IR and what the guard says of it; with `explain`, also what the engine's plan warns of, which takes longer. */
export const writtenSqlQuery = (ir: Ir | null, on: { datasourceId: string; asOf: string; explain: boolean }) =>
  queryOptions({
    queryKey: ['sql', on, ir],
    queryFn: ir
      ? ({ signal }) =>
          unwrap(
            api.POST('/v1/sql', {
              params: { query: {} },
              body: { ir, datasource_id: on.datasourceId, as_of: on.asOf, explain: on.explain },
              signal,
            }),
          )
      : skipToken,
    staleTime: Infinity,
  });

export const modelsQuery = () =>
  queryOptions({
    queryKey: ['models'],
    queryFn: ({ signal }) => unwrap(api.GET('/v1/models', { signal })),
    staleTime: 30_000,
  });
