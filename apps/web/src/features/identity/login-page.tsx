import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { session } from '../../shared/api/client.ts';
import { problemOf } from '../../shared/api/problem.ts';
import { readLoginSearch } from '../../shared/search.ts';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { OpenPage } from './open-page.tsx';

const route = getRouteApi('/login');

/** Asks for name and password, and leads back to where one wanted to go. */
export function LoginPage() {
  // Read once more: the router hands on what the reader of the address left out.
  const { to = '/' } = readLoginSearch({ ...route.useSearch() });
  const { history } = useRouter();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const start = useQuery({ queryKey: ['session-start'], queryFn: () => session.start(), staleTime: 0, gcTime: 0 });
  const isIn = start.data?.status === 'in';
  useEffect(() => {
    if (isIn) history.replace(to);
  }, [isIn, history, to]);
  const login = useMutation({
    mutationFn: () => session.login({ username: username.trim(), password }),
    onSuccess: () => history.replace(to),
  });
  const needsSetup = start.data?.status === 'out' && start.data.needsSetup;
  return (
    <OpenPage
      title="Log in"
      lead={
        needsSetup ? (
          <>
            Nobody can log in yet. Open the one-time link that <code>air serve</code> printed in its terminal; it makes
            the first administrator.
          </>
        ) : (
          'With the name and password that your administrator gave you.'
        )
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          login.mutate();
        }}
      >
        <Stack gap="md">
          <TextInput
            label="User name"
            size="sm"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            required
            value={username}
            onChange={(event) => setUsername(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            size="sm"
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {start.isError && <ProblemNotice problem={problemOf(start.error)} onRetry={() => void start.refetch()} />}
          {login.isError && <ProblemNotice problem={problemOf(login.error)} />}
          <Button
            type="submit"
            size="sm"
            fullWidth
            loading={login.isPending}
            disabled={username.trim() === '' || password === ''}
          >
            Log in
          </Button>
        </Stack>
      </form>
    </OpenPage>
  );
}
