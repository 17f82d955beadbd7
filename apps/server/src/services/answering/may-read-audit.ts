import { AirError } from '@air/core';
import type { AuditRecord } from '@air/store';
import type { Actor } from '../../http/actor.ts';
import type { World } from '../../world.ts';
import { accessOf, readableRun } from '../access.ts';
import { checkSeesAlike } from './read-answer.ts';

/** Whether the reader sees today what the asker saw: only then may they read what quotes rows and values. */
export async function mayReadAudit(world: World, actor: Actor, log: AuditRecord): Promise<boolean> {
  try {
    if (log.runId !== null) await readableRun(world, actor, log.runId);
    if (log.datasourceId === null) return true;
    if ((await accessOf(world, actor, log.datasourceId)).isUnrestricted) return true;
    await checkSeesAlike(world, actor, await world.store.conversations.getTurn(actor.orgId, log.id));
    return true;
  } catch (error) {
    if (!(error instanceof AirError)) throw error;
    if (error.code.startsWith('policy.') || error.code === 'store.not_found') return false;
    if (error.code === 'datasource.not_learned') return actor.level === 'admin';
    throw error;
  }
}
