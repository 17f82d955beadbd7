export { type RunChange, type RunnerOptions, type RunnerTiming } from './runner-options.ts';
export { type Runner, startRunner } from './runner.ts';
export { serveRunner } from './serve-runner.ts';
