const longestMessage = 400;

/** One line of an engine's message, in the manner of AIR: lower case start, no full stop, of bounded length. */
export function oneLine(message: string): string {
  const line = (message.split('\n')[0] ?? '').trim().replace(/\.$/, '');
  const short = line.length > longestMessage ? `${line.slice(0, longestMessage)}…` : line;
  return /^[A-Z][a-z]/.test(short) ? short.charAt(0).toLowerCase() + short.slice(1) : short;
}

/**
 * Takes out whatever may be a value the caller must not see: all from the first quote to the last one, since a value
 * may itself hold quotes and line breaks, and all numbers.
 */
export function withoutValues(message: string): string {
  const first = message.search(/["'`]/);
  if (first === -1) return oneLine(message).replace(/\d{3,}/g, '…');
  const last = Math.max(...['"', "'", '`'].map((quote) => message.lastIndexOf(quote)));
  const before = message.slice(0, first);
  const behind = last === first ? '' : message.slice(last + 1);
  return oneLine(`${before}"…"${behind.replace(/\s+/g, ' ')}`).replace(/\d{3,}/g, '…');
}
