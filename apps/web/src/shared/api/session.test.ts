import { expect, test } from 'vitest';
import { createSession, type Identity } from './session.ts';

const user: Identity = {
  user_id: 'u1',
  username: 'ada',
  display_name: 'Ada',
  org_id: 'default-org',
  role: 'viewer',
  level: 'viewer',
  store_id: null,
  store_ids: [],
  is_all_stores: true,
  claims: {},
  via: 'session',
};

const problem = (status: number, code: string) =>
  Response.json({ type: 'about:blank', title: 'No', status, detail: 'no', code }, { status });

/** A server that knows one session: each refresh gives the next token, and only the newest is accepted. */
function open({ isEnabled = true, hasCookie = true, lifetimeS = 900 } = {}) {
  const world = { now: 0, tokens: 0, hasCookie, asked: [] as string[] };
  const give = () => {
    world.tokens += 1;
    const token = `token-${world.tokens}`;
    return Response.json({
      access_token: token,
      token_type: 'Bearer',
      expires_in: lifetimeS,
      refresh_token: 'r',
      user,
    });
  };
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const bearer = request.headers.get('authorization');
    world.asked.push(`${pathname} ${bearer ?? 'nobody'}`);
    await Promise.resolve();
    if (pathname === '/v1/auth') return Response.json({ enabled: isEnabled, needs_setup: false });
    if (pathname === '/v1/auth/me') return Response.json({ ...user, via: 'local' });
    if (pathname === '/v1/auth/refresh') return world.hasCookie ? give() : problem(401, 'auth.revoked');
    if (pathname === '/v1/auth/login') return give();
    if (pathname === '/v1/auth/password') return problem(401, 'auth.login_failed');
    if (pathname === '/v1/auth/logout') return new Response(null, { status: 204 });
    if (bearer !== `Bearer token-${world.tokens}`) return problem(401, 'auth.invalid');
    return Response.json({ got: await request.text() });
  };
  const session = createSession({
    origin: 'http://air.test',
    send: answer,
    now: () => world.now,
    exclusively: (work) => work(),
  });
  const post = (path = '/v1/ask') => session.send(new Request(`http://air.test${path}`, { method: 'POST', body: 'q' }));
  return { session, world, post };
}

test('a reload finds its session again by the cookie', async () => {
  const { session, world } = open();
  expect(await session.start()).toMatchObject({ status: 'in', user: { username: 'ada' } });
  await session.start();
  expect(world.asked).toEqual(['/v1/auth nobody', '/v1/auth/refresh nobody']);
});

test('where authentication is off nobody is asked for a name', async () => {
  const { session, world } = open({ isEnabled: false });
  expect(await session.start()).toMatchObject({ status: 'in', token: null, user: { via: 'local' } });
  expect(world.asked).toEqual(['/v1/auth nobody', '/v1/auth/me nobody']);
});

test('without a session one is out, and a login lets one in', async () => {
  const { session, post } = open({ hasCookie: false });
  expect(await session.start()).toEqual({ status: 'out', needsSetup: false });
  await session.login({ username: 'ada', password: 'right' });
  expect(await (await post()).json()).toEqual({ got: 'q' });
});

test('a token about to end is renewed before it is used', async () => {
  const { session, world, post } = open({ lifetimeS: 60 });
  await session.start();
  world.now = 40_000;
  expect((await post()).status).toBe(200);
  expect(world.asked.slice(-2)).toEqual(['/v1/auth/refresh nobody', '/v1/ask Bearer token-2']);
});

test('a refused token is renewed once, and the request sent again with its body', async () => {
  const { session, world, post } = open();
  await session.start();
  world.tokens = 7;
  expect(await (await post()).json()).toEqual({ got: 'q' });
  expect(world.asked.slice(2)).toEqual(['/v1/ask Bearer token-1', '/v1/auth/refresh nobody', '/v1/ask Bearer token-8']);
});

test('requests that are refused together renew together', async () => {
  const { session, world, post } = open();
  await session.start();
  world.tokens = 7;
  const answers = await Promise.all([post(), post(), post()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(world.asked.filter((line) => line.startsWith('/v1/auth/refresh'))).toHaveLength(2);
});

test('when the session is over, the refusal is answered and everybody is told', async () => {
  const { session, world, post } = open();
  await session.start();
  Object.assign(world, { hasCookie: false, tokens: 7 });
  let told = 0;
  session.subscribe(() => (told += 1));
  expect((await post()).status).toBe(401);
  expect(session.current()).toEqual({ status: 'out', needsSetup: false });
  expect(told).toBe(1);
});

test('a wrong old password does not end or renew the session', async () => {
  const { session, world, post } = open();
  await session.start();
  expect((await post('/v1/auth/password')).status).toBe(401);
  expect(session.current().status).toBe('in');
  expect(world.tokens).toBe(1);
});

test('after a logout no token is sent', async () => {
  const { session, world, post } = open();
  await session.start();
  await session.logout();
  await post();
  expect(world.asked.slice(-2)).toEqual(['/v1/auth/logout Bearer token-1', '/v1/ask nobody']);
});
