import type { Column, ErrorCode, ErrorOptions, SqlParameter } from '@air/core';

/** What AIR says to an engine in a child process. One call or query at a time; a process serves one caller. */
export type HostRequest =
  | { type: 'open'; settings: unknown; maxRssBytes: number }
  | { type: 'call'; method: EngineCall; argument: unknown }
  | { type: 'query'; query: EngineQuery }
  | { type: 'more' }
  | { type: 'stop' };

export type HostReply =
  | { type: 'answer'; value: unknown }
  /** The rows as JSON text: cells are made for it, and it passes between processes faster than arrays do. */
  | { type: 'batch'; columns: Column[]; rows: string }
  | { type: 'end'; isTruncated: boolean }
  | { type: 'failed'; code: ErrorCode; message: string; options: Pick<ErrorOptions, 'hint' | 'position'> };

export type EngineCall = 'test' | 'describe' | 'explain';

export interface EngineQuery {
  text: string;
  parameters: readonly SqlParameter[];
  maxRows: number;
  batchRows: number;
}

/** Batches that may be under way before the first is taken: one in the pipe, one in the making. */
export const windowOfBatches = 2;

/** How a process ends itself when it holds more memory than it may; told apart from a crash by this signal. */
export const memoryLimitSignal = 'SIGUSR2';
