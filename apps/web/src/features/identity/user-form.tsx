import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { User } from '../../shared/api/client.ts';
import type { Problem } from '../../shared/api/problem.ts';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { sentence } from '../../shared/ui/sentence.ts';
import { type Claims, readClaims, writeClaims } from './claims.ts';

export interface UserDraft {
  username: string;
  displayName: string;
  role: string;
  claims: Claims;
}

interface UserFormProps {
  /** Null for a new one. */
  user: User | null;
  roles: string[];
  action: string;
  isSaving: boolean;
  problem: Problem | null;
  onSave: (draft: UserDraft) => void;
  onCancel: () => void;
}

export function UserForm({ user, roles, action, isSaving, problem, onSave, onCancel }: UserFormProps) {
  const [username, setUsername] = useState(user?.username ?? '');
  const [displayName, setDisplayName] = useState(user?.display_name ?? '');
  const [role, setRole] = useState(user?.role ?? 'viewer');
  const [text, setText] = useState(writeClaims(user?.claims ?? {}));
  const read = readClaims(text);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (read.claims)
          onSave({ username: username.trim(), displayName: displayName.trim(), role, claims: read.claims });
      }}
    >
      <Stack gap="md">
        {user === null && (
          <TextInput
            label="User name"
            placeholder="ada@example.com"
            required
            autoComplete="off"
            spellCheck={false}
            value={username}
            onChange={(event) => setUsername(event.currentTarget.value)}
          />
        )}
        <TextInput
          label="Name"
          placeholder={username || 'Ada Lovelace'}
          maxLength={200}
          value={displayName}
          onChange={(event) => setDisplayName(event.currentTarget.value)}
        />
        <Select
          label="Role"
          data={[...new Set([...roles, role])]}
          value={role}
          allowDeselect={false}
          onChange={(name) => name !== null && setRole(name)}
        />
        <Textarea
          label="Claims"
          description="What row rules refer to: one to a line, several values with commas."
          placeholder={'store_ids = 1, 2\nis_all_stores = false'}
          autosize
          minRows={3}
          styles={{ input: { fontFamily: 'var(--air-font-mono)', fontSize: 12 } }}
          value={text}
          error={read.problem && sentence(read.problem)}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {problem && <ProblemNotice problem={problem} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            Not now
          </Button>
          <Button type="submit" loading={isSaving} disabled={read.claims === null || username.trim() === ''}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
