import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openSecretBox } from '@air/core';
import { openStore } from '@air/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AnsweringWorld, openAnsweringWorld } from './answering-world.ts';

const limit = { timeout: 120_000 };
const org = 'default-org';

let open: AnsweringWorld;
beforeAll(async () => {
  open = await openAnsweringWorld({ settings: { timeoutMs: 600_000 } });
  await open.stopRunner(); // so that a run waits for as long as anybody does
});
afterAll(() => open.stop());

async function until<Value>(look: () => Promise<Value | null | undefined | false>): Promise<Value> {
  for (const deadline = performance.now() + 60_000; performance.now() < deadline;) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it did not come');
}

/** Asks over a real connection, and hangs up once the audit shows that a stage has begun. */
async function hangUpIn({ app, world }: AnsweringWorld, stage: string, question: string, accept: string) {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo; // it listens on a port
  const controller = new AbortController();
  const asked = fetch(`http://127.0.0.1:${port}/v1/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ question }),
    signal: controller.signal,
  }).then((answer) => answer.text());
  asked.catch(() => {}); // it is ended below
  const { id } = await until(
    async () => (await world.store.audit.list(org, { limit: 1, offset: 0, status: 'running' })).items[0],
  );
  await until(async () => (await world.store.audit.get(org, id)).events.some((event) => event.stage === stage));
  controller.abort();
  return until(async () => {
    const log = await world.store.audit.get(org, id);
    return log.status === 'running' ? null : log;
  });
}

test.each([['application/json'], ['text/event-stream']])(
  'hanging up ends the run, and the audit says so (%s)',
  limit,
  async (accept) => {
    open.serve();
    const log = await hangUpIn(open, 'execute', 'How many orders are there?', accept);
    expect(log).toMatchObject({ status: 'failed', errorCode: 'run.canceled' });
    const { items } = await open.world.store.runs.list(org, { limit: 1, offset: 0, kind: 'query' });
    expect(items[0]).toMatchObject({ status: 'canceled' });
  },
);

test('hanging up lets go of a model that does not answer', limit, async () => {
  open.serve('ir');
  open.models.reply({ kind: 'hang' });
  const log = await hangUpIn(open, 'model', 'takings of the branches', 'text/event-stream');
  expect(log).toMatchObject({ status: 'failed', errorCode: 'run.canceled' });
  await until(async () => open.models.requests[0]?.isAborted);
});

test('a killed process leaves what it had done, and its question is marked as lost', limit, async () => {
  const child = fork(join(import.meta.dirname, 'asking-process.ts'), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ folder }] = (await once(child, 'message')) as [{ folder: string }]; // what asking-process.ts sends
  const secretBox = openSecretBox(join(folder, 'secret.key'), undefined);
  const store = await openStore({ driver: 'sqlite', dsn: 'file:air.db', dataDirectory: folder, secretBox });
  try {
    const find = async () => (await store.audit.list(org, { limit: 1, offset: 0 })).items[0];
    const { id } = await until(find);
    await until(async () => (await store.audit.get(org, id)).events.some(({ stage }) => stage === 'model'));
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;

    const left = await store.audit.get(org, id);
    expect(left).toMatchObject({
      status: 'running',
      question: 'takings of the branches',
      datasourceId: 'shop',
      completedAt: null,
    });
    expect(left.events.map(({ stage, status }) => `${stage} ${status}`)).toEqual([
      'authorize started',
      'authorize done',
      'retrieve started',
      'retrieve done',
      'plan started',
      'plan done',
      'model started',
    ]);
    expect(await store.audit.settleLost(60_000)).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await store.audit.settleLost(0)).toBe(1);
    expect(await store.audit.get(org, id)).toMatchObject({ status: 'lost' });
  } finally {
    child.kill('SIGKILL');
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
