import { datasourceKinds, dialects } from '@air/core';
import { z } from 'zod';
import { idSchema, problemSchema, timestampSchema } from './common.ts';

const datasourceSettings = {
  kind: z.enum(datasourceKinds),
  /** Connection string; for `sqlite` a path or `file:` URL. Stored encrypted, never returned. */
  dsn: z.string().min(1).max(4_000).optional(),
  /** Folder of a `files` datasource. */
  base_path: z.string().min(1).max(4_000).optional(),
};

export const newDatasourceSchema = z
  .strictObject({
    id: idSchema,
    ...datasourceSettings,
    display_name: z.string().min(1).max(200).optional(),
    default: z.boolean().optional(),
  })
  .meta({ id: 'NewDatasource' });

export const datasourceTestSchema = z.strictObject(datasourceSettings).meta({ id: 'DatasourceSettings' });

export const datasourceHealthSchema = z
  .strictObject({
    ok: z.boolean(),
    engine: z.string().nullable(),
    latency_ms: z.number().nullable(),
    /** What the login could do beyond reading. */
    warnings: z.array(z.string()),
    problem: problemSchema.nullable(),
    checked_at: timestampSchema,
  })
  .meta({ id: 'DatasourceHealth' });

export const datasourceSchema = z
  .strictObject({
    id: idSchema,
    kind: z.enum(datasourceKinds),
    dialect: z.enum(dialects),
    display_name: z.string(),
    default: z.boolean(),
    /** The address without its password. */
    dsn: z.string().nullable(),
    base_path: z.string().nullable(),
    /** Set when it comes from the configuration file and cannot be removed here. */
    from_config: z.boolean(),
    is_sample: z.boolean(),
    health: datasourceHealthSchema.nullable(),
    learned_at: timestampSchema.nullable(),
    table_count: z.int().nullable(),
    created_at: timestampSchema,
    updated_at: timestampSchema,
  })
  .meta({ id: 'Datasource' });
