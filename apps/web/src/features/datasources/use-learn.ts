import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';
import { unwrap } from '../../shared/api/problem.ts';

/** Learns a datasource and waits for the end, however many answers that takes. */
export function useLearn(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: ['learn', id],
    mutationFn: async () => {
      let learned = await unwrap(api.POST('/v1/learn', { params: { query: { datasource_id: id, wait: 30 } } }));
      while (learned.status === 'queued' || learned.status === 'running') {
        const run = await unwrap(
          api.GET('/v1/runs/{id}', { params: { path: { id: learned.run_id }, query: { wait: 10 } } }),
        );
        learned = { ...learned, status: run.status, problem: run.problem };
      }
      return learned;
    },
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['datasources'] });
      await client.invalidateQueries({ queryKey: ['schema', id] });
    },
  });
}
