import { AirError } from '@air/core';
import { type Grain, grains } from '@air/contract';

/** The width of a time bucket: `15 minutes` is fifteen of the unit `minute`. */
export interface Bucket {
  count: number;
  unit: Grain;
}

/** Buckets narrower than a day are timestamps, the others dates. */
export function isSubDay({ unit }: Bucket): boolean {
  return unit === 'minute' || unit === 'hour';
}

export function parseGrain(text: string): Bucket {
  const match = /^\s*(?:(\d{1,5})\s+)?([a-z]+?)s?\s*$/i.exec(text);
  const unit = unitOf(match?.[2] ?? '');
  const count = Number(match?.[1] ?? 1);
  if (unit && count > 0) return { count, unit };
  throw new AirError('ir.invalid', `grain "${text}" is not a time span`, {
    hint: `write a number and a unit, such as "15 minutes" or "1 day"; units: ${grains.join(', ')}`,
  });
}

/** Reads `day`, `days` or `Day`. */
export function unitOf(word: string): Grain | null {
  const singular = word.toLowerCase().replace(/s$/, '');
  return grains.find((grain) => grain === singular) ?? null;
}

export function printGrain({ count, unit }: Bucket): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
