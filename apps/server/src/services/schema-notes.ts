import { notesOf } from '@air/engine/learn';
import type { Access } from '@air/engine/policy';
import type { SchemaNoteRecord } from '@air/store';

/** The notes as a caller may read them: where something is withheld, they are written anew from what is not. */
export function notesFor({ catalog, isUnrestricted }: Access, stored: SchemaNoteRecord[]): SchemaNoteRecord[] {
  if (isUnrestricted) return stored;
  return catalog.tables
    .flatMap((table) => notesOf(table, catalog.relationships))
    .map((note) => ({ ...note, createdAt: catalog.learnedAt }));
}
