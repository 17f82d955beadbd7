import { z } from 'zod';
import { idSchema, timestampSchema } from './common.ts';

export const documentSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    media_type: z.string(),
    /** Roles that may be told what it says; null for all. */
    roles: z.array(idSchema).nullable(),
    /** Null: about no datasource in particular. */
    datasource_id: idSchema.nullable(),
    byte_count: z.int(),
    chunks: z.int(),
    embedded: z.boolean(),
    uploaded_by: z.string(),
    created_at: timestampSchema,
  })
  .meta({ id: 'Document' });

/** One of `text` and `base64`. */
export const newDocumentSchema = z
  .strictObject({
    name: z.string().min(1).max(300),
    media_type: z.enum(['text/markdown', 'text/plain', 'application/pdf']),
    text: z.string().max(5_000_000).optional(),
    base64: z.base64().max(14_000_000).optional(),
    roles: z.array(idSchema).min(1).max(100).nullable().default(null),
    datasource_id: idSchema.nullable().default(null),
  })
  .meta({ id: 'NewDocument' });

export const passageSchema = z
  .strictObject({
    kind: z.enum(['document', 'schema_note', 'verified']),
    id: z.string(),
    title: z.string(),
    text: z.string(),
    /** 0 to 1 */
    score: z.number(),
  })
  .meta({ id: 'Passage' });

export type Passage = z.output<typeof passageSchema>;
