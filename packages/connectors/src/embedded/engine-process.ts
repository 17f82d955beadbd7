import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { AirError, type Cell, forkModule, type RowBatch } from '@air/core';
import type { QueryOptions } from '../connector.ts';
import { watchInterruption } from '../shared/interruption.ts';
import { type EngineCall, type EngineQuery, type HostReply, type HostRequest, memoryLimitSignal } from './protocol.ts';

export interface EngineProcessOptions {
  /** File name of the host module without its ending, beside the caller. */
  module: string;
  callerUrl: string;
  /** What the host needs to open the engine. Never a secret. */
  settings: unknown;
  memoryLimitMb: number;
  /** Opening may have to read files first. */
  openLimitMs?: number;
}

const interruptGraceMs = 150;
const openLimitMs = 60_000;
/** Node itself takes this much before an engine has done anything. */
const nodeBaselineMb = 160;

/** An engine in a child process, which serves one call or query at a time and can be killed at any moment. */
export class EngineProcess {
  private readonly child: ChildProcess;
  private readonly replies: HostReply[] = [];
  private readonly memoryLimitMb: number;
  private wake: (() => void) | null = null;
  private isBusy = false;
  private endedBy: AirError | null = null;
  private stderrTail = '';

  static async open(options: EngineProcessOptions): Promise<EngineProcess> {
    const process = new EngineProcess(options);
    const maxRssBytes = (options.memoryLimitMb + nodeBaselineMb) * 1024 * 1024;
    const limits = { signal: new AbortController().signal, timeoutMs: options.openLimitMs ?? openLimitMs };
    try {
      await process.ask({ type: 'open', settings: options.settings, maxRssBytes }, limits);
    } catch (error) {
      process.kill();
      throw error;
    }
    return process;
  }

  private constructor(options: EngineProcessOptions) {
    this.memoryLimitMb = options.memoryLimitMb;
    this.child = forkModule(options.module, options.callerUrl, { heapLimitMb: 512 });
    this.child.unref();
    this.child.channel?.unref();
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.stderrTail = (this.stderrTail + chunk.toString('utf8')).slice(-2_000);
    });
    this.child.on('message', (reply: HostReply) => {
      if (reply.type !== 'batch') this.isBusy = false;
      this.replies.push(reply);
      this.wake?.();
    });
    this.child.on('error', () => this.hasEnded(null, null));
    this.child.on('exit', (code, signal) => this.hasEnded(code, signal));
  }

  get isAlive(): boolean {
    return this.endedBy === null;
  }

  /** Names the process for `cancel`, so that a later process of the same number is never hit. */
  get handle(): string {
    return `${this.child.pid}:${startTime(this.child.pid)}`;
  }

  /** One question, one answer: `test`, `describe`, `explain`. */
  async call<T>(
    method: EngineCall,
    argument: unknown,
    options: Pick<QueryOptions, 'signal' | 'timeoutMs'>,
  ): Promise<T> {
    return (await this.ask({ type: 'call', method, argument }, options)) as T; // the host's method of that name made it
  }

  async *stream(query: EngineQuery, options: QueryOptions): AsyncGenerator<RowBatch> {
    const interruption = watchInterruption(options, () => void this.stop());
    this.begin({ type: 'query', query });
    try {
      for (;;) {
        const reply = await this.nextReply();
        if (reply.type === 'batch' && !interruption.error) {
          this.send({ type: 'more' });
          yield { columns: reply.columns, rows: JSON.parse(reply.rows) as Cell[][] }; // made by the host from cells
        } else if (reply.type === 'end' || reply.type === 'failed') {
          if (interruption.error) throw interruption.error;
          if (reply.type === 'failed') throw toAirError(reply);
          options.onEnd?.({ isTruncated: reply.isTruncated });
          return;
        }
      }
    } catch (error) {
      throw interruption.error ?? error;
    } finally {
      interruption.end();
      await this.stop();
      this.letGo();
    }
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  private async ask(request: HostRequest, options: Pick<QueryOptions, 'signal' | 'timeoutMs'>): Promise<unknown> {
    const interruption = watchInterruption(options, () => this.kill());
    this.begin(request);
    try {
      const reply = await this.nextReply();
      if (reply.type === 'answer') return reply.value;
      throw reply.type === 'failed' ? toAirError(reply) : new Error(`unexpected ${reply.type}`);
    } catch (error) {
      throw interruption.error ?? error;
    } finally {
      interruption.end();
      this.letGo();
    }
  }

  /** Asks the engine to stop, and kills the process when it does not answer at once. Ends when the query has ended. */
  private async stop(): Promise<void> {
    if (!this.isBusy) return;
    this.send({ type: 'stop' });
    const timer = setTimeout(() => this.kill(), interruptGraceMs);
    while (this.isAlive && this.isBusy) await this.nextEvent();
    clearTimeout(timer);
  }

  private async nextReply(): Promise<HostReply> {
    for (;;) {
      const reply = this.replies.shift();
      if (reply) return reply;
      if (this.endedBy) throw this.endedBy;
      await this.nextEvent();
    }
  }

  /** `stop` and `nextReply` may wait at the same time. */
  private nextEvent(): Promise<void> {
    return new Promise((resolve) => {
      const before = this.wake;
      this.wake = () => {
        this.wake = null;
        before?.();
        resolve();
      };
    });
  }

  private send(request: HostRequest): void {
    if (this.child.connected) this.child.send(request, () => {}); // a dead child is reported by its exit
  }

  private hasEnded(code: number | null, signal: NodeJS.Signals | null): void {
    if (signal === memoryLimitSignal) {
      this.endedBy = new AirError('run.memory_limit', `the query needed more than ${this.memoryLimitMb} MB`);
    } else {
      const how = signal ? `by ${signal}` : `with code ${code ?? 'unknown'}`;
      const cause = this.stderrTail ? new Error(this.stderrTail) : undefined;
      this.endedBy ??= new AirError('connector.crashed', `the engine process ended ${how}`, { cause });
    }
    this.wake?.();
  }

  /** Only a process that works keeps this one alive. */
  private begin(request: HostRequest): void {
    this.replies.length = 0;
    this.isBusy = true;
    this.child.ref();
    this.child.channel?.ref();
    this.send(request);
  }

  private letGo(): void {
    this.child.unref();
    this.child.channel?.unref();
  }
}

/** Kills the process of a handle when it is still the one that was meant. */
export function killByHandle(handle: string): boolean {
  const [pid, started] = handle.split(':');
  if (!pid || !started || startTime(Number(pid)) !== started) return false;
  try {
    return process.kill(Number(pid), 'SIGKILL');
  } catch {
    return false;
  }
}

/** When the process started, in the kernel's own count; empty where there is no /proc. */
function startTime(pid: number | undefined): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function toAirError(failure: Extract<HostReply, { type: 'failed' }>): AirError {
  return new AirError(failure.code, failure.message, failure.options);
}
