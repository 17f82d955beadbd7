import { AirError } from '@air/core';
import { canceled } from './interruption.ts';

export interface PoolOptions<T> {
  maxSize: number;
  create(): Promise<T>;
  destroy(resource: T): void | Promise<void>;
  /** False for a connection that broke while it was idle. */
  isAlive(resource: T): boolean;
  /** Makes a used connection as new, so that nothing of one caller reaches the next. */
  reset?(resource: T): Promise<void>;
  /** An idle connection is closed after this time; 0 keeps it. */
  idleMs?: number;
  now?: () => number;
}

interface Waiter<T> {
  resolve: (resource: T) => void;
  reject: (error: unknown) => void;
}

interface Idle<T> {
  resource: T;
  timer: NodeJS.Timeout | null;
}

const firstBackOffMs = 1_000;
const longestBackOffMs = 30_000;

/**
 * Connections to one datasource, at most `maxSize`. A source that cannot be reached fails fast: until the back-off
 * (1 s, doubling to 30 s) is over the last error is given again without knocking.
 */
export class ConnectionPool<T> {
  private readonly options: PoolOptions<T>;
  private readonly idle: Idle<T>[] = [];
  private readonly waiters: Waiter<T>[] = [];
  private readonly resets = new Set<Promise<void>>();
  private size = 0;
  private isClosed = false;
  private failures = 0;
  private retryAt = 0;
  private lastError: AirError | null = null;

  constructor(options: PoolOptions<T>) {
    this.options = options;
  }

  /** `isProbe` tries even during the back-off: a person who tests a connection wants to know about now. */
  async acquire(request: { signal?: AbortSignal | undefined; isProbe?: boolean } = {}): Promise<T> {
    if (this.isClosed) throw new AirError('connector.lost', 'the datasource was closed');
    if (request.signal?.aborted) throw canceled(request.signal);
    for (let idle = this.idle.pop(); idle; idle = this.idle.pop()) {
      if (idle.timer) clearTimeout(idle.timer);
      if (this.options.isAlive(idle.resource)) return idle.resource;
      this.discard(idle.resource);
    }
    if (this.size >= this.options.maxSize) return this.wait(request.signal);
    if (!request.isProbe) this.assertNotBackingOff();
    return this.create();
  }

  /** Gives a connection back. One that may still be busy is not reusable and is closed. */
  release(resource: T, isReusable: boolean): void {
    if (!isReusable || this.isClosed || !this.options.isAlive(resource)) {
      this.discard(resource);
      this.serveWaiterAnew();
      return;
    }
    const reset = (this.options.reset?.(resource) ?? Promise.resolve()).then(
      () => this.handOver(resource),
      () => {
        this.discard(resource);
        this.serveWaiterAnew();
      },
    );
    this.resets.add(reset);
    void reset.finally(() => this.resets.delete(reset));
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const waiter of this.waiters.splice(0))
      waiter.reject(new AirError('connector.lost', 'the datasource was closed'));
    await Promise.all(this.resets);
    await Promise.all(
      this.idle.splice(0).map(async ({ resource, timer }) => {
        if (timer) clearTimeout(timer);
        await this.options.destroy(resource);
      }),
    );
  }

  private async create(): Promise<T> {
    this.size++;
    try {
      const resource = await this.options.create();
      this.failures = 0;
      this.lastError = null;
      return resource;
    } catch (error) {
      this.size--;
      this.backOff(error);
      this.failWaiters(error);
      throw error;
    }
  }

  private assertNotBackingOff(): void {
    const waitMs = this.retryAt - this.now();
    if (!this.lastError || waitMs <= 0) return;
    const hint = `tried ${this.failures} times; the next attempt is made in ${Math.ceil(waitMs / 1000)} s`;
    throw new AirError(this.lastError.code, this.lastError.message, { hint });
  }

  private backOff(error: unknown): void {
    if (!(error instanceof AirError) || !['connector.unreachable', 'connector.rejected'].includes(error.code)) return;
    this.lastError = error;
    this.retryAt = this.now() + Math.min(firstBackOffMs * 2 ** this.failures, longestBackOffMs);
    this.failures++;
  }

  private wait(signal: AbortSignal | undefined): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const onAbort = (): void => {
        this.waiters.splice(this.waiters.indexOf(waiter), 1);
        reject(canceled(signal));
      };
      const waiter: Waiter<T> = {
        resolve: (resource) => {
          signal?.removeEventListener('abort', onAbort);
          resolve(resource);
        },
        reject: (error) => {
          signal?.removeEventListener('abort', onAbort);
          reject(error);
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.waiters.push(waiter);
    });
  }

  private handOver(resource: T): void {
    const waiter = this.waiters.shift();
    if (waiter) {
      waiter.resolve(resource);
    } else if (this.isClosed) {
      this.discard(resource);
    } else {
      const idleMs = this.options.idleMs ?? 0;
      const timer = idleMs > 0 ? setTimeout(() => this.expire(resource), idleMs).unref() : null;
      this.idle.push({ resource, timer });
    }
  }

  private expire(resource: T): void {
    const index = this.idle.findIndex((idle) => idle.resource === resource);
    if (index < 0) return;
    this.idle.splice(index, 1);
    this.discard(resource);
  }

  /** A place became free without a connection to hand over: the longest waiter gets a new one. */
  private serveWaiterAnew(): void {
    const waiter = this.waiters.shift();
    if (waiter) this.create().then(waiter.resolve, waiter.reject);
  }

  private failWaiters(error: unknown): void {
    for (const waiter of this.waiters.splice(0)) waiter.reject(error);
  }

  private discard(resource: T): void {
    this.size--;
    void this.options.destroy(resource);
  }

  private now(): number {
    return this.options.now?.() ?? Date.now();
  }
}
