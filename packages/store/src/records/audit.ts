import { AirError, type Clock, newId } from '@air/core';
import { type Kysely, sql } from 'kysely';
import type { Databases } from '../engines/engine.ts';
import type { AuditFilter, AuditStore } from '../store.ts';
import type { Tables } from '../tables.ts';
import { storable, toAudit, toAuditEvent, toAuditRow, toAuditUpdate } from './audit-row.ts';
import { countAll } from './count.ts';

const expiredAtOnce = 500;

export function auditStore({ relaxed: db }: Databases, clock: Clock): AuditStore {
  const now = () => clock.now().toISOString();
  let lastSeq = 0; // the events of a log are written by one process, often several within a millisecond

  return {
    async begin(orgId, log) {
      await db
        .insertInto('query_audit_logs')
        .values(toAuditRow(orgId, log, now()))
        .execute();
    },

    async event(orgId, logId, ...events) {
      const rows = events.map(({ stage, status, message, durationMs, metadata }) => ({
        org_id: orgId,
        id: newId('evt'),
        log_id: logId,
        seq: ++lastSeq,
        stage,
        status,
        message: storable(message),
        duration_ms: durationMs,
        metadata: JSON.stringify(metadata),
        created_at: now(),
      }));
      if (rows.length > 0) await db.insertInto('query_audit_events').values(rows).execute();
    },

    async change(orgId, logId, change) {
      const changed = await db
        .updateTable('query_audit_logs')
        .set(toAuditUpdate(change, now()))
        .where('org_id', '=', orgId)
        .where('id', '=', logId)
        .returning('id')
        .executeTakeFirst();
      if (!changed) throw missing(logId);
    },

    async list(orgId, filter) {
      const logs = selectLogs(db, orgId, filter);
      const rows = await logs
        .selectAll()
        .orderBy('started_at', 'desc')
        .orderBy('id', 'desc')
        .limit(filter.limit)
        .offset(filter.offset)
        .execute();
      const { total } = await logs.select(countAll.as('total')).executeTakeFirstOrThrow();
      return { items: rows.map(toAudit), total };
    },

    async get(orgId, id) {
      const row = await db
        .selectFrom('query_audit_logs')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) throw missing(id);
      const events = await db
        .selectFrom('query_audit_events')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('log_id', '=', id)
        .orderBy('created_at')
        .orderBy('seq')
        .execute();
      return { ...toAudit(row), events: events.map(toAuditEvent) };
    },

    async settleLost(olderThanMs) {
      const lost = await db
        .updateTable('query_audit_logs')
        .set({ status: 'lost', completed_at: now(), updated_at: now() })
        .where('status', '=', sql.lit('running'))
        .where('started_at', '<', new Date(clock.now().getTime() - olderThanMs).toISOString())
        .returning('id')
        .execute();
      return lost.length;
    },

    /** Bit by bit, so that nobody waits long for the lock. */
    async expire() {
      for (let total = 0; ;) {
        const removed = await removeExpired(db, now());
        total += removed;
        if (removed < expiredAtOnce) return total;
      }
    },
  };
}

function selectLogs(db: Kysely<Tables>, orgId: string, filter: AuditFilter) {
  let logs = db.selectFrom('query_audit_logs').where('org_id', '=', orgId);
  const { q, userId, conversationId, status, path, from, to } = filter;
  if (q !== undefined) {
    const pattern = `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    logs = logs.where((log) =>
      log.or([
        sql<boolean>`search_text like ${pattern} escape '\\'`,
        log('id', '=', q),
        log('correlation_id', '=', q),
        log('run_id', '=', q),
      ]),
    );
  }
  if (userId !== undefined) logs = logs.where('user_id', '=', userId);
  if (conversationId !== undefined) logs = logs.where('conversation_id', '=', conversationId);
  if (status !== undefined) logs = logs.where('status', '=', status);
  if (path !== undefined) logs = logs.where('path', '=', path);
  if (from !== undefined) logs = logs.where('started_at', '>=', from);
  if (to !== undefined) logs = logs.where('started_at', '<', to);
  return logs;
}

function removeExpired(db: Kysely<Tables>, time: string): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const expired = await transaction
      .selectFrom('query_audit_logs')
      .select(['org_id', 'id'])
      .where('expires_at', '<', time)
      .orderBy('expires_at')
      .limit(expiredAtOnce)
      .execute();
    for (const { org_id: orgId, id } of expired) {
      await transaction.deleteFrom('query_audit_events').where('org_id', '=', orgId).where('log_id', '=', id).execute();
      await transaction.deleteFrom('query_audit_logs').where('org_id', '=', orgId).where('id', '=', id).execute();
    }
    return expired.length;
  });
}

function missing(id: string): AirError {
  return new AirError('store.not_found', `there is no audit record ${id}`);
}
