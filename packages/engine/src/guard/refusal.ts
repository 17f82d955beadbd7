import type { ErrorCode } from '@air/core';

/** Thrown inside the guard to leave a deep tree at once; `check` turns it into a refused report. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly position: number | null;
  readonly hint: string | null;

  constructor(code: ErrorCode, message: string, position: number | null = null, hint: string | null = null) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.position = position;
    this.hint = hint;
  }
}

export function notParsed(message: string, position: number | null): Refusal {
  return new Refusal(
    'guard.not_parsed',
    message,
    position,
    'check the syntax there; the guard refuses what it cannot read',
  );
}

export function constructDenied(what: string, position: number | null, hint: string | null = null): Refusal {
  return new Refusal('guard.construct_denied', `${what} is not allowed`, position, hint);
}
