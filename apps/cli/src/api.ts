import { type AirClient, createClient } from '@air/contract/client';
import { AirError, type Problem } from '@air/core';
import { ProblemError } from './fail.ts';
import type { Settings } from './settings.ts';

export function connect(settings: Settings): AirClient {
  return createClient({ baseUrl: settings.url, token: settings.token });
}

/** The data of an answer; throws the problem when the server refused, `cli.unreachable` when there was no server. */
export async function unwrap<Data>(
  answer: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  const { data, error, response } = await reach(answer);
  if (error !== undefined || !response.ok) throw asProblem(error, response);
  return data as Data; // a success of the contract carries its body
}

/** A request outside the typed client: the generic mode. */
export async function request(
  settings: Settings,
  call: { method: string; path: string; query: URLSearchParams; body?: { text: string; type: string } | undefined },
): Promise<Response> {
  const query = call.query.size > 0 ? `?${call.query.toString()}` : '';
  return reach(
    fetch(`${settings.url}${call.path}${query}`, {
      method: call.method,
      headers: {
        ...(settings.token && { authorization: `Bearer ${settings.token}` }),
        ...(call.body && { 'content-type': call.body.type }),
      },
      ...(call.body && { body: call.body.text }),
    }),
  );
}

export function asProblem(body: unknown, response: Response): Error {
  if (typeof body === 'object' && body !== null && 'code' in body) return new ProblemError(body as Problem);
  return new AirError('cli.unreachable', `${response.url} answered ${response.status} without a problem document`, {
    hint: 'is this the address of AIR?',
  });
}

async function reach<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new AirError('cli.unreachable', 'AIR cannot be reached', {
      hint: 'start it with `make run`, or name its address with --url or AIR_URL',
      cause: error,
    });
  }
}
