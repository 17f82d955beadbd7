import { AirError } from '@air/core';
import { oneLine, withoutValues } from '../shared/message.ts';

/** What Postgres and Node say of a failure. */
interface DriverError {
  code?: string;
  message?: string;
  position?: string;
  errors?: unknown[];
}

const unreachable =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET|EPIPE|ENOENT|EACCES)$/;

/** Translates what went wrong while connecting. The message names host and port at most. */
export function toConnectError(thrown: unknown, address: string): AirError {
  if (thrown instanceof AirError) return thrown;
  const error = innermost(thrown);
  const code = error.code ?? '';
  const make = (airCode: AirError['code'], message: string): AirError =>
    new AirError(airCode, message, { cause: thrown });
  if (code === '28P01' || code === '28000') return make('connector.rejected', `${address} refused the login`);
  if (code === '3D000') return make('connector.missing', `${address} has no such database`);
  if (code === '53300') return make('connector.unreachable', `${address} has no connection left`);
  if (code.startsWith('57P0')) return make('connector.unreachable', `${address} is starting up or shutting down`);
  if (/password|SASL|SCRAM/i.test(error.message ?? ''))
    return make('connector.rejected', `${address} refused the login`);
  if (unreachable.test(code)) return make('connector.unreachable', `${address} cannot be reached (${code})`);
  if (/SSL|certificate|TLS/i.test(error.message ?? ''))
    return make('connector.unreachable', `no secure connection to ${address}`);
  return make('connector.unreachable', `${address} does not answer`);
}

/** Translates what a query or a broken connection throws; `offset` is what AIR put in front of the statement. */
export function toQueryError(thrown: unknown, offset = 0): AirError {
  if (thrown instanceof AirError) return thrown;
  const error = innermost(thrown);
  const state = error.code ?? '';
  const options = { cause: thrown, ...positionOf(error, offset) };
  if (state === '57014') return canceledBy(error.message ?? '', thrown);
  if (state === '25006') return new AirError('connector.write_refused', 'the session reads only', options);
  if (state === '53200' || state === '53400')
    return new AirError('run.memory_limit', 'the engine ran out of memory', options);
  if (
    state.startsWith('57P') ||
    state.startsWith('08') ||
    unreachable.test(state) ||
    /terminated|closed|ended/.test(error.message ?? '')
  ) {
    return new AirError('connector.lost', 'the connection to the engine was lost', { cause: thrown });
  }
  return new AirError('connector.query_failed', safeMessage(error), options);
}

/**
 * Class 42 speaks of the statement's own words where it names a place in it: a text search query made from a column
 * is a syntax error too, and quotes the data. Other classes may quote data, and P0 says whatever its author wrote.
 */
function safeMessage({ code: state = '', message = '', position }: DriverError): string {
  if (/^(42|0A)/.test(state)) return position === undefined ? withoutValues(message) : oneLine(message);
  if (/^2[123]/.test(state)) return withoutValues(message);
  return `the engine reported error ${state || 'of its own'}`;
}

function canceledBy(message: string, cause: unknown): AirError {
  if (/timeout/.test(message))
    return new AirError('run.timeout', 'the engine stopped the query at its time limit', { cause });
  return new AirError('run.canceled', 'the query was canceled on the engine', { cause });
}

function positionOf(error: DriverError, offset: number): { position: number } | undefined {
  const position = Number(error.position) - 1 - offset;
  return position >= 0 ? { position } : undefined;
}

/** Node gives an AggregateError when a name has several addresses. */
function innermost(thrown: unknown): DriverError {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as DriverError; // both shapes fit
  return error.errors?.[0] ? innermost(error.errors[0]) : error;
}
