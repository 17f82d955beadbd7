import { join } from 'node:path';
import type { Answer, AnswerEvent } from '@air/contract';
import { connectors } from '@air/connectors';
import { defaultLimits, systemClock } from '@air/core';
import type { ModelSettings } from '@air/models';
import { type Runner, type RunnerOptions, startRunner } from '@air/runner';
import { openResultStore } from '@air/engine/results';
import { DatabaseSync } from '@photostructure/sqlite';
import { pino } from 'pino';
import { openTestApp, type TestApp } from '../../apps/server/src/test-world.ts';
import type { World } from '../../apps/server/src/world.ts';
import { type ModelServer, startModelServer } from '../models/model-server.ts';

type Task = keyof ModelSettings['tasks'];

export interface AnsweringWorld extends TestApp {
  models: ModelServer;
  /** From now on the model server answers these tasks, and no model any other; at first there is none. */
  serve: (...tasks: Task[]) => void;
  ask: (body: object, headers?: Record<string, string>) => Promise<Answer>;
  events: (body: object, headers?: Record<string, string>) => Promise<AnswerEvent[]>;
  /** Nothing that is queued after this is taken. */
  stopRunner: () => Promise<void>;
  stop: () => Promise<void>;
}

export interface AnsweringOptions {
  settings?: Partial<ModelSettings>;
  changes?: Partial<World>;
  withRunner?: boolean;
}

/** Server and runner over a shop in SQLite, and a model server that plays every model. */
export async function openAnsweringWorld(options: AnsweringOptions = {}): Promise<AnsweringWorld> {
  const { settings = {}, changes = {}, withRunner = true } = options;
  const models = await startModelServer();
  let runner: Runner | null = null;
  const endpoint = {
    id: 'test',
    name: 'test/model',
    model: 'model',
    baseUrl: models.url,
    apiKey: 'sk-never-to-be-seen',
    listUrl: `${models.url}/models`,
    isListComplete: false,
    missing: null,
  };
  const tasks: ModelSettings['tasks'] = { chat: [], ir: [], sql: [], qa: [], embeddings: [] };
  const open = await openTestApp(
    { clock: systemClock, wakeRunners: () => runner?.wake(), ...changes },
    {
      endpoints: [endpoint],
      tasks,
      prices: { 'test/model': { input: 1, output: 2 } },
      coolDownMs: 0,
      ...settings,
    },
  );
  if (withRunner) {
    runner = await startRunner(runnerOptions(open));
    fillShop(open.folder);
    await learnShop(open);
  }

  const post = (body: object, headers: Record<string, string>) =>
    open.app.inject({ method: 'POST', url: '/v1/answers', payload: body, headers });
  return {
    ...open,
    models,
    serve(...wanted) {
      models.requests.length = 0;
      for (const task of Object.keys(tasks) as Task[]) tasks[task] = wanted.includes(task) ? ['test'] : []; // its own keys
    },
    async ask(body, headers = {}) {
      const answer = await post({ as_of: '2025-11-21T12:00:00Z', ...body }, headers);
      if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${answer.body}`);
      return answer.json<Answer>();
    },
    async events(body, headers = {}) {
      const sent = { as_of: '2025-11-21T12:00:00Z', ...body };
      const answer = await post(sent, { accept: 'text/event-stream', ...headers });
      return readFrames(answer.body);
    },
    async stopRunner() {
      await runner?.stop();
      runner = null;
    },
    async stop() {
      await runner?.stop();
      await models.close();
      await open.close();
    },
  };
}

function readFrames(text: string): AnswerEvent[] {
  const frames = text.split('\n\n').filter((frame) => frame.startsWith('event:'));
  return frames.map((frame) => {
    const [head = '', data = ''] = frame.split('\n');
    return {
      event: head.slice('event: '.length),
      data: JSON.parse(data.slice('data: '.length)) as unknown,
    } as AnswerEvent; // as the contract has them
  });
}

function runnerOptions({ world, folder }: TestApp): RunnerOptions {
  return {
    store: world.store,
    storeSettings: { driver: 'sqlite', dsn: 'file:air.db', dataDirectory: folder },
    connectors,
    guard: world.guard,
    results: openResultStore(join(folder, 'results')),
    limits: defaultLimits,
    sources: {
      allowedExtensions: ['.csv'],
      inferRows: 20_000,
      poolSize: 4,
      memoryLimitMb: 512,
      cacheDirectory: join(folder, 'cache'),
    },
    log: pino({ level: process.env['AIR_TEST_LOG'] ?? 'silent' }, pino.destination(2)),
    onRunChange: ({ id, status }) => status !== 'running' && world.runs.notify(id),
  };
}

function fillShop(folder: string): void {
  const database = new DatabaseSync(join(folder, 'shop.db'));
  database.exec(`
    create table stores (id integer primary key, name text not null, city text not null);
    create table customers (id integer primary key, name text not null, email text not null, city text not null);
    create table orders (
      id integer primary key, store_id integer not null references stores(id),
      customer_id integer not null references customers(id), status text not null, amount real not null, ordered_at date not null
    );
    insert into stores values (1, 'North', 'Berlin'), (2, 'South', 'Oslo'), (3, 'East', 'Berlin');
    insert into customers
      with recursive n(i) as (select 1 union all select i + 1 from n where i < 40)
      select i, 'Customer ' || i, 'c' || i || '@example.com', case i % 3 when 0 then 'Berlin' when 1 then 'Oslo' else 'Rome' end from n;
    insert into orders
      with recursive n(i) as (select 1 union all select i + 1 from n where i < 900)
      select i, 1 + i % 3, 1 + i % 40, case i % 4 when 0 then 'open' when 1 then 'paid' when 2 then 'shipped' else 'returned' end,
        (i % 50) * 2.5, date('2024-01-01', '+' || (i * 700 / 900) || ' days') from n;
  `);
  database.close();
}

async function learnShop({ app, world, folder }: TestApp): Promise<void> {
  await world.store.datasources.create('default-org', {
    id: 'shop',
    kind: 'sqlite',
    dsn: join(folder, 'shop.db'),
    basePath: null,
    displayName: 'Shop',
    isDefault: true,
    isFromConfig: false,
    isSample: false,
  });
  const learned = await app.inject({ method: 'POST', url: '/v1/learn?datasource_id=shop&wait=60' });
  if (learned.statusCode !== 200) throw new Error(`the shop was not learned: ${learned.body}`);
}
