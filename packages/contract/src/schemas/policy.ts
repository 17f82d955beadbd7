import { z } from 'zod';
import { idSchema, timestampSchema } from './common.ts';

const scopeValues = z.array(z.union([z.string(), z.number()]));

/** Rows whose column holds one of the values: written out, or those of a claim of whoever asks. */
export const rowRuleSchema = z
  .union([
    z.strictObject({ column: z.string().min(1), values: scopeValues.min(1).max(1_000) }),
    z.strictObject({
      column: z.string().min(1),
      /** A claim that holds one value or a list. Who lacks it sees nothing: `policy.claim_missing`. */
      claim: z.string().regex(/^[a-z][a-z0-9_]{0,62}$/),
      /** A claim that, when true, lifts the rule: `is_all_stores`. */
      unless: z
        .string()
        .regex(/^[a-z][a-z0-9_]{0,62}$/)
        .optional(),
    }),
  ])
  .meta({ id: 'RowRule' });

export const relationRuleSchema = z
  .strictObject({
    /** A table or view of the catalog, or `*`: all that are not named and have every column of `rows`. */
    relation: z.string().min(1).max(300),
    /** All of them hold. */
    rows: z.array(rowRuleSchema).max(20).default([]),
    /** Columns whose values are replaced by NULL before anything else sees them. */
    masked: z.array(z.string().min(1)).max(500).default([]),
  })
  .meta({ id: 'RelationRule' });

export const policySchema = z
  .strictObject({
    role: idSchema,
    datasource_id: idSchema,
    /** Relations that no rule names are not there for the role. */
    relations: z.array(relationRuleSchema),
    /** Session variables set on Postgres before each statement, for row security of its own. */
    session: z.array(z.strictObject({ variable: z.string(), claim: z.string() })),
    updated_at: timestampSchema,
    updated_by: z.string(),
  })
  .meta({ id: 'Policy' });

export const newPolicySchema = z
  .strictObject({
    relations: z.array(relationRuleSchema).min(1).max(2_000),
    session: z
      .array(
        z.strictObject({
          variable: z.string().regex(/^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$/, 'a name such as "app.store_ids"'),
          claim: z.string().regex(/^[a-z][a-z0-9_]{0,62}$/),
        }),
      )
      .max(20)
      .default([]),
  })
  .meta({ id: 'NewPolicy' });

export const previewRelationSchema = z
  .strictObject({
    relation: z.string(),
    is_allowed: z.boolean(),
    /** `store_id IN (1, 2)`; empty for all rows. */
    predicates: z.array(z.string()),
    masked: z.array(z.string()),
    /** Rows they see; null where it was not counted, and why. */
    rows: z.int().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'PreviewRelation' });

export const policyPreviewSchema = z
  .strictObject({
    user_id: z.string(),
    username: z.string(),
    role: z.string(),
    datasources: z.array(
      z.strictObject({
        datasource_id: idSchema,
        display_name: z.string(),
        /** `all`: nothing is withheld. `none`: no policy of the role, or a claim is missing; `reason` says which. */
        access: z.enum(['all', 'some', 'none']),
        reason: z.string().nullable(),
        relations: z.array(previewRelationSchema),
        session: z.array(z.strictObject({ variable: z.string(), value: z.string() })),
      }),
    ),
  })
  .meta({ id: 'PolicyPreview' });

export type RowRule = z.output<typeof rowRuleSchema>;
export type RelationRule = z.output<typeof relationRuleSchema>;
export type NewPolicy = z.output<typeof newPolicySchema>;
