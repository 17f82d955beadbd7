import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shared/api/client.ts';
import { problemOf, unwrap } from '../../shared/api/problem.ts';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { isUsable, NewPasswordFields } from './new-password-fields.tsx';

const none = { text: '', again: '' };

export function ChangePassword() {
  const [old, setOld] = useState('');
  const [password, setPassword] = useState(none);
  const change = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/v1/auth/password', { body: { old_password: old, new_password: password.text } })),
    onSuccess: () => {
      setOld('');
      setPassword(none);
    },
  });
  return (
    <Panel title="Change the password">
      <form
        style={{ maxWidth: 360 }}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <Stack gap="md" align="stretch">
          <PasswordInput
            label="Password until now"
            size="sm"
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password until now' }}
            value={old}
            onChange={(event) => setOld(event.currentTarget.value)}
          />
          <NewPasswordFields value={password} onChange={setPassword} />
          {change.isError && <ProblemNotice problem={problemOf(change.error)} />}
          {change.isSuccess && old === '' && (
            <Text role="status">Changed. Everywhere else you are logged out now.</Text>
          )}
          <Button
            type="submit"
            size="sm"
            style={{ alignSelf: 'flex-start' }}
            loading={change.isPending}
            disabled={old === '' || !isUsable(password)}
          >
            Change the password
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}
