import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The first of the names that is on the PATH or in one of the folders. */
export function findBinary(names: string[], folders: string[] = []): string | null {
  const path = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', ...folders];
  for (const name of names) {
    const folder = path.find((candidate) => candidate !== '' && existsSync(join(candidate, name)));
    if (folder) return join(folder, name);
  }
  return null;
}

export interface Account {
  uid: number;
  gid: number;
}

/** Servers refuse to run as root: the first account of the names that exists; null when this process is not root. */
export function serverAccount(names: string[]): Account | null {
  if (process.getuid?.() !== 0) return null;
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name && names.includes(name)) return { uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

/** A folder that the account owns, inside the run's directory, which goes when the run ends. */
export function dataFolder(directory: string, name: string, account: Account | null): string {
  chmodSync(directory, 0o711);
  const folder = mkdtempSync(join(directory, `${name}-`));
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}

export function runOnce(binary: string, args: string[], account: Account | null): void {
  const result = spawnSync(binary, args, { ...account, cwd: '/', encoding: 'utf8', env: serverEnvironment });
  if (result.status !== 0)
    throw new Error(`${binary}: ${result.error?.message ?? `${result.stdout}${result.stderr}`.trim().slice(0, 300)}`);
}

/** Starts a server that outlives the process that asked for it; the keeper of the run stops it by this pid. */
export async function startServer(
  command: { binary: string; args: string[]; account: Account | null; log: string },
  answers: () => Promise<unknown>,
): Promise<number> {
  const log = openSync(command.log, 'a');
  const server = spawn(command.binary, command.args, {
    ...command.account,
    cwd: '/',
    detached: true,
    env: serverEnvironment,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let ended = false;
  server.once('exit', () => (ended = true));
  server.once('error', () => (ended = true));
  server.unref();
  for (let attempt = 0; attempt < 600; attempt++) {
    const answered = await answers().then(
      () => true,
      () => false,
    );
    if (answered && server.pid) return server.pid;
    if (ended) break;
    await sleep(50);
  }
  throw new Error(`${command.binary} did not start: ${readFileSync(command.log, 'utf8').slice(-500)}`);
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise<void>((resolve) => {
    probe.close(() => resolve());
  });
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

const serverEnvironment = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' };
