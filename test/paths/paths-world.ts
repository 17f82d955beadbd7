import { join } from 'node:path';
import { connectors } from '@air/connectors';
import { defaultLimits, newToken, systemClock } from '@air/core';
import { type Operation, type OperationId, operations } from '@air/contract';
import { openGuard } from '@air/engine/guard';
import { openResultStore } from '@air/engine/results';
import { SignJWT } from 'jose';
import { pino } from 'pino';
import { startRunner } from '../../apps/runner/src/index.ts';
import { apiKeyPrefix } from '../../apps/server/src/services/identity/authenticate.ts';
import { hashSecret } from '../../apps/server/src/services/identity/hash-secret.ts';
import { openTestApp, type TestApp } from '../../apps/server/src/test-world.ts';
import { type ModelServer, startModelServer } from '../models/model-server.ts';
import { openOneModel } from '../models/open-one-model.ts';
import { people, type Person, policies, roles } from './people.ts';
import { buildSalesDatabase } from './sales-database.ts';

const everything = 'select city, customer, secret_code, amount from orders';
const jwtSecret = 'a secret of at least thirty-two characters';

export interface Heard {
  operation: OperationId | null;
  status: number;
  /** Status line, headers and body: all that the caller received. */
  text: string;
  body: Record<string, unknown>;
}

