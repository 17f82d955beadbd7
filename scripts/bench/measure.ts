/** One line of the table: a figure of AIR beside what it is measured against in the same run. */
export interface Figure {
  metric: string;
  value: number;
  unit: string;
  /** The raw driver's own figure, or null where the goal is an absolute one. */
  against: number | null;
  ratio: number | null;
  goal: string;
}

/** Median and 99th percentile of the milliseconds that each call takes; the first calls warm up and do not count. */
export async function timeCalls(
  count: number,
  call: (index: number) => unknown,
  warmUp = Math.ceil(count / 5),
): Promise<{ p50: number; p99: number }> {
  const times: number[] = [];
  for (let index = 0; index < count + warmUp; index++) {
    const start = performance.now();
    await call(index);
    if (index >= warmUp) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
