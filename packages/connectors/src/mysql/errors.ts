import { AirError } from '@air/core';
import { oneLine, withoutValues } from '../shared/message.ts';

/** What the driver says of a failure: Node's code or MySQL's symbol, and MySQL's number. */
interface DriverError {
  code?: string;
  errno?: number;
  message?: string;
}

/** Errors that speak of the words of the statement alone: unknown names, syntax, grouping. */
const aboutTheStatement = new Set([
  1046, 1051, 1052, 1054, 1055, 1056, 1060, 1064, 1066, 1109, 1111, 1128, 1140, 1146, 1149, 1221, 1222, 1235, 1241,
  1248, 1250, 1305, 1370, 1427, 1582, 1583, 1630, 3029, 3065, 3593, 4078, 4107,
]);
const denied = new Set([1044, 1142, 1143, 1227, 1345, 1356, 1449]);

/** Translates what went wrong while connecting. The message names host and port at most. */
export function toConnectError(thrown: unknown, address: string): AirError {
  if (thrown instanceof AirError) return thrown;
  const { code = '', errno = 0 } = asDriverError(thrown);
  const make = (airCode: AirError['code'], message: string): AirError =>
    new AirError(airCode, message, { cause: thrown });
  if ([1045, 1698, 1251, 1862, 3118, 1044].includes(errno))
    return make('connector.rejected', `${address} refused the login`);
  if (errno === 1049) return make('connector.missing', `${address} has no such database`);
  if (errno === 1040 || errno === 1203) return make('connector.unreachable', `${address} has no connection left`);
  if (errno === 1130) return make('connector.rejected', `${address} does not admit this machine`);
  if (/^(HANDSHAKE|ER_NOT_SUPPORTED_AUTH)/.test(code))
    return make('connector.unreachable', `no secure connection to ${address}`);
  const known = /^E[A-Z]+$/.test(code) ? ` (${code})` : '';
  return make('connector.unreachable', `${address} cannot be reached${known}`);
}

export function toQueryError(thrown: unknown): AirError {
  if (thrown instanceof AirError) return thrown;
  const { code = '', errno = 0, message = '' } = asDriverError(thrown);
  const options = { cause: thrown };
  if (errno === 1969 || errno === 3024)
    return new AirError('run.timeout', 'the engine stopped the query at its time limit', options);
  if (errno === 1317) return new AirError('run.canceled', 'the query was canceled on the engine', options);
  if (errno === 1792 || errno === 1836 || errno === 1290)
    return new AirError('connector.write_refused', 'the session reads only', options);
  if (errno === 1037 || errno === 1038 || errno === 1041)
    return new AirError('run.memory_limit', 'the engine ran out of memory', options);
  if (errno === 1053 || errno === 1927 || /^(PROTOCOL_|E[A-Z]+$)/.test(code)) {
    return new AirError('connector.lost', 'the connection to the engine was lost', options);
  }
  if (aboutTheStatement.has(errno)) return new AirError('connector.query_failed', oneLine(message), options);
  if (denied.has(errno))
    return new AirError('connector.query_failed', 'the login may not read what the query names', options);
  if (errno >= 1000) return new AirError('connector.query_failed', withoutValues(message), options);
  return new AirError('connector.query_failed', 'the engine reported an error of its own', options);
}

function asDriverError(thrown: unknown): DriverError {
  return (typeof thrown === 'object' && thrown !== null ? thrown : {}) as DriverError; // every field is optional
}
