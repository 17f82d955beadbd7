import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Figure } from './bench/measure.ts';
import { benchAsking } from './bench/asking.ts';
import { benchPlanning } from './bench/planning.ts';
import { benchRuns } from './bench/runs.ts';
import { benchStreams } from './bench/streams.ts';

/** Measures AIR against its limits in one run, prints a table and writes `bench-results/bench.json`. Asserts nothing. */
const parts: Record<string, () => Promise<Figure[]>> = {
  planning: benchPlanning,
  runs: benchRuns,
  ask: benchAsking,
  streams: benchStreams,
};

const wanted = process.argv.slice(2);
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  figures.push(...(await measure()));
}

const round = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
console.log(`\n${'metric'.padEnd(58)} ${'value'.padStart(10)} ${'raw'.padStart(10)} ${'ratio'.padStart(7)}  goal`);
for (const { metric, value, unit, against, ratio, goal } of figures) {
  const raw = against === null ? '' : round(against);
  const cells = [metric.padEnd(58), `${round(value)} ${unit}`.padStart(10), raw.padStart(10)];
  console.log(`${cells.join(' ')} ${(ratio === null ? '' : ratio.toFixed(2)).padStart(7)}  ${goal}`);
}

mkdirSync('bench-results', { recursive: true });
const machine = { node: process.version, cpus: cpus().length };
writeFileSync('bench-results/bench.json', `${JSON.stringify({ machine, figures }, null, 2)}\n`);
