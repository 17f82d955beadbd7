import { AirError } from '@air/core';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Engine } from './engines/engine.ts';
import { type Migration, migrations } from './migrations/index.ts';
import type { Tables } from './tables.ts';

/** Brings the tables up to date, all of it or nothing; of two processes that start at once, the second finds it done. */
export async function migrate(db: Kysely<Tables>, engine: Engine, known: Migration[] = migrations): Promise<string[]> {
  return db.transaction().execute(async (transaction) => {
    await engine.lockMigrations(transaction);
    const applied = await readApplied(transaction);
    refuseNewer(applied, known);
    const pending = known.filter((migration) => !applied.has(migration.name));
    for (const migration of pending) {
      await migration.up(transaction as unknown as Transaction<unknown>, engine); // it knows the tables of its own time
      await transaction.insertInto('migrations').values({ name: migration.name, applied_at: engine.now() }).execute();
    }
    return pending.map((migration) => migration.name);
  });
}

async function readApplied(transaction: Transaction<Tables>): Promise<Set<string>> {
  await sql`create table if not exists migrations (name text primary key, applied_at text not null)`.execute(
    transaction,
  );
  const rows = await transaction.selectFrom('migrations').select('name').execute();
  return new Set(rows.map((row) => row.name));
}

function refuseNewer(applied: Set<string>, known: Migration[]): void {
  const names = new Set(known.map((migration) => migration.name));
  const unknown = [...applied].find((name) => !names.has(name));
  if (unknown === undefined) return;
  throw new AirError('store.newer', `the control plane has migration ${unknown}, which this AIR does not know`, {
    hint: 'start the AIR that made it, or use another control-plane database',
  });
}
