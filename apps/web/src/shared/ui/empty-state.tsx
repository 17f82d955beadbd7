import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** What this place is for, and the one thing to do next. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Stack align="center" gap="xs" py={36} px="md">
      <Text fw={600}>{title}</Text>
      {children && (
        <Text component="div" c="dimmed" ta="center" maw={520}>
          {children}
        </Text>
      )}
    </Stack>
  );
}
