import { expect, test } from 'vitest';
import { createEventParser, readEvents } from './event-stream.ts';

const whole = 'event: stage\ndata: {"a":"é"}\n\n: still here\n\nevent: token\ndata: one\ndata: two\n\n';
const events = [
  { event: 'stage', data: '{"a":"é"}' },
  { event: 'token', data: 'one\ntwo' },
];

test.each([1, 2, 3, 7, 1_000])('pieces of %i characters give the same events', (size) => {
  const parse = createEventParser();
  const found = [];
  for (let at = 0; at < whole.length; at += size) found.push(...parse(whole.slice(at, at + size)));
  expect(found).toEqual(events);
});

test('every line end of the standard counts, also when it is cut in the middle', () => {
  const parse = createEventParser();
  expect([...parse('event: a\r'), ...parse('\ndata: 1\r\n\r'), ...parse('\n'), ...parse('data: 2\r\rx')]).toEqual([
    { event: 'a', data: '1' },
    { event: 'message', data: '2' },
  ]);
});

test('a letter that is cut between two pieces is read whole, and the last event needs no empty line', async () => {
  const bytes = new TextEncoder().encode('data: é');
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.slice(0, 7));
      controller.enqueue(bytes.slice(7));
      controller.close();
    },
  });
  const found = [];
  for await (const some of readEvents(new Response(body))) found.push(...some);
  expect(found).toEqual([{ event: 'message', data: 'é' }]);
});
