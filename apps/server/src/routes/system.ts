import { listTools } from '@air/contract';
import { AirError } from '@air/core';
import type { FastifyInstance } from 'fastify';
import { serve } from '../http/serve.ts';
import type { World } from '../world.ts';

export function serveSystem(app: FastifyInstance, world: World): void {
  const startedAt = performance.now();

  serve(app, world, 'getHealth', async () => {
    const runners = await countRunners(world);
    const health = {
      version: world.version,
      control_plane: runners === null ? ('down' as const) : ('ok' as const),
      runners: runners ?? 0,
      uptime_s: Math.round((performance.now() - startedAt) / 100) / 10,
    };
    if (runners === null) return { status: 503, body: { status: 'degraded', ...health } };
    return { status: 200, body: { status: runners > 0 ? 'ok' : 'degraded', ...health } };
  });

  serve(app, world, 'listTools', async () => ({ status: 200, body: { tools: listTools() } }));
}

/** Null when the control plane does not answer. */
async function countRunners({ store, log }: World): Promise<number | null> {
  try {
    await store.ping();
    return await store.runners.count();
  } catch (error) {
    if (!(error instanceof AirError)) log.error({ err: error }, 'the control plane does not answer');
    return null;
  }
}
