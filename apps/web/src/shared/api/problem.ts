import type { components } from '@air/contract/client';

/** A problem document of the server, or one made here when no server answered. */
export type Problem = Omit<components['schemas']['Problem'], 'code'> & { code: string };

export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The data of an answer; a refusal, or no answer at all, is thrown as a `ProblemError`. */
export async function unwrap<Data>(answer: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await answer.catch(failUnreachable);
  if (response.ok) return data as Data; // A 204 has no body, and its type says so.
  throw new ProblemError(isProblem(error) ? error : unexpected(response));
}

/** The same for an answer that did not come through the client of the contract. */
export function readAnswer<Data>(response: Response): Promise<Data> {
  const read = async () => {
    const body: unknown = response.status === 204 ? undefined : await response.json().catch(() => null);
    // The contract says what this address answers.
    return response.ok ? { data: body as Data, response } : { error: body, response };
  };
  return unwrap(read());
}

export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return {
    type: 'about:blank',
    title: 'The page failed',
    status: 0,
    detail: error instanceof Error ? error.message : String(error),
    code: 'web.failed',
    hint: 'reload the page',
  };
}

/** No answer came at all; what was called off by the page itself stays that. */
export function failUnreachable(cause: unknown): never {
  if (cause instanceof ProblemError || (cause instanceof DOMException && cause.name === 'AbortError')) throw cause;
  throw new ProblemError(unreachable());
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'detail' in value;
}

function unreachable(): Problem {
  return {
    type: 'about:blank',
    title: 'No answer from the server',
    status: 0,
    detail: 'the AIR server does not answer',
    code: 'web.unreachable',
    hint: 'check that it is still running (`make run`), then try again',
  };
}

function unexpected(response: Response): Problem {
  return {
    type: 'about:blank',
    title: 'Unexpected answer',
    status: response.status,
    detail: `the server answered ${response.status} ${response.statusText}`.trim(),
    code: 'web.unexpected',
    hint: 'something between this page and AIR may have answered instead; try again',
  };
}
