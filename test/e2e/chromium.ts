import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackages } from '../services/install-packages.ts';

export type FoundChromium = { path: string } | { reason: string };

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A Chromium of this machine: named by AIR_TEST_CHROMIUM, on the PATH, or the system's package when running as root. */
export function findChromium(): FoundChromium {
  const given = process.env['AIR_TEST_CHROMIUM'];
  if (given) return existsSync(given) ? { path: given } : { reason: `AIR_TEST_CHROMIUM: there is no ${given}` };
  const found = onPath();
  if (found) return { path: found };
  const problem = installPackages(['chromium']);
  const installed = onPath();
  return installed ? { path: installed } : { reason: `none on the PATH; ${problem ?? 'the package brought none'}` };
}

function onPath(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  for (const name of names) {
    const folder = folders.find((one) => existsSync(join(one, name)));
    if (folder) return join(folder, name);
  }
  return null;
}
