import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { session } from '../../shared/api/client.ts';
import { problemOf } from '../../shared/api/problem.ts';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { isUsable, NewPasswordFields } from './new-password-fields.tsx';
import { OpenPage } from './open-page.tsx';

const route = getRouteApi('/setup');

/** Where a one-time link leads: the first administrator, or somebody invited, chooses name and password. */
export function SetupPage() {
  const { token } = route.useSearch();
  const { history } = useRouter();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState({ text: '', again: '' });
  const setUp = useMutation({
    mutationFn: () => session.setUp({ token: token ?? '', username: username.trim(), password: password.text }),
    onSuccess: () => history.replace('/'),
  });
  if (token === undefined) {
    return (
      <OpenPage title="This link is not whole" lead="The part after ?token= is missing. Copy the link once more.">
        <Link to="/login">Go to the login</Link>
      </OpenPage>
    );
  }
  return (
    <OpenPage
      title="Choose your password"
      lead="This link works once. An invited person keeps the user name of the invitation."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setUp.mutate();
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
          <NewPasswordFields value={password} onChange={setPassword} />
          {setUp.isError && <ProblemNotice problem={problemOf(setUp.error)} />}
          <Button
            type="submit"
            size="sm"
            fullWidth
            loading={setUp.isPending}
            disabled={username.trim() === '' || !isUsable(password)}
          >
            Set the password and log in
          </Button>
        </Stack>
      </form>
    </OpenPage>
  );
}
