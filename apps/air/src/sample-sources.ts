import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defaultOrgId } from '@air/server';
import type { NewDatasource, Store } from '@air/store';
import { AirError } from '@air/core';
import type { Config } from './config/load-config.ts';

export interface SampleSetUp {
  store: Store;
  config: Config;
  /** Flags that lead another process of this program to the same data directory. */
  flags: string[];
  tell: (step: string) => void;
}

/** Makes the sample data when there is none yet, and registers it once: whoever removes it there is rid of it. */
export async function addSampleData({ store, config, flags, tell }: SampleSetUp): Promise<void> {
  const directory = join(config.dataDirectory, 'sample');
  const known = await store.datasources.list(defaultOrgId);
  const isThere = existsSync(join(directory, 'README.md'));
  if (!isThere) {
    tell('making the sample data …');
    await makeInOwnProcess(flags);
  }
  const wasRemoved = isThere && known.length > 0;
  if (wasRemoved) return;
  const hasDefault = known.some(({ isDefault }) => isDefault);
  for (const sample of samplesIn(directory, !hasDefault)) {
    if (known.some(({ id }) => id === sample.id)) continue;
    await store.datasources.create(defaultOrgId, sample);
    for (const role of openTo) await store.policies.put(defaultOrgId, { ...openPolicy, role, datasourceId: sample.id });
  }
}

/** Invited people can try AIR on the sample data at once; every other datasource is closed until a policy opens it. */
const openTo = ['analyst', 'viewer'];
const openPolicy = { relations: [{ relation: '*', rows: [], masked: [] }], session: [], updatedBy: 'air' };

/** Beside the API, which goes on answering. */
async function makeInOwnProcess(flags: string[]): Promise<void> {
  const child = fork(process.argv[1] ?? '', ['sample', ...flags], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code === 0) return;
  throw new AirError('config.sample_failed', 'the sample data could not be made', {
    hint: 'read the lines above, or start with --no-sample',
  });
}

function samplesIn(directory: string, isDefault: boolean): NewDatasource[] {
  const shared = { isFromConfig: false, isSample: true };
  return [
    {
      id: 'sample-retail',
      kind: 'sqlite',
      dsn: join(directory, 'retail.db'),
      basePath: null,
      displayName: 'Sample: retail chain',
      isDefault,
      ...shared,
    },
    {
      id: 'sample-energy',
      kind: 'files',
      dsn: null,
      basePath: join(directory, 'energy'),
      displayName: 'Sample: energy readings',
      isDefault: false,
      ...shared,
    },
  ];
}
