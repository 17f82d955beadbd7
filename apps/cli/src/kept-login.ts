import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** A login of the command line, kept in a file that its owner alone can read. */
export interface KeptLogin {
  url: string;
  token: string;
}

export function loginFile(environment: NodeJS.ProcessEnv = process.env): string {
  const folder = environment['XDG_CONFIG_HOME'] || join(homedir(), '.config');
  return environment['AIR_LOGIN_FILE'] || join(folder, 'air', 'login.json');
}

/** Null where nobody has logged in; a file that cannot be read counts as none. */
export function readLogin(file: string): KeptLogin | null {
  try {
    const { url, token } = JSON.parse(readFileSync(file, 'utf8')) as Partial<KeptLogin>; // checked below
    return typeof url === 'string' && typeof token === 'string' ? { url, token } : null;
  } catch {
    return null;
  }
}

export function keepLogin(file: string, login: KeptLogin): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${JSON.stringify(login)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600); // the mode above is that of a new file
}

export function forgetLogin(file: string): void {
  rmSync(file, { force: true });
}
