import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stopContainer } from './container.ts';
import { readFound } from './services.ts';

/** Waits until the test run ends, in whatever way, then stops what it had started and removes its folder. */
const directory = process.argv[2] ?? '';
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.stdin.resume();
await new Promise((resolve) => process.stdin.once('close', resolve));

const names = readdirSync(directory).filter((name) => name.endsWith('.json'));
await Promise.all(names.map((name) => stop(join(directory, name))));
rmSync(directory, { recursive: true, force: true });

async function stop(file: string): Promise<void> {
  const found = readFound(file);
  if (found.status === 'missing') return;
  if (found.container) stopContainer(found.container);
  if (found.pid === null) return;
  signalIfAlive(found.pid, 'SIGTERM');
  for (let waited = 0; waited < 3_000 && isAlive(found.pid); waited += 50) await sleep(50);
  signalIfAlive(found.pid, 'SIGQUIT');
  for (let waited = 0; waited < 2_000 && isAlive(found.pid); waited += 50) await sleep(50);
  signalIfAlive(found.pid, 'SIGKILL');
}

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`) || signalIfAlive(pid, 0);
}

function signalIfAlive(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
