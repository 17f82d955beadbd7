import type { AirError } from '@air/core';

/** The socket that rows arrive on. */
export interface Faucet {
  pause(): void;
  resume(): void;
}

/** Rows between a socket and a consumer: the socket is paused while there are more than the consumer takes. */
export class RowBuffer<Row> {
  private rows: Row[] = [];
  private faucet: Faucet | null = null;
  private isPaused = false;
  private isAbandoned = false;
  private isEnded = false;
  private error: AirError | null = null;
  private wake: (() => void) | null = null;
  private readonly highWater: number;

  constructor(highWater: number) {
    this.highWater = highWater;
  }

  connect(faucet: Faucet): void {
    this.faucet = faucet;
  }

  push(row: Row): void {
    if (this.isAbandoned) return;
    this.rows.push(row);
    if (this.rows.length >= this.highWater * 2 && !this.isPaused) {
      this.isPaused = true;
      this.faucet?.pause();
    }
    if (this.rows.length >= this.highWater) this.wake?.();
  }

  end(error: AirError | null = null): void {
    this.error ??= error;
    this.isEnded = true;
    this.wake?.();
  }

  /** The server has finished with the statement, however it did. */
  get hasEnded(): boolean {
    return this.isEnded;
  }

  /** It has finished, and every row was taken. */
  get isDrained(): boolean {
    return this.isEnded && this.rows.length === 0;
  }

  /** The next `count` rows, or what is left of them; throws when the statement failed. */
  async take(count: number): Promise<Row[]> {
    while (this.rows.length < count && !this.isEnded) await this.nextEvent();
    if (this.error) throw this.error;
    const isAll = this.rows.length <= count;
    const taken = isAll ? this.rows : this.rows.slice(0, count);
    this.rows = isAll ? [] : this.rows.slice(count);
    if (this.rows.length < this.highWater) this.resume();
    return taken;
  }

  /** Lets the rest flow by unread until the statement has ended. */
  async drain(): Promise<void> {
    this.isAbandoned = true;
    this.rows = [];
    this.resume();
    while (!this.isEnded) await this.nextEvent();
  }

  private resume(): void {
    if (!this.isPaused) return;
    this.isPaused = false;
    this.faucet?.resume();
  }

  /** `take` and `drain` may wait at the same time. */
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
}
