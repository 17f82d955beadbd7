/** Messages are written in lower case without a full stop, so that they can be quoted anywhere. */
export function sentence(message: string): string {
  const text = message.trim();
  const isName = /^[a-z]\w*[._(]/.test(text);
  const start = isName ? text : text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(start) ? start : `${start}.`;
}
