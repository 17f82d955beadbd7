import { Skeleton, Stack } from '@mantine/core';

export const chartHeight = 300;

/** As tall as a chart with a short table, so that little moves when the result comes. */
export function ResultSkeleton() {
  return (
    <Stack gap={12} p={12} aria-hidden>
      <Skeleton height={chartHeight} />
      <Skeleton height={220} />
    </Stack>
  );
}
