import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const patienceMs = 600_000;

/**
 * Installs packages of the operating system; says why that could not be done, null when they are there. One at a time:
 * test files run in several processes, and apt waits for its own lock on packages but not for the one on its lists.
 * RUNLEVEL keeps Debian from starting daemons.
 */
export function installPackages(packages: string[]): string | null {
  if (process.getuid?.() !== 0) return 'not root, so no package was installed';
  const install = `apt-get -o DPkg::Lock::Timeout=180 install -y -q --no-install-recommends ${packages.join(' ')}`;
  const result = spawnSync(
    'flock',
    [join(tmpdir(), 'air-packages.lock'), 'sh', '-c', `${install} || { apt-get -q update && ${install}; }`],
    {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
      encoding: 'utf8',
      timeout: patienceMs,
    },
  );
  if (result.error) return `apt-get: ${result.error.message}`;
  return result.status === 0 ? null : `apt-get: ${result.stderr.trim().split('\n').at(-1) ?? 'failed'}`;
}
