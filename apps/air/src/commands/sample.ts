import { join } from 'node:path';
import { AirError } from '@air/core';
import { makeSampleData } from '@air/sample';
import { loadConfig } from '../config/load-config.ts';
import type { ProgramFlags } from '../flags.ts';

/** Makes the sample data anew, in the data directory. */
export async function makeSample(flags: ProgramFlags & { seed: string }): Promise<void> {
  const seed = Number(flags.seed);
  if (!Number.isSafeInteger(seed))
    throw new AirError('config.invalid', `--seed: "${flags.seed}" is not a whole number`);
  const { dataDirectory } = loadConfig(flags);
  const { rows, retailFile, energyDirectory } = await makeSampleData({
    directory: join(dataDirectory, 'sample'),
    seed,
  });
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  console.log(`sample data: ${total.toLocaleString('en')} rows in ${retailFile} and ${energyDirectory}`);
}
