/** Ends a call when its caller does, or when nothing came for too long. */
export interface Deadline {
  signal: AbortSignal;
  /** Something came: the time starts anew, within the longest time that the whole may take. */
  extend(): void;
  hasExpired(): boolean;
  close(): void;
}

/** A stream that drips may take so many times the time of one call. */
const longestTimes = 10;

export function openDeadline(caller: AbortSignal, timeoutMs: number): Deadline {
  const expiry = new AbortController();
  const expire = () => expiry.abort();
  const whole = setTimeout(expire, timeoutMs * longestTimes);
  let silence = setTimeout(expire, timeoutMs);
  return {
    signal: AbortSignal.any([caller, expiry.signal]),
    extend() {
      clearTimeout(silence);
      silence = setTimeout(expire, timeoutMs);
    },
    hasExpired: () => expiry.signal.aborted,
    close() {
      clearTimeout(whole);
      clearTimeout(silence);
    },
  };
}
