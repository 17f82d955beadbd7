import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { unwrap } from '../api/problem.ts';

/** For admins only. */
export const usersQuery = () =>
  queryOptions({
    queryKey: ['users'],
    queryFn: ({ signal }) => unwrap(api.GET('/v1/users', { signal })),
  });

/** For admins only. */
export const rolesQuery = () =>
  queryOptions({
    queryKey: ['roles'],
    queryFn: ({ signal }) => unwrap(api.GET('/v1/roles', { signal })),
  });