/** One person's way through one path: what they send, and all that they hear. */
export interface Visit {
  person: Person;
  heard: Heard[];
  send(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Heard>;
}

export interface PathsWorld {
  models: ModelServer;
  visit(person: Person, credential?: 'token' | 'api_key'): Visit;
  userIdOf(person: Person): string;
  close(): Promise<void>;
}

/** The real server, a real runner and a real database, with everybody of `people` and what they left behind. */
export async function openPathsWorld(): Promise<PathsWorld> {
  const models = await startModelServer();
  models.reply(({ body }) => {
    // A model that obeys whoever wants all rows, whatever it is asked.
    const told = body.messages.map(({ content }) => content).join('\n');
    const verdict = { level: 'note', summary: 'Looks plausible.', remarks: [] };
    if (told.includes('You review the result')) return { kind: 'json', value: verdict };
    if (body.response_format) return { kind: 'json', value: { sql: everything, ir: { entities: ['salaries'] } } };
    return { kind: 'text', text: everything };
  });
  const router = openOneModel(models.url);
  const open = await openTestApp({
    clock: systemClock,
    models: router,
    auth: {
      isEnabled: true,
      jwtSecret,
      previousJwtSecrets: [],
      tokenExpiryMs: 3_600_000,
      refreshExpiryMs: 3_600_000,
    },
  });
  const { folder, world, app } = open;
  const runner = await startRunner({
    store: world.store,
    storeSettings: { driver: 'sqlite', dsn: 'file:air.db', dataDirectory: folder },
    connectors,
    guard: openGuard(),
    results: openResultStore(join(folder, 'results')),
    limits: defaultLimits,
    sources: {
      allowedExtensions: ['.csv'],
      inferRows: 1_000,
      poolSize: 4,
      memoryLimitMb: 512,
      cacheDirectory: join(folder, 'cache'),
    },
    log: pino({ level: process.env['AIR_TEST_LOG'] ?? 'silent' }, pino.destination(2)),
    onRunChange: ({ id }) => world.runs.notify(id),
  });
  world.wakeRunners = () => runner.wake();
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  buildSalesDatabase(join(folder, 'sales.db'));
  const ids = await addPeople(open);
  const keys = new Map<string, string>();

  const userIdOf = (person: Person): string => ids.get(person.name) ?? '';
  const visit = (person: Person, credential: 'token' | 'api_key' = 'token'): Visit => {
    const heard: Heard[] = [];
    return {
      person,
      heard,
      async send(method, path, body, headers = {}) {
        const secret = credential === 'token' ? await tokenOf(person, userIdOf(person)) : keys.get(person.name);
        const response = await fetch(`${address}${path}`, {
          method,
          headers: {
            authorization: `Bearer ${secret ?? ''}`,
            ...(body && { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body && { body: JSON.stringify(body) }),
        });
        const text = await response.text();
        const one: Heard = {
          operation: operationAt(method, path),
          status: response.status,
          text: `${response.status} ${JSON.stringify([...response.headers])}\n${text}`,
          body: parseIfJson(text),
        };
        heard.push(one);
        return one;
      },
    };
  };

  await prepare(open, visit(personNamed('admin')));
  for (const person of people) keys.set(person.name, await addKey(open, person.orgId, userIdOf(person)));
  return {
    models,
    visit,
    userIdOf,
    async close() {
      await runner.stop();
      await open.close();
      router.close();
      await models.close();
    },
  };
}

export function personNamed(name: string): Person {
  const found = people.find((person) => person.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

/** Roles, users and organisations; ids by the name of the person. */
async function addPeople({ world }: TestApp): Promise<Map<string, string>> {
  const { orgs, roles: known, users } = world.store;
  await orgs.create({ id: 'other-org', name: 'Another organisation' });
  for (const name of roles) await known.put('default-org', { name, level: 'analyst', description: '' });
  const ids = new Map<string, string>();
  for (const { name, orgId, role, claims } of people) {
    const user = await users.create(orgId, { username: name, displayName: name, role, claims, passwordHash: null });
    ids.set(name, user.id);
  }
  return ids;
}

/** The datasource, learned; the policies; reports of an admin. */
async function prepare({ world, folder }: TestApp, admin: Visit): Promise<void> {
  await world.store.datasources.create('default-org', {
    id: 'sales',
    kind: 'sqlite',
    dsn: join(folder, 'sales.db'),
    basePath: null,
    displayName: 'Sales',
    isDefault: true,
    isFromConfig: false,
    isSample: false,
  });
  const must = async (method: string, path: string, body?: object): Promise<void> => {
    const { status, text } = await admin.send(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${text}`);
  };
  await must('POST', '/v1/learn?datasource_id=sales&wait=60');
  for (const [role, relations] of Object.entries(policies)) {
    await must('PUT', `/v1/policies/${role}/sales`, { relations });
  }
  const definitions = {
    'by-city': { ir: { entities: ['orders'], metrics: [{ name: 'n', agg: 'count' }], dimensions: ['city'] } },
    'in-sql': { sql: 'select city, amount from orders order by id' },
    pay: { sql: 'select person, pay from salaries' },
    'pay-by-store': {
      ir: { entities: ['salaries'], metrics: [{ name: 'pay', agg: 'sum' }], dimensions: ['store_id'] },
    },
  };
  for (const [key, def] of Object.entries(definitions)) {
    await must('POST', '/v1/reports', { key, title: key });
    await must('POST', `/v1/reports/${key}/versions`, { def, datasource_id: 'sales' });
  }
  await must('POST', '/v1/datasources/sales/synonyms', {
    phrase: 'the capital',
    meaning: { kind: 'value', table: 'orders', column: 'city', value: 'CANARY_S4_city' },
  });
  await must('POST', '/v1/datasources/sales/synonyms', {
    phrase: 'the town',
    meaning: { kind: 'column', table: 'orders', column: 'city' },
  });
}

/** As if they had logged in and made it for a program of theirs. */
async function addKey({ world }: TestApp, orgId: string, userId: string): Promise<string> {
  const key = `${apiKeyPrefix}${newToken(40)}`;
  const secretHash = hashSecret(key);
  await world.store.apiKeys.create(orgId, {
    userId,
    name: 'of a program',
    scopes: ['*'],
    reportKeys: null,
    expiresAt: null,
    secretHash,
  });
  return key;
}

async function tokenOf({ orgId, role, claims }: Person, userId: string): Promise<string> {
  return new SignJWT({ org_id: orgId, user_id: userId, role, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt()
    .setExpirationTime('10m')
    .sign(new TextEncoder().encode(jwtSecret));
}

/** Which operation of the contract an address belongs to; a fixed segment is preferred to a parameter. */
function operationAt(method: string, address: string): OperationId | null {
  const path = address.split('?')[0] ?? '';
  const found = Object.entries<Operation>(operations)
    .filter(([, operation]) => operation.method === method && patternOf(operation).test(path))
    .toSorted(([, left], [, right]) => Number(left.path.includes('{')) - Number(right.path.includes('{')));
  return (found[0]?.[0] as OperationId | undefined) ?? null; // a key of operations
}

function patternOf({ path }: Operation): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}

function parseIfJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    return {};
  }
}
