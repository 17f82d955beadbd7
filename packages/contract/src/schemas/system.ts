import { z } from 'zod';

export const healthSchema = z
  .strictObject({
    status: z.enum(['ok', 'degraded']),
    version: z.string(),
    control_plane: z.enum(['ok', 'down']),
    runners: z.int(),
    uptime_s: z.number(),
  })
  .meta({ id: 'Health' });

export const toolSchema = z
  .strictObject({
    type: z.literal('function'),
    function: z.strictObject({
      name: z.string(),
      description: z.string(),
      parameters: z.record(z.string(), z.unknown()),
    }),
  })
  .meta({ id: 'Tool' });
