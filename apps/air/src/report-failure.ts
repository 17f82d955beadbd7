import { AirError } from '@air/core';

/** Says on standard error why the program cannot go on, and what to do. */
export function reportFailure(error: unknown): void {
  if (!(error instanceof AirError)) {
    console.error(error);
    return;
  }
  console.error(`error: ${error.message}`);
  if (error.options.hint) console.error(` hint: ${error.options.hint}`);
  console.error(` code: ${error.code}`);
}
