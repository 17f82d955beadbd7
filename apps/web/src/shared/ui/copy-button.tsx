import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';

export function CopyButton({ text, label }: { text: string; label: string }) {
  const clipboard = useClipboard({ timeout: 1_500 });
  const message = clipboard.error ? 'Copying is not allowed here' : clipboard.copied ? 'Copied' : label;
  return (
    <Tooltip label={message} position="left">
      <ActionIcon aria-label={message} onClick={() => clipboard.copy(text)} size="sm">
        {clipboard.copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
      </ActionIcon>
    </Tooltip>
  );
}
