import { idSchema } from '@air/contract';
import { datasourceKinds, defaultLimits } from '@air/core';
import { z } from 'zod';
import { modelsSection } from './models-section.ts';
import { duration, section } from './section.ts';

const count = z.int().min(0);
const positive = z.int().min(1);

const server = section({
  host: z.string().min(1).default('127.0.0.1'),
  port: z.int().min(0).max(65_535).default(9000),
  ws_enabled: z.boolean().default(true),
  auth: section({
    /** Left out: on, unless only this machine can reach the server. */
    enabled: z.boolean().optional(),
    jwt_secret: z.string().default(''),
    /** Secrets of before: tokens signed with one are accepted until they end, none is signed with one. */
    previous_jwt_secrets: z.array(z.string().min(1)).max(10).default([]),
    token_expiry: duration('24h'),
    /** A login ends when it was not used for so long. */
    refresh_expiry: duration('30d'),
  }),
});

const audit = section({
  /** How long the audit of a question is kept. */
  retention: duration('90d'),
});

const controlPlane = section({
  driver: z.enum(['sqlite', 'postgres']).default('sqlite'),
  dsn: z.string().min(1).default('file:air.db?_fk=1'),
});

const analyticsSource = z
  .strictObject({
    id: idSchema,
    kind: z.enum(datasourceKinds),
    dsn: z.string().min(1).optional(),
    base_path: z.string().min(1).optional(),
    display_name: z.string().min(1).max(200).optional(),
    default: z.boolean().default(false),
  })
  .superRefine(({ kind, dsn, base_path: basePath }, context) => {
    const isFiles = kind === 'files';
    const [needed, other] = isFiles ? ['base_path', 'dsn'] : ['dsn', 'base_path'];
    const [given, tooMuch] = isFiles ? [basePath, dsn] : [dsn, basePath];
    if (given === undefined) context.addIssue({ code: 'custom', message: `kind "${kind}" needs ${needed}` });
    if (tooMuch !== undefined)
      context.addIssue({ code: 'custom', message: `kind "${kind}" has no ${other}`, path: [other] });
  });

const analyticsSources = z
  .array(analyticsSource)
  .default([])
  .superRefine((sources, context) => {
    const seen = new Set<string>();
    for (const [index, { id }] of sources.entries()) {
      if (seen.has(id)) context.addIssue({ code: 'custom', message: `"${id}" is there twice`, path: [index, 'id'] });
      seen.add(id);
    }
    const second = sources.filter((source) => source.default)[1];
    if (second) {
      const path = [sources.indexOf(second), 'default'];
      context.addIssue({ code: 'custom', message: 'only one datasource can be the default', path });
    }
  });

const fileService = z.strictObject({
  enabled: z.boolean().default(false),
  base_url: z.url().optional(),
  timeout: duration('90s'),
  auth_shared_secret: z.string().default(''),
  resource_limits: section({ memory_mb: positive.default(2048), workers: positive.default(2) }),
});

const redis = section({
  enabled: z.boolean().default(false),
  url: z.string().min(1).default('redis://localhost:6379/0'),
  password: z.string().default(''),
  db: count.default(0),
  max_retries: count.default(3),
  dial_timeout: duration('5s'),
  read_timeout: duration('3s'),
  write_timeout: duration('3s'),
  pool_size: positive.default(10),
  min_idle_conns: count.default(5),
});

const websocket = section({
  enabled: z.boolean().default(true),
  buffer_size: positive.default(1024),
  read_buffer_size: positive.default(4096),
  write_buffer_size: positive.default(4096),
  handshake_timeout: duration('10s'),
  ping_period: duration('54s'),
  pong_wait: duration('60s'),
  max_message_size: positive.default(512),
  enable_compression: z.boolean().default(true),
});

const chat = section({
  enabled: z.boolean().default(true),
  message_retention: duration('24h'),
  typing_timeout: duration('5s'),
  presence_timeout: duration('5m'),
  max_room_size: positive.default(100),
  ai_streaming: z.boolean().default(true),
  ai_response_timeout: duration('30s'),
});

const files = section({
  allowed_ext: z
    .array(z.string().regex(/^\.[a-z0-9]+$/, 'an extension with its dot, such as ".csv"'))
    .default(['.csv', '.parquet', '.jsonl']),
  max_rows_return_json: positive.default(50_000),
  infer_rows: positive.default(20_000),
  /** When set, folders registered through the API must lie in it. */
  base_path: z.string().min(1).optional(),
});

const safety = section({
  default_row_limit: positive.default(defaultLimits.defaultRows),
  max_row_limit: positive.max(10_000_000).default(defaultLimits.maxRows),
  enforce_time_filter_days: positive.default(defaultLimits.maxSpanDays),
  query_timeout: duration(`${defaultLimits.timeoutMs / 1000}s`),
  max_result_mb: positive.default(defaultLimits.maxBytes / 1024 / 1024),
});

const telemetry = section({ level: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info') });

/** `data/config.yaml`. Every key may be left out. */
export const configSchema = z.strictObject({
  server,
  audit,
  control_plane: controlPlane,
  analytics_sources: analyticsSources,
  /** The file service; `python` is the older name of the section. */
  file_service: fileService.optional(),
  python: fileService.optional(),
  redis,
  websocket,
  chat,
  files,
  models: modelsSection,
  safety,
  telemetry,
});

export type ConfigFile = z.output<typeof configSchema>;
export type AnalyticsSource = z.output<typeof analyticsSource>;
