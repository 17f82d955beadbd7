import { createResultProfile, type ResultProfile } from './qa/index.ts';
import type { ResultStore } from './results/index.ts';
import { execute, type Execution, type ExecutionEnd } from './run/index.ts';
import type { CompiledQuery } from './sql/index.ts';

export interface Performance extends Omit<Execution, 'sink' | 'watcher'> {
  runId: string;
  results: ResultStore;
  maxBytes: number;
  /** What the columns are; null for SQL that a person wrote. */
  roles: CompiledQuery['columns'] | null;
}

export interface Performed extends ExecutionEnd {
  byteCount: number;
  profile: ResultProfile;
}

/** Executes a guarded statement and stores its result: all of it under its name, or nothing. */
export async function perform(performance: Performance): Promise<Performed> {
  const { runId, results, maxBytes, roles, ...execution } = performance;
  const profiler = createResultProfile(roles);
  const writer = await results.create(runId, { maxBytes });
  try {
    const end = await execute({ ...execution, sink: writer, watcher: profiler });
    const { byteCount } = await writer.finish(end.columns);
    return { ...end, byteCount, profile: profiler.finish() };
  } catch (error) {
    await writer.abort();
    throw error;
  }
}
