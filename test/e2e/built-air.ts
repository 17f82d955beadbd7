import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const buildLimitMs = 180_000;
const startLimitMs = 120_000;

export interface RunningAir {
  origin: string;
  /** The one-time link that makes the first administrator; null where authentication is off. */
  setupLink: string | null;
  stop(): Promise<void>;
}

/** As a release is built, with the sizes that are sent. */
export function buildAir(): void {
  const built = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    encoding: 'utf8',
    timeout: buildLimitMs,
    // The test runner's own mode would make a development build.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (built.status !== 0) throw new Error(`AIR was not built: ${built.error?.message ?? built.stderr}`);
}

/** Starts the built AIR as `make run` does, with sample data, on a free port and in a folder of its own. */
export async function startAir({ auth }: { auth: 'enabled' | 'disabled' }): Promise<RunningAir> {
  const directory = mkdtempSync(join(tmpdir(), 'air-e2e-'));
  const secret = randomBytes(32).toString('base64');
  writeFileSync(join(directory, 'config.yaml'), `server:\n  auth:\n    jwt_secret: '${secret}'\n`);
  const port = await freePort();
  const air = spawn(
    join(root, 'bin', 'air'),
    ['serve', '--port', String(port), '--data-dir', directory, '--auth', auth],
    // From another folder, so that nothing is found but what lies in the built program.
    { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const stop = async () => {
    if (air.exitCode === null && air.signalCode === null) {
      const ended = new Promise((resolve) => air.once('exit', resolve));
      air.kill('SIGTERM');
      await ended;
    }
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const said = await untilReady(air);
    const setupLink = /http:\/\/\S+\/setup\?token=\S+/.exec(said)?.[0] ?? null;
    return { origin: `http://127.0.0.1:${port}`, setupLink, stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}

/** What it printed until then. */
async function untilReady(air: ChildProcess): Promise<string> {
  let said = '';
  let limit: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000);
      if (said.includes('AIR is ready at')) resolve();
    };
    air.stdout?.on('data', hear);
    air.stderr?.on('data', hear);
    air.once('exit', (code) => reject(new Error(`air ended with ${code}:\n${said}`)));
    limit = setTimeout(
      () => reject(new Error(`air was not ready after ${startLimitMs / 1_000} s:\n${said}`)),
      startLimitMs,
    );
  }).finally(() => clearTimeout(limit));
  return said;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}
