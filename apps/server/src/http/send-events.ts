import { Readable } from 'node:stream';
import { AirError, toProblem } from '@air/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';

const heartbeatMs = 15_000;

/**
 * Answers with server-sent events. What fails before the first of them is answered as any other problem; what fails
 * after it becomes an `error` event, for the head is sent by then. Ends when the caller hangs up.
 */
export async function sendEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  { events, schema, signal }: { events: AsyncIterable<unknown>; schema: z.ZodType; signal: AbortSignal },
): Promise<FastifyReply> {
  const iterator = events[Symbol.asyncIterator]();
  const first = await iterator.next();
  const frames = (async function* (): AsyncGenerator<string> {
    try {
      for await (const event of withHeartbeats(iterator, first, signal)) {
        yield event === heartbeat ? ': still here\n\n' : frameOf(schema.parse(event));
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof AirError)) request.log.error({ err: error }, 'unexpected error');
      yield frameOf({ event: 'error', data: toProblem(error, request.id) });
    }
  })();
  return reply
    .status(200)
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store, no-transform')
    .header('x-accel-buffering', 'no') // a proxy before AIR would hold the events back
    .send(Readable.from(frames));
}

const heartbeat = Symbol('nothing happened for a while');
const hungUp = Symbol('the caller is gone');

async function* withHeartbeats(
  iterator: AsyncIterator<unknown>,
  first: IteratorResult<unknown>,
  signal: AbortSignal,
): AsyncGenerator {
  const whenHungUp = new Promise<typeof hungUp>((resolve) => {
    if (signal.aborted) resolve(hungUp);
    signal.addEventListener('abort', () => resolve(hungUp), { once: true });
  });
  let next = Promise.resolve(first);
  try {
    for (;;) {
      const timer = startTimer();
      const outcome = await Promise.race([next, timer.elapsed, whenHungUp]).finally(timer.stop);
      if (outcome === hungUp) return;
      if (outcome === heartbeat) {
        yield heartbeat;
        continue;
      }
      if (outcome.done) return;
      yield outcome.value;
      next = iterator.next();
    }
  } finally {
    next.catch(() => {}); // nobody is left to hear of it
    void iterator.return?.()?.catch(() => {});
  }
}

function startTimer(): { elapsed: Promise<typeof heartbeat>; stop: () => void } {
  const { promise, resolve } = withResolvers<typeof heartbeat>();
  const timer = setTimeout(() => resolve(heartbeat), heartbeatMs);
  return { elapsed: promise, stop: () => clearTimeout(timer) };
}

function withResolvers<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((resolvePromise) => {
    resolve = resolvePromise;
  });
  return { promise, resolve };
}

/** Line ends inside JSON are escaped, so that one line holds all of the data. */
function frameOf(event: unknown): string {
  const { event: name, data } = event as { event: string; data: unknown }; // every schema of events has these two
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
