import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { unwrap } from '../api/problem.ts';
import { useIdentity } from './use-identity.ts';

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

/** The name of a user by their id, as far as the reader may know it. */
export function useUserNames(): (id: string) => string {
  const me = useIdentity();
  const users = useQuery({ ...usersQuery(), enabled: me?.level === 'admin' });
  return (id) =>
    id === me?.user_id ? me.display_name : (users.data?.items.find((user) => user.id === id)?.display_name ?? id);
}
