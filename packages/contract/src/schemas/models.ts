import { z } from 'zod';

export const modelTasks = ['chat', 'ir', 'sql', 'qa', 'embeddings'] as const;

export const modelUsageSchema = z
  .strictObject({
    /** `openai/gpt-4o-mini` */
    model: z.string(),
    task: z.enum(modelTasks),
    input_tokens: z.int().nullable(),
    output_tokens: z.int().nullable(),
    total_tokens: z.int().nullable(),
    /** The server did not say; counted from the length of the texts. */
    is_estimated: z.boolean(),
    /** Null when the model has no price. */
    cost_usd: z.number().nullable(),
    ms: z.number(),
  })
  .meta({ id: 'ModelUsage' });

export const modelStatusSchema = z
  .strictObject({
    /** What `force_model` takes: `openai`, `llama3`, `sqlcoder`, `openrouter` or the id of a provider. */
    id: z.string(),
    /** `openai/gpt-4o-mini` */
    model: z.string(),
    base_url: z.string(),
    /** What it is used for, and in which place: 1 is the primary. */
    tasks: z.array(z.strictObject({ task: z.enum(modelTasks), place: z.int() })),
    state: z.enum(['ready', 'unreachable', 'cooling_down', 'not_configured']),
    /** Why it is not ready; never a key. */
    reason: z.string().nullable(),
    is_discovered: z.boolean(),
    latency_ms: z.number().nullable(),
    checked_at: z.iso.datetime().nullable(),
    calls: z.int(),
    failures: z.int(),
  })
  .meta({ id: 'ModelStatus' });

export const budgetSchema = z
  .strictObject({
    /** Whose: the caller's own, or the organisation's. */
    of: z.enum(['user', 'org']),
    period: z.enum(['day', 'month']),
    limit_usd: z.number().nullable(),
    spent_usd: z.number(),
    limit_tokens: z.int().nullable(),
    spent_tokens: z.int(),
    state: z.enum(['ok', 'warning', 'exceeded']),
  })
  .meta({ id: 'Budget' });

export const modelsSchema = z
  .strictObject({ models: z.array(modelStatusSchema), budgets: z.array(budgetSchema) })
  .meta({ id: 'Models' });

export type ModelTask = (typeof modelTasks)[number];
export type ModelUsage = z.output<typeof modelUsageSchema>;
