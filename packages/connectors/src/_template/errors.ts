import { AirError } from '@air/core';
import { withoutValues } from '../shared/message.ts';

/** Translates what the driver throws. Only codes that are known get a meaning; the rest is said without its values. */
export function toAirError(thrown: unknown): AirError {
  if (thrown instanceof AirError) return thrown;
  const message = thrown instanceof Error ? thrown.message : 'unknown error';
  return new AirError('connector.query_failed', withoutValues(message), { cause: thrown });
}
