import type { Transaction } from 'kysely';
import { up as controlPlane } from './0001-control-plane.ts';

export interface Migration {
  name: string;
  up(transaction: Transaction<unknown>): Promise<void>;
}

/** In the order in which they are applied. One that was released is never changed: the next one mends it. */
export const migrations: Migration[] = [{ name: '0001-control-plane', up: controlPlane }];
