import { Skeleton, Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';

const MarkdownView = lazy(async () => ({ default: (await import('./markdown-view.tsx')).MarkdownView }));

/** Markdown from the server, sanitised and without images. */
export function Markdown({ text }: { text: string }) {
  return (
    <Suspense fallback={<TextSkeleton lines={Math.min(12, text.split('\n').filter(Boolean).length)} />}>
      <MarkdownView text={text} />
    </Suspense>
  );
}

export function TextSkeleton({ lines }: { lines: number }) {
  return (
    <Stack gap={10} py={4} aria-hidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={12} width={`${60 + ((line * 17) % 36)}%`} />
      ))}
    </Stack>
  );
}
