import { openSecretBox } from '@air/core';
import { openStore, type StoreSettings } from '../src/index.ts';

/** A process that claims and ends runs until there is none left, and tells which it had. */
const settings = JSON.parse(process.argv[2] ?? '') as StoreSettings; // given by the test
const store = await openStore({ ...settings, secretBox: openSecretBox('', 'a key for tests') });
const claimed: string[] = [];
for (
  let run = await store.runs.claim(`r${process.pid}`, 15_000);
  run;
  run = await store.runs.claim(`r${process.pid}`, 15_000)
) {
  const isMine = await store.runs.finish(run.id, run.fence, { status: 'succeeded', samples: [[run.id]] });
  if (isMine) claimed.push(run.id);
}
await store.close();
process.send?.(claimed, () => process.disconnect());
