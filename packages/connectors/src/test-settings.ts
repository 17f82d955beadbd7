import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AirError } from '@air/core';
import type { SourceSettings } from './connector.ts';

/** Settings of a source in a test, with a cache folder of its own. */
export function testSettings(settings: Partial<SourceSettings>): SourceSettings {
  return {
    datasourceId: 'ds_test',
    dsn: null,
    basePath: null,
    allowedExtensions: ['.csv', '.parquet', '.jsonl'],
    inferRows: 1_000,
    poolSize: 3,
    memoryLimitMb: 512,
    cacheDirectory: join(tmpdir(), 'air-test-cache'),
    ...settings,
  };
}

export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'air-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** An engine in a child process works on a query when the kernel counts time for it. */
export async function isProcessWorking(handle: string): Promise<boolean> {
  const pid = handle.split(':')[0] ?? '';
  const before = cpuTime(pid);
  await sleep(400);
  const after = cpuTime(pid);
  return before !== null && after !== null && after > before;
}

/** Clock ticks that the process has used; null when there is no such process. */
function cpuTime(pid: string): number | null {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return null;
  try {
    const fields = readFileSync(path, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return null; // it ended between the two calls
  }
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** The code of the `AirError` that a promise rejects with; `none` when it does not. */
export function codeOf(outcome: Promise<unknown>): Promise<string> {
  return outcome.then(
    () => 'none',
    (error: unknown) => (error instanceof AirError ? error.code : String(error)),
  );
}
