import type { policySchema } from '@air/contract';
import type { PolicyRecord } from '@air/store';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { serve } from '../http/serve.ts';
import { previewPolicy } from '../services/policy/preview-policy.ts';
import { putPolicy } from '../services/policy/put-policy.ts';
import type { World } from '../world.ts';

export function servePolicy(app: FastifyInstance, world: World): void {
  const { policies } = world.store;

  serve(app, world, 'listPolicies', async ({ actor }) => {
    const items = (await policies.list(actor.orgId)).map(viewPolicy);
    return { status: 200, body: { items, total: items.length } };
  });

  serve(app, world, 'putPolicy', async ({ actor, params, body }) => {
    const { role, datasource_id: datasourceId } = params;
    return { status: 200, body: viewPolicy(await putPolicy(world, actor, { role, datasourceId, policy: body })) };
  });

  serve(app, world, 'deletePolicy', async ({ actor, params }) => {
    await policies.remove(actor.orgId, params.role, params.datasource_id);
    return { status: 204 };
  });

  serve(app, world, 'previewPolicy', async ({ actor, traceId, signal, query }) => ({
    status: 200,
    body: await previewPolicy(world, { actor, traceId, signal }, query),
  }));
}

function viewPolicy(policy: PolicyRecord): z.input<typeof policySchema> {
  return {
    role: policy.role,
    datasource_id: policy.datasourceId,
    relations: policy.relations,
    session: policy.session,
    updated_at: policy.updatedAt,
    updated_by: policy.updatedBy,
  };
}
