import type { Transaction } from 'kysely';
import type { Engine } from '../engines/engine.ts';
import { up as controlPlane } from './0001-control-plane.ts';
import { up as whoAsks } from './0002-who-asks.ts';

export interface Migration {
  name: string;
  up(transaction: Transaction<unknown>, engine: Engine): Promise<void>;
}

/** In the order in which they are applied. One that was released is never changed: the next one mends it. */
export const migrations: Migration[] = [
  { name: '0001-control-plane', up: controlPlane },
  { name: '0002-who-asks', up: whoAsks },
];
