import type { DocumentRecord } from '@air/store';
import type { Actor } from '../../http/actor.ts';

/** Whether somebody may know of a document: admins of every one, others of those for their role. */
export function isForReader({ level, role }: Actor, { roles }: Pick<DocumentRecord, 'roles'>): boolean {
  return level === 'admin' || roles === null || roles.includes(role);
}
