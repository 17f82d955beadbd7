import { z } from 'zod';
import { irSchema } from '../ir.ts';
import { idSchema, timestampSchema } from './common.ts';
import { meaningSchema } from './learning.ts';
import { reportDefinitionSchema } from './reports.ts';

/** A part of the question and what it was taken to mean. Offsets count characters of the question. */
export const phraseSchema = z
  .strictObject({
    text: z.string(),
    start: z.int(),
    end: z.int(),
    kind: z.enum(['metric', 'dimension', 'filter', 'time', 'order', 'limit', 'entity', 'ignored', 'unknown']),
    meaning: z.string(),
  })
  .meta({ id: 'Phrase' });

export const clarificationSchema = z
  .strictObject({
    /** Stable for the same question on the same catalog. */
    id: z.string(),
    /** The words that are in doubt. */
    phrase: z.string(),
    question: z.string(),
    /** What it could mean, likeliest first; empty when nothing comes near. */
    options: z.array(z.strictObject({ id: z.string(), label: z.string(), meaning: meaningSchema.nullable() })),
  })
  .meta({ id: 'Clarification' });

export const askSchema = z
  .strictObject({
    question: z.string(),
    datasource_id: idSchema.optional(),
    /** The moment that "last month" counts from; now when left out. */
    as_of: z.iso.datetime({ local: true, offset: true }).optional(),
    /** Options picked from the clarifications of an earlier try. */
    answers: z
      .array(
        z.strictObject({ clarification_id: z.string(), option_id: z.string(), remember: z.boolean().default(true) }),
      )
      .max(20)
      .optional(),
  })
  .meta({ id: 'Ask' });

export const scopeDraftSchema = z
  .strictObject({
    question: z.string(),
    datasource_id: idSchema,
    /** `understood`: ready to approve. `unsure`: show the scope before running. `clarify`: answer the questions first. */
    status: z.enum(['understood', 'unsure', 'clarify']),
    /** 0 to 1. */
    confidence: z.number(),
    title: z.string(),
    scope_md: z.string(),
    phrases: z.array(phraseSchema),
    assumptions: z.array(z.string()),
    clarifications: z.array(clarificationSchema),
    ir: irSchema.nullable(),
    as_of: timestampSchema,
    /** `builtin`: the planner that needs no model. */
    path: z.enum(['builtin', 'model', 'verified']),
    /** The IR as a report: its time range and filter values as parameters with today's values as defaults. */
    get suggested_report() {
      return reportDefinitionSchema.nullable().optional();
    },
  })
  .meta({ id: 'ScopeDraft' });

export const scopeVersionSchema = z
  .strictObject({
    id: z.string(),
    scope_id: z.string(),
    version: z.int(),
    scope_md: z.string(),
    ir: irSchema.nullable(),
    approved: z.boolean(),
    approved_by: z.string().nullable(),
    approved_at: timestampSchema.nullable(),
    created_at: timestampSchema,
  })
  .meta({ id: 'ScopeVersion' });

export const scopeSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    question: z.string(),
    datasource_id: idSchema,
    status: z.enum(['draft', 'approved']),
    latest_version: z.int(),
    created_at: timestampSchema,
    updated_at: timestampSchema,
  })
  .meta({ id: 'Scope' });

export const scopeDetailSchema = z
  .strictObject({ ...scopeSchema.shape, versions: z.array(scopeVersionSchema) })
  .meta({ id: 'ScopeDetail' });

export const newScopeSchema = z
  .strictObject({
    name: z.string().min(1).max(200),
    question: z.string().max(2_000),
    datasource_id: idSchema,
    scope_md: z.string().min(1).max(100_000),
    ir: irSchema.optional(),
    approve: z.boolean().default(false),
  })
  .meta({ id: 'NewScope' });

export const newScopeVersionSchema = z
  .strictObject({
    /** Left out: the latest version is approved as it stands. */
    scope_md: z.string().min(1).max(100_000).optional(),
    ir: irSchema.optional(),
    approve: z.boolean().default(false),
  })
  .meta({ id: 'NewScopeVersion' });

export const refineScopeSchema = z
  .strictObject({
    scope_id: z.string(),
    /** What to change, in words: "only Berlin", "by month instead". Or the edited Markdown. One of the two. */
    instruction: z.string().min(1).max(2_000).optional(),
    scope_md: z.string().min(1).max(100_000).optional(),
    as_of: z.iso.datetime({ local: true, offset: true }).optional(),
  })
  .meta({ id: 'RefineScope' });

export const refinedScopeSchema = z
  .strictObject({
    version: scopeVersionSchema.nullable(),
    draft: scopeDraftSchema,
  })
  .meta({ id: 'RefinedScope' });

export const scopeDiffSchema = z
  .strictObject({
    from: z.int(),
    to: z.int(),
    lines: z.array(z.strictObject({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
  })
  .meta({ id: 'ScopeDiff' });

export type Phrase = z.output<typeof phraseSchema>;

export type Clarification = z.output<typeof clarificationSchema>;

export type ScopeDraft = z.output<typeof scopeDraftSchema>;
