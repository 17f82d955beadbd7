import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';
import { unwrap } from '../../shared/api/problem.ts';

export const documentsQuery = () =>
  queryOptions({
    queryKey: ['documents'],
    queryFn: ({ signal }) => unwrap(api.GET('/v1/documents', { params: { query: { limit: 500 } }, signal })),
  });
