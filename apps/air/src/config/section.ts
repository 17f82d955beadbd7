import { z } from 'zod';
import { durationSchema } from './duration.ts';

/** Fills a section that was left out with the defaults of its keys. */
export const section = <Shape extends z.ZodRawShape>(shape: Shape) => {
  const object = z.strictObject(shape);
  return object.prefault({} as z.input<typeof object>); // every key has a default, which the parser then proves
};

export const duration = (text: string) => durationSchema.prefault(text);
