import { z } from 'zod';
import { idSchema } from '../schemas/common.ts';

export const idPath = z.strictObject({ id: idSchema });
export const namePath = z.strictObject({ name: idSchema });
export const keyPath = z.strictObject({ key: idSchema });

export const flag = z.enum(['true', 'false']).transform((word) => word === 'true');

export const page = {
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).default(0),
};

/** Seconds that a call may wait for the end of a run. */
export const waitSeconds = z.coerce.number().min(0).max(60).default(0);

export const listOf = <Item extends z.ZodType>(item: Item) => z.strictObject({ items: z.array(item), total: z.int() });
