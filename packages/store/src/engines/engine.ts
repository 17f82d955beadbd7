import type { Dialect, Kysely, RawBuilder, Transaction } from 'kysely';
import type { Tables } from '../tables.ts';
import type { FullText } from './full-text.ts';

/** What differs between the databases that can hold the control plane. */
export interface Engine {
  /** `durable` waits until a commit is on disk; `relaxed` may lose the last moments when the machine loses power. */
  dialect(durability: 'durable' | 'relaxed'): Dialect;
  /** The database's own time, ISO 8601 in UTC, moved by some milliseconds. */
  now(shiftMs?: number): RawBuilder<string>;
  /** Rows can be locked by `for update`; else a transaction that writes is alone anyway. */
  supportsSkipLocked: boolean;
  fullText: FullText;
  /** Makes other processes that migrate wait until the transaction ends. */
  lockMigrations(transaction: Transaction<Tables>): Promise<void>;
}

/** The control plane twice: what must survive a power cut, and bookkeeping that leases repair anyway. */
export interface Databases {
  engine: Engine;
  durable: Kysely<Tables>;
  relaxed: Kysely<Tables>;
}
