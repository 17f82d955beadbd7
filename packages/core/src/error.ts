import { type ErrorCode, errorCatalogue } from './error-catalogue.ts';

export interface ErrorOptions {
  /** What would work instead. */
  hint?: string;
  /** Offset in characters into the SQL, Markdown or file that was sent. */
  position?: number;
  runId?: string;
  /** Further facts for the caller, such as the safety report of a refusal. Never a secret. */
  details?: Record<string, unknown>;
  cause?: unknown;
}

/** RFC 9457 problem details as AIR sends them on every channel. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  hint?: string;
  position?: number;
  run_id?: string;
  trace_id?: string;
  details?: Record<string, unknown>;
}

/** The one error of AIR: a code of the catalogue, and a message in lower case that names the thing. */
export class AirError extends Error {
  readonly code: ErrorCode;
  readonly options: ErrorOptions;

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AirError';
    this.code = code;
    this.options = options;
  }
}

/** Renders anything thrown. What is not an `AirError` becomes `internal.bug` and tells nothing of itself. */
export function toProblem(thrown: unknown, traceId?: string): Problem {
  const error = thrown instanceof AirError ? thrown : new AirError('internal.bug', 'something went wrong inside AIR');
  const { title, status } = errorCatalogue[error.code];
  const { hint, position, runId, details } = error.options;
  return {
    type: `/problems/${error.code}`,
    title,
    status,
    detail: error.message,
    code: error.code,
    ...(hint !== undefined && { hint }),
    ...(position !== undefined && { position }),
    ...(runId !== undefined && { run_id: runId }),
    ...(traceId !== undefined && { trace_id: traceId }),
    ...(details !== undefined && { details }),
  };
}
