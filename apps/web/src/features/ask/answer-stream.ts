import type { components } from '@air/contract/client';
import { type Answer, session } from '../../shared/api/client.ts';
import { readEvents } from '../../shared/api/event-stream.ts';
import { failUnreachable, ProblemError, readAnswer } from '../../shared/api/problem.ts';
import type { AnswerEvent } from './live-turn.ts';

export type AskBody = components['schemas']['AskAnswerInput'];

/** Asks for an answer and gives its events as they come. A refusal before the first event is thrown. */
export async function* streamAnswer(body: AskBody, signal: AbortSignal): AsyncGenerator<AnswerEvent[]> {
  const request = new Request(`${globalThis.location.origin}/v1/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(body),
    signal,
  });
  const response = await session.send(request).catch(failUnreachable);
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
    yield [{ event: 'answer', data: await readAnswer<Answer>(response) }];
    return;
  }
  let isEnded = false;
  for await (const events of untilCut(readEvents(response))) {
    const known = events.filter(({ event }) => names.has(event));
    // The contract says what each event holds.
    const read = known.map(({ event, data }) => ({ event, data: JSON.parse(data) as unknown }) as AnswerEvent);
    isEnded ||= read.some(({ event }) => event === 'answer' || event === 'error');
    yield read;
  }
  if (!isEnded) throw new ProblemError(cutOff());
}

const names = new Set<string>(['stage', 'token', 'answer', 'error'] satisfies AnswerEvent['event'][]);

/** A connection that breaks ends the events; that the answer is missing is said then. */
async function* untilCut<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  try {
    yield* items;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
  }
}

function cutOff() {
  return {
    type: 'about:blank',
    title: 'The answer broke off',
    status: 0,
    detail: 'the connection ended before the answer did',
    code: 'web.cut_off',
    hint: 'ask again; what was found until then is in the audit',
  };
}
