import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { temporaryFolder } from '../test-settings.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** A program that starts an endless SQLite query, prints the handle of its engine process, and waits. */
function writeProgram(): string {
  const at = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
  const program = join(folder.path, 'program.mts');
  writeFileSync(join(folder.path, 'empty.sqlite'), '');
  writeFileSync(
    program,
    `import { seal } from ${at('../../../core/src/seal.ts')};
     import { sqlite } from ${at('../sqlite/connector.ts')};
     import { testSettings } from ${at('../test-settings.ts')};
     const source = await sqlite.open(testSettings({ dsn: ${JSON.stringify(join(folder.path, 'empty.sqlite'))} }));
     const text = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n';
     const options = { signal: new AbortController().signal, timeoutMs: 600_000, onHandle: (handle) => console.log(handle) };
     for await (const batch of source.query(seal({ dialect: 'sqlite', text, parameters: [] }, 10), options)) console.log(batch);`,
  );
  return program;
}

test('an engine process in the middle of a query ends when its parent is killed, and had no secret of it', async () => {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const parent = spawn(process.execPath, ['--import', loader, writeProgram()], {
    env: { PATH: process.env['PATH'], AIR_SECRET_KEY: 'hunter2' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const handle = await new Promise<string>((resolve) => {
    parent.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8')));
  });
  const pid = Number(handle.split(':')[0]);
  await sleep(300);
  expect(isRunning(pid)).toBe(true);
  expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toContain('hunter2');
  parent.kill('SIGKILL');
  for (let waited = 0; waited < 3_000 && isRunning(pid); waited += 50) await sleep(50);
  expect(isRunning(pid)).toBe(false);
});

/** A process that has ended and was not reaped yet still has its folder in /proc. */
function isRunning(pid: number): boolean {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return false;
  try {
    return readFileSync(path, 'utf8').split(') ')[1]?.charAt(0) !== 'Z';
  } catch {
    return false;
  }
}
