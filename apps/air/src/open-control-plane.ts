import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSecretBox, type SecretBox } from '@air/core';
import { openStore, type Store } from '@air/store';
import type { Config } from './config/load-config.ts';

/** Opens the store of a configuration, with its key; makes the data directory and the key at first start. */
export async function openControlPlane(config: Config): Promise<{ store: Store; secretBox: SecretBox }> {
  mkdirSync(config.dataDirectory, { recursive: true });
  const secretBox = openSecretBox(join(config.dataDirectory, 'secret.key'), process.env['AIR_SECRET_KEY'] || undefined);
  const { driver, dsn } = config.controlPlane;
  const store = await openStore({ driver, dsn, dataDirectory: config.dataDirectory, secretBox });
  return { store, secretBox };
}
