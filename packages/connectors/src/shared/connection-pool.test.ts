import { AirError } from '@air/core';
import { expect, test } from 'vitest';
import { codeOf } from '../test-settings.ts';
import { ConnectionPool } from './connection-pool.ts';

interface Thing {
  number: number;
  isBroken: boolean;
}

function createPool(maxSize: number, now = (): number => 0) {
  const log: string[] = [];
  let failure: Error | null = null;
  let made = 0;
  const pool = new ConnectionPool<Thing>({
    maxSize,
    now,
    create: () => {
      if (failure) return Promise.reject(failure);
      made++;
      log.push(`create ${made}`);
      return Promise.resolve({ number: made, isBroken: false });
    },
    destroy: ({ number }) => void log.push(`destroy ${number}`),
    isAlive: (thing) => !thing.isBroken,
    reset: ({ number }) => {
      log.push(`reset ${number}`);
      return Promise.resolve();
    },
  });
  const failWith = (error: Error | null): void => {
    failure = error;
  };
  return { pool, log, failWith };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a connection is reset before another caller gets it', async () => {
  const { pool, log } = createPool(1);
  const thing = await pool.acquire();
  const waiting = pool.acquire();
  pool.release(thing, true);
  expect(await waiting).toBe(thing);
  expect(log).toEqual(['create 1', 'reset 1']);
});

test('a connection that may be busy is closed, and whoever waits gets a new one', async () => {
  const { pool, log } = createPool(1);
  const thing = await pool.acquire();
  const waiting = pool.acquire();
  pool.release(thing, false);
  expect((await waiting).number).toBe(2);
  expect(log).toEqual(['create 1', 'destroy 1', 'create 2']);
});

test('a connection that broke while idle is not handed out', async () => {
  const { pool } = createPool(2);
  const thing = await pool.acquire();
  pool.release(thing, true);
  await settle();
  thing.isBroken = true;
  expect((await pool.acquire()).number).toBe(2);
});

test('who waits can give up', async () => {
  const { pool } = createPool(1);
  const thing = await pool.acquire();
  const controller = new AbortController();
  const waiting = pool.acquire({ signal: controller.signal });
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'run.canceled' });
  pool.release(thing, true);
  await settle();
  expect(await pool.acquire()).toBe(thing);
});

test('a source that cannot be reached is left alone for 1 s, then 2 s, then 4 s, and a probe tries at once', async () => {
  let time = 0;
  const { pool, failWith } = createPool(1, () => time);
  failWith(new AirError('connector.unreachable', 'nobody there'));
  const hintNow = async (): Promise<string | undefined> =>
    pool.acquire().then(
      () => 'connected',
      (error: unknown) => (error instanceof AirError ? error.options.hint : 'other'),
    );
  expect(await hintNow()).toBeUndefined();
  expect(await hintNow()).toBe('tried 1 times; the next attempt is made in 1 s');
  time = 1_000;
  expect(await hintNow()).toBeUndefined();
  expect(await hintNow()).toBe('tried 2 times; the next attempt is made in 2 s');
  time = 3_000;
  expect(await hintNow()).toBeUndefined();
  expect(await hintNow()).toBe('tried 3 times; the next attempt is made in 4 s');
  failWith(null);
  expect((await pool.acquire({ isProbe: true })).number).toBe(1);
});

test('a closed pool refuses, and sends waiters away', async () => {
  const { pool, log } = createPool(1);
  const thing = await pool.acquire();
  const waiting = pool.acquire();
  const outcome = codeOf(waiting);
  await pool.close();
  expect(await outcome).toBe('connector.lost');
  pool.release(thing, true);
  expect(log).toEqual(['create 1', 'destroy 1']);
  await expect(pool.acquire()).rejects.toMatchObject({ code: 'connector.lost' });
});
