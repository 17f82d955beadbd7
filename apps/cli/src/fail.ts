import { AirError, type Problem, toProblem } from '@air/core';

/** A problem that the server answered with, or that the command line found itself. Ends the program with exit code 1. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** Says on standard error what went wrong: as the problem object when piped, in words on a terminal. */
export function reportFailure(thrown: unknown, isJson: boolean): void {
  const problem = thrown instanceof ProblemError ? thrown.problem : toProblem(thrown);
  if (thrown instanceof Error && problem.code === 'internal.bug' && !(thrown instanceof ProblemError)) {
    problem.detail = thrown.message;
  }
  if (isJson) {
    console.error(JSON.stringify(problem));
    return;
  }
  console.error(`error: ${problem.detail}`);
  if (problem.hint) console.error(` hint: ${problem.hint}`);
  console.error(` code: ${problem.code}${problem.trace_id ? `   trace: ${problem.trace_id}` : ''}`);
}

export function usageError(message: string): AirError {
  return new AirError('cli.usage', message);
}
