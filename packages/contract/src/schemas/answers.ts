import { z } from 'zod';
import { irSchema } from '../ir.ts';
import { clarificationSchema, phraseSchema } from './asking.ts';
import { cellSchema, columnSchema, idSchema, problemSchema, timestampSchema } from './common.ts';
import { modelUsageSchema } from './models.ts';
import { visualSchema } from './reports.ts';
import { agreementSchema, safetyReportSchema } from './sql.ts';

/** What an answer goes through, in order. */
export const answerStages = [
  'authorize',
  'retrieve',
  'plan',
  'model',
  'write',
  'guard',
  'execute',
  'package',
  'narrate',
] as const;

/** Which way the answer was found, from the surest to the least sure. */
export const answerPaths = ['verified', 'builtin', 'model_ir', 'model_sql'] as const;

/** The values that serve where no token is sent and authentication is off. */
const bodyIdentity = {
  org_id: idSchema.optional(),
  user_id: z.string().max(200).optional(),
  role: idSchema.optional(),
  store_id: z.union([z.string(), z.number()]).optional(),
  store_ids: z
    .array(z.union([z.string(), z.number()]))
    .max(1_000)
    .optional(),
  is_all_stores: z.boolean().optional(),
};

export const askAnswerSchema = z
  .strictObject({
    question: z.string(),
    /** Goes on with a conversation: "and by month?", "only Berlin". */
    conversation_id: z.string().max(100).optional(),
    datasource_id: idSchema.optional(),
    as_of: z.iso.datetime({ local: true, offset: true }).optional(),
    answers: z
      .array(
        z.strictObject({ clarification_id: z.string(), option_id: z.string(), remember: z.boolean().default(true) }),
      )
      .max(20)
      .optional(),
    /** Uses this model and no other, see GET /v1/models. */
    force_model: z.string().max(200).optional(),
    ...bodyIdentity,
  })
  .meta({ id: 'AskAnswer' });

/** One thing to draw: a small declarative spec over the rows beside it. */
export const widgetSchema = z
  .strictObject({
    type: z.enum(['metric_card', 'line', 'bar', 'pie', 'table']),
    title: z.string(),
    /** What a report stores. */
    visual: visualSchema,
    columns: z.array(columnSchema),
    rows: z.array(z.array(cellSchema)),
  })
  .meta({ id: 'Widget' });

export const explainSchema = z
  .strictObject({
    /** What the question was taken to mean. */
    scope_md: z.string(),
    phrases: z.array(phraseSchema),
    assumptions: z.array(z.string()),
    /** Sources that were retrieved: documents, schema notes, verified questions. */
    sources: z.array(
      z.strictObject({ kind: z.enum(['document', 'schema_note', 'verified']), id: z.string(), title: z.string() }),
    ),
    generator: z.enum(['compiler', 'model']).nullable(),
    agreement: agreementSchema.nullable(),
    safety: safetyReportSchema.nullable(),
  })
  .meta({ id: 'Explain' });

export const answerSecuritySchema = z
  .strictObject({
    role: z.string(),
    store: z.strictObject({
      store_id: z.string().nullable(),
      store_ids: z.array(z.string()),
      is_all_stores: z.boolean(),
    }),
    allowed_views: z.array(z.string()),
    /** The row rules that applied: `orders: store_id IN (1, 2)`. Empty when every row is theirs. */
    rls: z.array(z.string()),
    masked: z.array(z.string()),
  })
  .meta({ id: 'AnswerSecurity' });

export const answerMetaSchema = z
  .strictObject({
    rows: z.int().nullable(),
    truncated_by: z.enum(['rows', 'bytes']).nullable(),
    /** Of the engine, in ms. */
    execution_time: z.number().nullable(),
    total_ms: z.number(),
    /** The model that answered, if one took part. */
    model: z.string().nullable(),
    path: z.enum(answerPaths).nullable(),
    tokens: z.int(),
    cost: z.number().nullable(),
    usage: z.array(modelUsageSchema),
    warnings: z.array(z.string()),
    as_of: timestampSchema,
    run_id: z.string().nullable(),
    datasource_id: idSchema.nullable(),
    trace_id: z.string(),
  })
  .meta({ id: 'AnswerMeta' });

export const answerSchema = z
  .strictObject({
    id: z.string(),
    conversation_id: z.string(),
    question: z.string(),
    /** `clarify`: AIR asks back, see `clarifications`. `failed`: see `problem`. */
    status: z.enum(['answered', 'clarify', 'failed']),
    /** In words; every figure in it stands in the rows. */
    answer: z.string(),
    widgets: z.array(widgetSchema),
    sql: z.string().nullable(),
    ir: irSchema.nullable(),
    clarifications: z.array(clarificationSchema),
    /** What one might ask next. */
    suggestions: z.array(z.string()),
    explain: explainSchema,
    security: answerSecuritySchema,
    meta: answerMetaSchema,
    problem: problemSchema.nullable(),
    feedback: z.strictObject({ rating: z.enum(['up', 'down']), reason: z.string() }).nullable(),
    verified_id: z.string().nullable(),
    created_at: timestampSchema,
  })
  .meta({ id: 'Answer' });

/** One server-sent event of an answer on its way; the last one is `answer` or `error`. */
export const answerEventSchema = z
  .discriminatedUnion('event', [
    z.strictObject({
      event: z.literal('stage'),
      data: z.strictObject({
        stage: z.enum(answerStages),
        status: z.enum(['started', 'done', 'skipped', 'failed']),
        message: z.string(),
        duration_ms: z.number().nullable(),
        answer_id: z.string(),
        conversation_id: z.string(),
      }),
    }),
    z.strictObject({ event: z.literal('token'), data: z.strictObject({ text: z.string() }) }),
    z.strictObject({ event: z.literal('answer'), data: answerSchema }),
    z.strictObject({ event: z.literal('error'), data: problemSchema }),
  ])
  .meta({ id: 'AnswerEvent' });

export const feedbackSchema = z
  .strictObject({ rating: z.enum(['up', 'down']), reason: z.string().max(2_000).default('') })
  .meta({ id: 'Feedback' });

export const conversationSchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    datasource_id: idSchema.nullable(),
    turns: z.int(),
    created_at: timestampSchema,
    updated_at: timestampSchema,
  })
  .meta({ id: 'Conversation' });

export const conversationDetailSchema = z
  .strictObject({ ...conversationSchema.shape, answers: z.array(answerSchema) })
  .meta({ id: 'ConversationDetail' });

export const newVerifiedSchema = z
  .strictObject({
    /** The answer that was right; or question and IR of one's own. */
    answer_id: z.string().optional(),
    question: z.string().min(1).max(2_000).optional(),
    ir: irSchema.optional(),
    datasource_id: idSchema.optional(),
  })
  .meta({ id: 'NewVerified' });

export const verifiedSchema = z
  .strictObject({
    id: z.string(),
    question: z.string(),
    datasource_id: idSchema,
    ir: irSchema,
    verified_by: z.string(),
    uses: z.int(),
    created_at: timestampSchema,
  })
  .meta({ id: 'Verified' });

export type AnswerStage = (typeof answerStages)[number];
export type AnswerPath = (typeof answerPaths)[number];
export type AskAnswer = z.output<typeof askAnswerSchema>;
export type Widget = z.output<typeof widgetSchema>;
export type Explain = z.output<typeof explainSchema>;
export type AnswerSecurity = z.output<typeof answerSecuritySchema>;
export type AnswerMeta = z.output<typeof answerMetaSchema>;
export type Answer = z.output<typeof answerSchema>;
export type AnswerEvent = z.output<typeof answerEventSchema>;
