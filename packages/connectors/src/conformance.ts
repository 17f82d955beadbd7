import { setTimeout as sleep } from 'node:timers/promises';
import type { Cell, ColumnType, GuardedSql, RowBatch, SqlParameter } from '@air/core';
import { seal } from '@air/core/seal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connector, QueryOptions, Source, SourceSettings } from './connector.ts';
import { codeOf, collect } from './test-settings.ts';

/** What a connector's test brings to the suite: a real engine with data, and statements in its own words. */
export interface ConformanceWorld {
  settings: SourceSettings;
  /** A query of one row, and what has to arrive. */
  types: { text: string; columns: [name: string, type: ColumnType][]; row: Cell[] };
  /** A query with one placeholder, which returns what is bound. */
  echo: string;
  /** A query that would run for hours. */
  endless: string;
  /** A query that returns this many rows of several columns. */
  rows(count: number): string;
  /** Statements that would change something; `isUnchanged` looks whether they did. */
  writes: string[];
  isUnchanged(): Promise<boolean>;
  /** Whether the engine still works on the query: from its own process list. */
  isRunning(handle: string): Promise<boolean>;
  close(): Promise<void>;
}

interface Started {
  handle: string;
  running: Promise<Cell[][]>;
}

const unlimited = 10_000_000;

