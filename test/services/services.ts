import { mkdirSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMysqlDatabase } from './mysql.ts';
import { createPostgresDatabase } from './postgres.ts';
import { find } from './find.ts';
import type { FoundService, Service, ServiceName, TestDatabase } from './service.ts';

export { type Service, type ServiceName, serviceNames, type TestDatabase } from './service.ts';

export const runDirectoryVariable = 'AIR_TEST_SERVICES_DIR';

/**
 * Gives the real service, found or started once for the whole test run, or null when it cannot be had on this
 * machine. `AIR_TEST_REQUIRE=all` (or a list of names) turns the null into a failure.
 */
export async function requireService(name: ServiceName): Promise<Service | null> {
  const directory = process.env[runDirectoryVariable];
  if (!directory) throw new Error('services are started by test/services/global-setup.ts or withServices()');
  const found = await findOnce(name, directory);
  if (found.status === 'missing') {
    if (isRequired(name)) throw new Error(`${name} is required and cannot be had: ${found.reason}`);
    return null;
  }
  return { name, label: found.label, url: found.url, createDatabase: () => createDatabase[name](found.url) };
}

/** Why `requireService` gave null. */
export function reasonMissing(name: ServiceName): string {
  const file = join(process.env[runDirectoryVariable] ?? '', `${name}.json`);
  const found = existsSync(file) ? readFound(file) : null;
  return found?.status === 'missing' ? found.reason : 'not looked for';
}

export function readFound(file: string): FoundService {
  return JSON.parse(readFileSync(file, 'utf8')) as FoundService; // written by findOnce alone
}

function isRequired(name: ServiceName): boolean {
  const required = (process.env['AIR_TEST_REQUIRE'] ?? '').split(',').map((word) => word.trim());
  return required.includes('all') || required.includes(name);
}

/** Test files run in several processes: the one that makes the lock directory looks for the service, others wait. */
async function findOnce(name: ServiceName, directory: string): Promise<FoundService> {
  const file = join(directory, `${name}.json`);
  if (existsSync(file)) return readFound(file);
  if (takeLock(join(directory, `${name}.lock`))) {
    const found = await find(name, directory).catch((error: unknown): FoundService => ({
      status: 'missing',
      reason: String(error),
    }));
    writeFileSync(`${file}.new`, JSON.stringify(found));
    renameSync(`${file}.new`, file);
  }
  while (!existsSync(file)) await sleep(50);
  return readFound(file);
}

function takeLock(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch {
    return false;
  }
}

const createDatabase: Record<ServiceName, (url: string) => Promise<TestDatabase>> = {
  postgres: createPostgresDatabase,
  mysql: createMysqlDatabase,
  redis: (url) => Promise.resolve({ dsn: url, name: '0', drop: () => Promise.resolve() }),
};
