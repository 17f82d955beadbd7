import { AirError } from '@air/core';
import type { AuditRecord } from '@air/store';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../http/actor.ts';
import { serve } from '../http/serve.ts';
import { mayReadAudit } from '../services/answering/may-read-audit.ts';
import { viewAudit, viewAuditDetail } from '../views/audit-view.ts';
import type { World } from '../world.ts';

export function serveAudit(app: FastifyInstance, world: World): void {
  const { audit } = world.store;

  serve(app, world, 'listAudit', async ({ actor, query }) => {
    const { limit, offset, q, user_id: named, conversation_id: conversation, status, path, from, to } = query;
    const userId = actor.level === 'admin' ? named : actor.userId;
    const isOthers = named !== undefined && userId !== named;
    if (isOthers) return { status: 200, body: { items: [], total: 0 } };
    const { items, total } = await audit.list(actor.orgId, {
      limit,
      offset,
      ...(q !== undefined && { q }),
      ...(userId !== undefined && { userId }),
      ...(conversation !== undefined && { conversationId: conversation }),
      ...(status !== undefined && { status }),
      ...(path !== undefined && { path }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    });
    return { status: 200, body: { items: items.map(viewAudit), total } };
  });

  serve(app, world, 'getAudit', async ({ actor, params }) => {
    const log = await audit.get(actor.orgId, params.id);
    checkMayKnow(actor, log);
    return { status: 200, body: viewAuditDetail(log, await mayReadAudit(world, actor, log)) };
  });
}

function checkMayKnow({ userId, level }: Actor, log: AuditRecord): void {
  if (log.userId === userId || level === 'admin') return;
  throw new AirError('store.not_found', `there is no audit record ${log.id}`);
}
