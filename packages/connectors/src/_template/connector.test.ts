import { seal } from '@air/core/seal';
import { expect, test } from 'vitest';
import { codeOf, collect, testSettings } from '../test-settings.ts';
import { createConnector, type Driver, type Session } from './connector.ts';

/** A database of three rows in memory. A real connector calls `conformance` of ../conformance.ts instead. */
function createDriver(): { driver: Driver; log: string[] } {
  const log: string[] = [];
  const connect = (): Session => ({
    isAlive: true,
    engine: async () => 'Example 1.0',
    warnings: async () => [],
    begin: async () => ({ handle: '1' }),
    send: (text, _parameters, buffer) => {
      log.push(text);
      for (const row of [[1], [2], [3]]) buffer.push(row);
      buffer.end();
    },
    reader: () => ({
      columns: [{ name: 'n', type: 'integer', nativeType: 'int' }],
      toRow: (raw) => raw.map(Number),
    }),
    reset: async () => void log.push('reset'),
    destroy: () => void log.push('destroy'),
  });
  const driver: Driver = {
    kind: 'postgres',
    dialect: 'postgres',
    connect: async () => connect(),
    describe: async () => ({ defaultSchema: null, tables: [], foreignKeys: [], skipped: [] }),
    explain: async () => [],
    cancel: async () => true,
  };
  return { driver, log };
}

const options = { signal: new AbortController().signal, timeoutMs: 1_000 };

test('the template streams a sealed statement, cuts it at its limit, and resets the connection', async () => {
  const { driver, log } = createDriver();
  const source = await createConnector(driver).open(testSettings({ dsn: 'example' }));
  const ends: boolean[] = [];
  const sql = seal({ dialect: 'postgres', text: 'SELECT n FROM three', parameters: [] }, 2);
  const batches = await collect(
    source.query(sql, { ...options, onEnd: ({ isTruncated }) => void ends.push(isTruncated) }),
  );
  expect(batches.flatMap((batch) => batch.rows)).toEqual([[1], [2]]);
  expect([ends, log]).toEqual([[true], ['SELECT n FROM three', 'reset']]);
  await source.close();
});

test('the template refuses what is not sealed', async () => {
  const source = await createConnector(createDriver().driver).open(testSettings({ dsn: 'example' }));
  const forged = { ...seal({ dialect: 'postgres', text: 'SELECT 1', parameters: [] }, 2) };
  expect(await codeOf(collect(source.query(forged, options)))).toBe('internal.bug');
});