/** The suite that every connector passes against the real engine. */
export function conformance(connector: Connector, createWorld: () => Promise<ConformanceWorld>): void {
  describe(`${connector.kind} conforms`, () => {
    let world: ConformanceWorld;
    let source: Source;

    beforeAll(async () => {
      world = await createWorld();
      source = await connector.open(world.settings);
    });

    afterAll(async () => {
      await source?.close();
      await world?.close();
    });

    const sealed = (text: string, parameters: SqlParameter[] = [], maxRows = unlimited): GuardedSql =>
      seal({ dialect: connector.dialect, text, parameters }, maxRows);
    const run = (sql: GuardedSql, options: Partial<QueryOptions> = {}): AsyncIterable<RowBatch> =>
      source.query(sql, { signal: new AbortController().signal, timeoutMs: 60_000, ...options });
    const all = async (sql: GuardedSql, options: Partial<QueryOptions> = {}): Promise<Cell[][]> => {
      const rows: Cell[][] = [];
      for await (const batch of run(sql, options)) rows.push(...batch.rows);
      return rows;
    };
    /** Starts the endless query and waits until the engine has had time to begin with it. */
    const startEndless = async (options: Partial<QueryOptions> = {}): Promise<Started> => {
      let running: Promise<Cell[][]> = Promise.resolve([]);
      const handle = await new Promise<string>((resolve, reject) => {
        running = all(sealed(world.endless), { onHandle: (value) => resolve(value), ...options });
        running.catch(reject);
      });
      await sleep(300);
      return { handle, running };
    };
    const stopped = async (handle: string): Promise<boolean> => {
      for (let attempt = 0; attempt < 20; attempt++) {
        if (!(await world.isRunning(handle))) return true;
        await sleep(100);
      }
      return false;
    };

    test('a test of the source names the engine and its version', async () => {
      expect((await source.test()).engine).toMatch(/^[A-Z]\w+ [\d(]/);
    });

    test('values of every type arrive exact', async () => {
      const batches = await collect(run(sealed(world.types.text)));
      const [first] = batches;
      expect(first?.columns.map(({ name, type }) => [name, type])).toEqual(world.types.columns);
      expect(batches.flatMap((batch) => batch.rows)).toEqual([world.types.row]);
    });

    test.each([['text'], ['it\'s; -- \\ " ` %'], [null], ['9007199254740993']])(
      'a bound value comes back as it went: %j',
      async (value) => {
        expect(await all(sealed(world.echo, [value]))).toEqual([[value]]);
      },
    );

    test('a bound number compares as a number', async () => {
      const placeholder = world.echo.includes('$1') ? '$1' : '?';
      const query = `SELECT count(*) AS found FROM (${world.rows(100)}) AS numbered WHERE i = ${placeholder}`;
      expect(await all(sealed(query, [7]))).toEqual([[1]]);
    });

    test('a query without rows still tells its columns', async () => {
      const batches = await collect(run(sealed(`${world.rows(5)} LIMIT 0`)));
      expect(batches.length).toBeGreaterThan(0);
      expect(batches[0]?.columns.length).toBeGreaterThan(1);
      expect(batches.flatMap((batch) => batch.rows)).toEqual([]);
    });

    test('a million rows stream in bounded memory', { timeout: 120_000 }, async () => {
      const before = process.memoryUsage().rss;
      let [count, peak] = [0, 0];
      for await (const batch of run(sealed(world.rows(1_000_000)))) {
        count += batch.rows.length;
        peak = Math.max(peak, process.memoryUsage().rss);
      }
      expect(count).toBe(1_000_000);
      expect((peak - before) / 1024 / 1024).toBeLessThan(200);
    });

    test('a consumer that waits is not flooded', { timeout: 120_000 }, async () => {
      let growth = 0;
      for await (const _batch of run(sealed(world.rows(1_000_000)))) {
        const before = process.memoryUsage().rss;
        await sleep(1_000);
        growth = (process.memoryUsage().rss - before) / 1024 / 1024;
        break;
      }
      expect(growth).toBeLessThan(100);
      expect(await all(sealed(world.echo, ['after']))).toEqual([['after']]);
    });

    test('more rows than the limit are cut, and the cut is told', async () => {
      const ends: boolean[] = [];
      const options = { onEnd: ({ isTruncated }: { isTruncated: boolean }) => void ends.push(isTruncated) };
      expect(await all(sealed(world.rows(5_000), [], 3), options)).toHaveLength(3);
      expect(await all(sealed(world.rows(5_000), [], 5_000), options)).toHaveLength(5_000);
      expect(await all(sealed(world.rows(5_000), [], 4_999), options)).toHaveLength(4_999);
      expect(ends).toEqual([true, false, true]);
    });

    test('a canceled query ends on the engine', async () => {
      const controller = new AbortController();
      const { handle, running } = await startEndless({ signal: controller.signal });
      expect(await world.isRunning(handle)).toBe(true);
      controller.abort();
      await expect(running).rejects.toMatchObject({ code: 'run.canceled' });
      expect(await stopped(handle)).toBe(true);
    });

    test('a query over its time limit ends on the engine', async () => {
      const { handle, running } = await startEndless({ timeoutMs: 800 });
      await expect(running).rejects.toMatchObject({ code: 'run.timeout' });
      expect(await stopped(handle)).toBe(true);
    });

    test('a second source cancels by the handle, and says when nothing runs any more', async () => {
      const other = await connector.open(world.settings);
      const { handle, running } = await startEndless();
      expect(await other.cancel(handle)).toBe(true);
      await expect(running).rejects.toMatchObject({
        code: expect.stringMatching(/^(run\.canceled|connector\.crashed)$/),
      });
      expect(await stopped(handle)).toBe(true);
      expect(await other.cancel(handle)).toBe(false);
      await other.close();
    });

    test('an aborted signal starts nothing', async () => {
      const handles: string[] = [];
      const options = { signal: AbortSignal.abort(), onHandle: (handle: string) => void handles.push(handle) };
      await expect(all(sealed(world.echo, [1]), options)).rejects.toMatchObject({ code: 'run.canceled' });
      expect(handles).toEqual([]);
    });

    test('a consumer that stops early ends the query, and the next one works', async () => {
      for (let round = 0; round < 3; round++) {
        for await (const batch of run(sealed(world.rows(1_000_000)), { batchRows: 100 })) {
          expect(batch.rows.length).toBeGreaterThan(0);
          break;
        }
      }
      expect(await all(sealed(world.echo, ['next']))).toEqual([['next']]);
    });

    test('two queries run at once', async () => {
      const slow = new AbortController();
      const { running } = await startEndless({ signal: slow.signal });
      expect(await all(sealed(world.echo, ['quick']))).toEqual([['quick']]);
      slow.abort();
      await expect(running).rejects.toMatchObject({ code: 'run.canceled' });
    });

    test('writes are refused by the session itself', async () => {
      const outcomes: [string, string][] = [];
      for (const write of world.writes) outcomes.push([write, await codeOf(all(sealed(write)))]);
      expect(outcomes).toEqual(world.writes.map((write) => [write, 'connector.write_refused']));
      expect(await world.isUnchanged()).toBe(true);
    });

    test('a second statement is refused', async () => {
      await expect(all(sealed('SELECT 1; SELECT 2'))).rejects.toMatchObject({ code: 'connector.query_failed' });
    });

    test('what the guard has not sealed never reaches the engine', async () => {
      const forged = { ...sealed('SELECT 1') };
      await expect(all(forged)).rejects.toMatchObject({ code: 'internal.bug' });
    });

    test('a query that is wrong says what is wrong with it', async () => {
      await expect(all(sealed('SELECT no_such_column FROM no_such_table'))).rejects.toMatchObject({
        code: 'connector.query_failed',
        message: expect.stringContaining('no_such_table'),
      });
    });

    test('a plan is looked at without running the query', async () => {
      expect(Array.isArray(await source.explain(sealed(world.endless)))).toBe(true);
    });

    test('nothing is left behind: a closed source refuses further queries', async () => {
      const other = await connector.open(world.settings);
      await other.test();
      await other.close();
      const query = other.query(sealed('SELECT 1'), { signal: new AbortController().signal, timeoutMs: 1_000 });
      await expect(collect(query)).rejects.toMatchObject({ code: 'connector.lost' });
    });
  });
}
