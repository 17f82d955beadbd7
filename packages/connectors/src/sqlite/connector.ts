import { openSync, closeSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AirError } from '@air/core';
import type { Connector } from '../connector.ts';
import { openEmbedded } from '../embedded/open-embedded.ts';

/** SQLite files, read by SQLite itself in child processes. */
export const sqlite: Connector = {
  kind: 'sqlite',
  dialect: 'sqlite',
  async open(settings) {
    const path = pathOfDsn(settings.dsn);
    return openEmbedded({
      dialect: 'sqlite',
      module: 'sqlite-host',
      callerUrl: import.meta.url,
      settings: { path, memoryLimitMb: settings.memoryLimitMb },
      memoryLimitMb: settings.memoryLimitMb,
      poolSize: settings.poolSize,
      assertPresent: () => assertFile(path),
      version: () => identityOf(path),
    });
  },
};

/** Accepts a path, a `file:` URL, and the `sqlite:` forms that other tools write. */
export function pathOfDsn(dsn: string | null): string {
  if (!dsn?.trim()) throw new AirError('datasource.invalid', 'a sqlite datasource needs the path of its file as dsn');
  const path = dsn.startsWith('file:') ? pathOfUrl(dsn) : dsn.replace(/^sqlite3?:(\/\/)?/, '');
  if (path === '' || path.includes(':memory:') || path.includes('\0')) {
    throw new AirError('datasource.invalid', 'the dsn of a sqlite datasource names a file', {
      hint: '/data/shop.sqlite',
    });
  }
  return resolve(path);
}

function pathOfUrl(dsn: string): string {
  try {
    const url = new URL(dsn);
    url.search = '';
    return fileURLToPath(url);
  } catch (error) {
    throw new AirError('datasource.invalid', 'the file URL cannot be read', {
      hint: 'file:///data/shop.sqlite',
      cause: error,
    });
  }
}

/** SQLite would create what is not there, and says little about what it may not read. */
function assertFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new AirError('connector.missing', `there is no file ${path}`);
  if (!found.isFile()) throw new AirError('connector.missing', `${path} is not a file`);
  try {
    closeSync(openSync(path, 'r'));
  } catch (error) {
    throw new AirError('connector.rejected', `${path} may not be read by AIR`, { cause: error });
  }
}

function identityOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : '';
}
