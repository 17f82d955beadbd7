import { z } from 'zod';

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const pattern = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/;

/** `24h`, `90s`, `1h30m`, as milliseconds. */
export const durationSchema = z
  .string()
  .regex(pattern, 'expected a duration such as "90s", "5m" or "24h"')
  .transform((text) => {
    let total = 0;
    for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
      total += Number(amount) * unitMs[unit as keyof typeof unitMs]; // the pattern admits no other unit
    }
    return total;
  });
