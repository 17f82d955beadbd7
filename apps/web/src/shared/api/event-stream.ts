/** One server-sent event. */
export interface StreamEvent {
  event: string;
  data: string;
}

/** Cuts a stream of server-sent events into events; what is not whole yet waits for the next piece. */
export function createEventParser() {
  let rest = '';
  let event = 'message';
  let data: string[] = [];

  const takeLine = (line: string, found: StreamEvent[]) => {
    if (line === '') {
      if (data.length > 0) found.push({ event, data: data.join('\n') });
      event = 'message';
      data = [];
      return;
    }
    const colon = line.indexOf(':');
    // A line that starts with a colon is a comment, sent to keep the connection open.
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
  };

  return (piece: string): StreamEvent[] => {
    const found: StreamEvent[] = [];
    const text = rest + piece;
    // A carriage return at the end may be the first half of a line end.
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) takeLine(line, found);
    return found;
  };
}

/** The events of an answer, in the bundles they arrive in. */
export async function* readEvents(response: Response): AsyncGenerator<StreamEvent[]> {
  if (!response.body) return;
  const parse = createEventParser();
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    const events = parse(done ? `${decoder.decode()}\n\n` : decoder.decode(value, { stream: true }));
    if (events.length > 0) yield events;
    if (done) return;
  }
}
