import type { components } from '@air/contract/client';
import { failUnreachable, isProblem, ProblemError, problemOf, readAnswer } from './problem.ts';

type SessionAnswer = components['schemas']['Session'];

export type Identity = components['schemas']['Identity'];

/** `in` without a token: authentication is off, and everybody is the person at this machine. */
export type SessionState =
  | { status: 'unknown' }
  | { status: 'out'; needsSetup: boolean }
  | { status: 'in'; user: Identity; token: { text: string; endsAt: number } | null };

export interface SessionWorld {
  origin: string;
  send: (request: Request) => Promise<Response>;
  now: () => number;
  /** Only one page of a browser renews at a time: a refresh token serves once. */
  exclusively: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

/** A token that ends sooner than this is renewed before it is used. */
const renewAheadMs = 30_000;

/**
 * Who is logged in. The access token lives in memory alone; the refresh token in a cookie that no script can read, so
 * that a reload finds its session again.
 */
export function createSession(world: SessionWorld) {
  let state: SessionState = { status: 'unknown' };
  let starting: Promise<SessionState> | null = null;
  let renewing: Promise<boolean> | null = null;
  const listeners = new Set<() => void>();

  const set = (next: SessionState) => {
    state = next;
    for (const listener of listeners) listener();
  };

  const call = (method: 'GET' | 'POST', path: string, body?: unknown) => {
    const init: RequestInit = { method, credentials: 'same-origin' };
    if (body !== undefined) Object.assign(init, { body: JSON.stringify(body), headers: jsonHeaders });
    return world.send(new Request(world.origin + path, init)).catch(failUnreachable);
  };

  const enter = ({ access_token: text, expires_in: seconds, user }: SessionAnswer) =>
    set({ status: 'in', user, token: { text, endsAt: world.now() + seconds * 1_000 } });

  const renewNow = () =>
    world.exclusively(async () => {
      const answer = await call('POST', '/v1/auth/refresh');
      if (answer.ok) enter(await readAnswer<SessionAnswer>(answer));
      else if (answer.status < 500) set({ status: 'out', needsSetup: false });
      return answer.ok;
    });

  /** Asks for a new token; false when there is no session any more. Askers at the same moment share one request. */
  const renew = () => {
    renewing ??= renewNow().finally(() => (renewing = null));
    return renewing;
  };

  const startNow = async (): Promise<SessionState> => {
    const { enabled, needs_setup: needsSetup } = await readAnswer<components['schemas']['AuthState']>(
      await call('GET', '/v1/auth'),
    );
    if (!enabled)
      set({ status: 'in', user: await readAnswer<Identity>(await call('GET', '/v1/auth/me')), token: null });
    else if (needsSetup) set({ status: 'out', needsSetup });
    else await renew();
    if (state.status === 'unknown') throw new ProblemError(problemOf(new Error('the session could not be renewed')));
    return state;
  };

  /** The request with a token that is still good, renewed where it is about to end. */
  const withToken = async (request: Request): Promise<Request> => {
    if (state.status === 'in' && state.token && state.token.endsAt - renewAheadMs < world.now()) await renew();
    if (state.status !== 'in' || state.token === null) return request;
    const headers = new Headers(request.headers);
    headers.set('authorization', `Bearer ${state.token.text}`);
    return new Request(request, { headers });
  };

  return {
    current: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Finds out once whether a login is needed, and whether there is a session already. */
    start: () => {
      if (state.status !== 'unknown') return Promise.resolve(state);
      starting ??= startNow().finally(() => (starting = null));
      return starting;
    },
    /** Sends a request for whoever is logged in; a token that was refused is renewed once. */
    send: async (request: Request): Promise<Response> => {
      const again = request.clone();
      const hadToken = state.status === 'in' && state.token !== null;
      const answer = await world.send(await withToken(request));
      if (!hadToken || answer.status !== 401 || !(await isOver(answer))) return answer;
      return (await renew()) ? world.send(await withToken(again)) : answer;
    },
    login: async (credentials: components['schemas']['LoginInput']) =>
      enter(await readAnswer<SessionAnswer>(await call('POST', '/v1/auth/login', credentials))),
    setUp: async (setup: components['schemas']['SetupInput']) =>
      enter(await readAnswer<SessionAnswer>(await call('POST', '/v1/auth/setup', setup))),
    logout: async () => {
      const answer = await world.send(
        await withToken(new Request(`${world.origin}/v1/auth/logout`, { method: 'POST', credentials: 'same-origin' })),
      );
      if (!answer.ok && answer.status !== 401) await readAnswer(answer);
      set({ status: 'out', needsSetup: false });
    },
    /** As before the first request. */
    forget: () => set({ status: 'unknown' }),
    /** Keeps the token fresh while the page is open; returns what stops it. */
    keepFresh: () => {
      const timer = setInterval(() => {
        const isEnding = state.status === 'in' && state.token && state.token.endsAt - 2 * renewAheadMs < world.now();
        if (isEnding) renew().catch(() => {});
      }, renewAheadMs / 2);
      return () => clearInterval(timer);
    },
  };
}

const jsonHeaders = { 'content-type': 'application/json' };

/** A wrong old password is a 401 as well, and no reason to renew anything. */
async function isOver(answer: Response): Promise<boolean> {
  const problem: unknown = await answer
    .clone()
    .json()
    .catch(() => null);
  return !isProblem(problem) || problem.code !== 'auth.login_failed';
}
