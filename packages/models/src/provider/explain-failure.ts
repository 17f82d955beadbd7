import { APICallError, InvalidResponseDataError, JSONParseError, TypeValidationError } from '@ai-sdk/provider';
import { AirError, type Clock } from '@air/core';

/** Why a model did not answer, and what follows from it. */
export interface Failure {
  code: 'model.unavailable' | 'model.timeout' | 'model.invalid_output' | 'run.canceled';
  /** Never holds a key. */
  message: string;
  /** `fine`: the request was at fault. `failing`: left out when it happens again. `out`: left out at once. */
  health: 'fine' | 'failing' | 'out';
  /** For how long, when the server said so. */
  retryAfterMs: number | null;
  /** A moment later it may answer. */
  isPassing: boolean;
  /** It does not take a JSON schema along with the request. */
  refusesSchema: boolean;
}

const usual = { code: 'model.unavailable', retryAfterMs: null, isPassing: false, refusesSchema: false } as const;

/** Turns what a provider threw into a failure. The key is taken out of whatever the server wrote. */
export function explainFailure(thrown: unknown, apiKey: string | null, clock: Clock): Failure {
  const failure = classify(thrown, clock);
  return { ...failure, message: withoutKey(failure.message, apiKey) };
}

function classify(thrown: unknown, clock: Clock): Failure {
  const own = findCause(thrown, (error) => error instanceof AirError);
  if (own instanceof AirError) {
    const isInvalid = own.code === 'model.invalid_output';
    return {
      ...usual,
      code: isInvalid ? 'model.invalid_output' : 'model.unavailable',
      message: own.message,
      health: isInvalid ? 'fine' : 'failing',
      isPassing: !isInvalid,
    };
  }
  if (APICallError.isInstance(thrown) && thrown.statusCode !== undefined && thrown.statusCode >= 400) {
    return explainStatus(thrown.statusCode, thrown, clock);
  }
  const isUnreadable =
    APICallError.isInstance(thrown) && thrown.statusCode !== undefined
      ? true
      : [JSONParseError, TypeValidationError, InvalidResponseDataError].some((kind) => kind.isInstance(thrown));
  if (isUnreadable) {
    const isBrokenOff = findCause(thrown, (error) => error instanceof TypeError) !== null;
    const isUnfinished = InvalidResponseDataError.isInstance(thrown);
    const message = isBrokenOff || isUnfinished ? 'its answer broke off' : 'its answer is not in the form of OpenAI';
    return { ...usual, message, health: 'failing', isPassing: true };
  }
  return explainConnection(thrown);
}

function explainStatus(status: number, error: APICallError, clock: Clock): Failure {
  const said = clip(messageOf(error.data) ?? error.message);
  const message = `it answered ${status}: ${said}`;
  if (status === 429) {
    return { ...usual, message, health: 'out', retryAfterMs: retryAfter(error.responseHeaders ?? {}, clock) };
  }
  if (status === 401 || status === 403) return { ...usual, message: `it refused the key (${status})`, health: 'out' };
  if (status === 402 || status === 404) return { ...usual, message, health: 'out' };
  const refusesSchema = /response_format|json_schema|structured|grammar|guided/i.test(error.responseBody ?? said);
  if (status === 408 || status >= 500) return { ...usual, message, health: 'failing', isPassing: true, refusesSchema };
  return { ...usual, message, health: 'fine', refusesSchema };
}

function explainConnection(thrown: unknown): Failure {
  const code = codeOf(findCause(thrown, (error) => codeOf(error) !== null));
  if (code === 'ECONNREFUSED') return { ...usual, message: 'nothing listens at its address', health: 'failing' };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return { ...usual, message: 'the name of its address is not known', health: 'failing' };
  }
  const said = messageOf(thrown) ?? 'it failed without a reason';
  const message = code ? `the connection broke (${code})` : clip(said);
  return { ...usual, message, health: 'failing', isPassing: true };
}

/** `Retry-After` in seconds or as a date, or OpenAI's own `retry-after-ms`; an hour at most. */
function retryAfter(headers: Record<string, string>, clock: Clock): number | null {
  const inMs = Number(headers['retry-after-ms'] ?? Number.NaN);
  const text = headers['retry-after'] ?? '';
  const seconds = text === '' ? Number.NaN : Number(text);
  const until = Date.parse(text) - clock.now().getTime();
  const found = [inMs, seconds * 1_000, until].find((ms) => Number.isFinite(ms) && ms >= 0);
  return found === undefined ? null : Math.min(found, 3_600_000);
}

function findCause(thrown: unknown, isMeant: (error: unknown) => boolean): unknown {
  let error = thrown;
  for (let depth = 0; depth < 6 && error; depth++) {
    if (isMeant(error)) return error;
    error = error instanceof Error ? error.cause : null;
  }
  return null;
}

function codeOf(error: unknown): string | null {
  const code = typeof error === 'object' && error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

/** Errors come as `{ message }`, `{ error: { message } }`, or `{ error: 'text' }`. */
function messageOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return null;
  if ('message' in value && typeof value.message === 'string') return value.message;
  return 'error' in value ? messageOf(value.error) : null;
}

const clip = (text: string) => text.replaceAll(/\s+/g, ' ').trim().slice(0, 300);

/** OpenAI quotes the key that it refuses, others the whole header. */
function withoutKey(message: string, apiKey: string | null): string {
  const cleaned = apiKey ? message.replaceAll(apiKey, '***') : message;
  return cleaned.replaceAll(/\/\/[^\s/@]+@/g, '//***@').replaceAll(/\b(?:sk|pk|key)-[\w*.-]{4,}|Bearer\s+\S+/gi, '***');
}
