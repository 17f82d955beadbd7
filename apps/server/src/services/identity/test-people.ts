import type { Session } from '@air/contract';
import type { Clock } from '@air/core';
import type { LightMyRequestResponse } from 'fastify';
import { createUser, type WantedUser } from './users.ts';
import { openTestApp, type TestApp } from '../../test-world.ts';
import type { World } from '../../world.ts';

export const password = 'correct horse battery';

export interface TestPeople extends TestApp {
  clock: Clock & { pass(ms: number): void };
  addUser(user?: Partial<WantedUser> & { orgId?: string }): Promise<string>;
  logIn(body: { username: string; password?: string; org_id?: string }): Promise<LightMyRequestResponse>;
  /** Logs in and must succeed. */
  enter(username: string): Promise<Session & { headers: { authorization: string } }>;
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  post(url: string, body: object, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
}

/** A server with authentication on, and a clock that the test moves. */
export async function openTestPeople(changes: Partial<World> = {}): Promise<TestPeople> {
  let now = Date.now();
  const clock = { now: () => new Date(now), pass: (ms: number) => void (now += ms) };
  const auth = {
    isEnabled: true,
    jwtSecret: 'a-secret-of-this-test-alone',
    previousJwtSecrets: ['the-secret-that-was-used-before'],
    tokenExpiryMs: 3_600_000,
    refreshExpiryMs: 86_400_000,
  };
  const open = await openTestApp({ clock, auth, ...changes });
  const { app, world } = open;
  const get: TestPeople['get'] = (url, headers = {}) => app.inject({ url, headers });
  const post: TestPeople['post'] = (url, body, headers = {}) => app.inject({ method: 'POST', url, body, headers });
  return {
    ...open,
    clock,
    get,
    post,
    async addUser({ orgId = 'default-org', username = 'ada', ...user } = {}) {
      const wanted = { displayName: username, role: 'viewer', claims: {}, password, ...user };
      const created = await createUser(world, orgId, { username, ...wanted });
      return created.user.id;
    },
    logIn: (body) => post('/v1/auth/login', { password, ...body }),
    async enter(username) {
      const answer = await post('/v1/auth/login', { username, password });
      if (answer.statusCode !== 200) throw new Error(`the login was refused: ${answer.body}`);
      const session = answer.json<Session>();
      return { ...session, headers: { authorization: `Bearer ${session.access_token}` } };
    },
  };
}
