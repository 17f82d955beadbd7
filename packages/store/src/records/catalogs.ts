import { type Clock, newId } from '@air/core';
import type { Transaction } from 'kysely';
import type { Databases } from '../engines/engine.ts';
import type { CatalogStore, SchemaNoteRecord } from '../store.ts';
import type { Tables } from '../tables.ts';

type NewNote = Omit<SchemaNoteRecord, 'createdAt'>;

const notesPerStatement = 100;

export function catalogStore({ durable: db }: Databases, clock: Clock): CatalogStore {
  return {
    async get(orgId, datasourceId) {
      const row = await db
        .selectFrom('catalogs')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('datasource_id', '=', datasourceId)
        .executeTakeFirst();
      return row ? { datasourceId, version: row.version, json: row.catalog_json, learnedAt: row.learned_at } : null;
    },

    async getVersion(orgId, datasourceId) {
      const row = await db
        .selectFrom('catalogs')
        .select('version')
        .where('org_id', '=', orgId)
        .where('datasource_id', '=', datasourceId)
        .executeTakeFirst();
      return row?.version ?? null;
    },

    async put(orgId, { datasourceId, version, json, learnedAt }) {
      const content = { version, catalog_json: json, learned_at: learnedAt };
      await db
        .insertInto('catalogs')
        .values({ org_id: orgId, datasource_id: datasourceId, ...content })
        .onConflict((conflict) => conflict.columns(['org_id', 'datasource_id']).doUpdateSet(content))
        .execute();
    },

    async notes(orgId, datasourceId) {
      const rows = await db
        .selectFrom('schema_notes')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('datasource_id', '=', datasourceId)
        .orderBy('object')
        .orderBy('chunk')
        .execute();
      return rows.map((row) => ({
        object: row.object,
        chunk: row.chunk,
        md: row.md,
        mdHash: row.md_hash,
        createdAt: row.created_at,
      }));
    },

    putNotes: (orgId, datasourceId, notes) =>
      db.transaction().execute(async (transaction) => {
        const before = await readHashes(transaction, orgId, datasourceId);
        const changed = notes.filter((note) => before.get(keyOf(note))?.hash !== note.mdHash);
        const kept = new Set(notes.map(keyOf));
        const gone = [...before].filter(([key]) => !kept.has(key)).map(([, { id }]) => id);
        await writeNotes(transaction, changed, { orgId, datasourceId, now: clock.now().toISOString() });
        await removeNotes(transaction, gone);
        return { changed: changed.length, unchanged: notes.length - changed.length, removed: gone.length };
      }),
  };
}

async function readHashes(transaction: Transaction<Tables>, orgId: string, datasourceId: string) {
  const rows = await transaction
    .selectFrom('schema_notes')
    .select(['id', 'object', 'chunk', 'md_hash'])
    .where('org_id', '=', orgId)
    .where('datasource_id', '=', datasourceId)
    .execute();
  return new Map(rows.map((row) => [keyOf(row), { id: row.id, hash: row.md_hash }]));
}

async function writeNotes(
  transaction: Transaction<Tables>,
  notes: NewNote[],
  { orgId, datasourceId, now }: { orgId: string; datasourceId: string; now: string },
): Promise<void> {
  for (let start = 0; start < notes.length; start += notesPerStatement) {
    const rows = notes.slice(start, start + notesPerStatement).map((note) => ({
      org_id: orgId,
      id: newId('note'),
      datasource_id: datasourceId,
      object: note.object,
      chunk: note.chunk,
      md: note.md,
      md_hash: note.mdHash,
      created_at: now,
    }));
    await transaction
      .insertInto('schema_notes')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['org_id', 'datasource_id', 'object', 'chunk']).doUpdateSet((row) => ({
          md: row.ref('excluded.md'),
          md_hash: row.ref('excluded.md_hash'),
          created_at: row.ref('excluded.created_at'),
        })),
      )
      .execute();
  }
}

async function removeNotes(transaction: Transaction<Tables>, ids: string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += notesPerStatement) {
    await transaction
      .deleteFrom('schema_notes')
      .where('id', 'in', ids.slice(start, start + notesPerStatement))
      .execute();
  }
}

function keyOf({ object, chunk }: { object: string; chunk: number }): string {
  return `${chunk} ${object}`;
}
