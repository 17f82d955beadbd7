import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AirError } from '@air/core';
import { withServices } from '../../test/services/with-services.ts';
import { makeReadings, readingCount } from './make-readings.ts';
import type { Figure } from './measure.ts';
import type { StreamJob, StreamMessage } from './stream-job.ts';
import { watchTreeMemory } from './tree-memory.ts';

/** A million rows out of every engine: rows a second and peak memory, each beside the bare driver's. */
export async function benchStreams(): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'air-bench-'));
  try {
    return await withServices(['postgres', 'mysql'], async ([postgres, mysql]) => {
      const folder = join(directory, 'files');
      mkdirSync(folder);
      const postgresDatabase = await postgres?.createDatabase();
      const mysqlDatabase = await mysql?.createDatabase();
      const places: [StreamJob['kind'], string | undefined][] = [
        ['postgres', postgresDatabase?.dsn],
        ['mysql', mysqlDatabase?.dsn],
        ['sqlite', join(directory, 'readings.db')],
        ['files', folder],
      ];
      const figures: Figure[] = [];
      for (const [kind, dsn] of places) {
        if (dsn === undefined) continue;
        await makeReadings[kind](dsn);
        figures.push(...(await benchEngine(kind, dsn, join(directory, 'cache'))));
      }
      await postgresDatabase?.drop();
      await mysqlDatabase?.drop();
      return figures;
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function benchEngine(kind: StreamJob['kind'], dsn: string, cacheDirectory: string): Promise<Figure[]> {
  const raw = await readIn({ kind, path: 'raw', dsn, cacheDirectory });
  const air = await readIn({ kind, path: 'air', dsn, cacheDirectory });
  const rate = (ms: number) => readingCount / ms;
  return [
    {
      metric: `10⁶ rows from ${kind}`,
      value: rate(air.ms),
      unit: 'rows/ms',
      against: rate(raw.ms),
      ratio: rate(air.ms) / rate(raw.ms),
      goal: '≥ 0.5 of the driver',
    },
    {
      metric: `10⁶ rows from ${kind}, peak memory of all processes`,
      value: air.peakMb,
      unit: 'MB',
      against: raw.peakMb,
      ratio: air.peakMb / raw.peakMb,
      goal: 'bounded',
    },
  ];
}

/** In a process of its own, so that the memory is that of this read alone. */
async function readIn(job: StreamJob): Promise<{ ms: number; peakMb: number }> {
  const worker = fork(new URL('./stream-worker.ts', import.meta.url), {
    execArgv: ['--import', import.meta.resolve('tsx')],
  });
  worker.send(job);
  let memory: { stop(): number } | null = null;
  return new Promise((resolve, reject) => {
    worker.on('message', (message: StreamMessage) => {
      if (message.type === 'ready') memory = watchTreeMemory(worker.pid ?? 0);
      else if (message.rows !== readingCount)
        reject(new AirError('internal.bug', `${job.kind}: ${message.rows} rows came`));
      else resolve({ ms: message.ms, peakMb: memory?.stop() ?? 0 });
    });
    worker.once('exit', (code) => {
      memory?.stop();
      if (code !== 0) reject(new AirError('internal.bug', `reading ${job.kind} (${job.path}) failed`));
    });
  });
}
