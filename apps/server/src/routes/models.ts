import type { budgetSchema, modelStatusSchema } from '@air/contract';
import type { BudgetState, ModelStatus } from '@air/models';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { serve } from '../http/serve.ts';
import type { World } from '../world.ts';

export function serveModels(app: FastifyInstance, world: World): void {
  serve(app, world, 'listModels', async ({ actor }) => {
    const [models, budgets] = await Promise.all([world.models.status(), world.models.budgets(actor)]);
    return { status: 200, body: { models: models.map(viewModel), budgets: budgets.map(viewBudget) } };
  });
}

function viewModel(model: ModelStatus): z.input<typeof modelStatusSchema> {
  const { id, tasks, state, reason, calls, failures } = model;
  return {
    id,
    model: model.model,
    base_url: model.baseUrl,
    tasks,
    state,
    reason,
    is_discovered: model.isDiscovered,
    latency_ms: model.latencyMs,
    checked_at: model.checkedAt,
    calls,
    failures,
  };
}

function viewBudget(budget: BudgetState): z.input<typeof budgetSchema> {
  return {
    of: budget.of,
    period: budget.period,
    limit_usd: budget.limitUsd,
    spent_usd: budget.spentUsd,
    limit_tokens: budget.limitTokens,
    spent_tokens: budget.spentTokens,
    state: budget.state,
  };
}
