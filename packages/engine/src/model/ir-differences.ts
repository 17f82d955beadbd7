import type { Ir } from '@air/contract';
import type { Catalog } from '../learn/index.ts';
import { type Meaning, meaningOf } from './meaning/meaning-of.ts';

export interface IrDifference {
  part: keyof Meaning;
  /** `metrics: sum of orders.total, or avg of orders.total` */
  message: string;
}

const parts = ['relations', 'metrics', 'filters', 'grouping', 'rows'] as const;

/**
 * Where two IRs of one question mean something else. Another spelling of the same is no difference: other names and
 * another order of things, `in` with one value, an end of days written as the next day, how a join is written down.
 */
export function irDifferences(a: Ir, b: Ir, catalog: Catalog, asOf: Date): IrDifference[] {
  const [left, right] = [meaningOf(a, catalog, asOf), meaningOf(b, catalog, asOf)];
  return parts.flatMap((part): IrDifference[] => {
    const onlyLeft = [...left[part]].filter((text) => !right[part].has(text));
    const onlyRight = [...right[part]].filter((text) => !left[part].has(text));
    if (onlyLeft.length === 0 && onlyRight.length === 0) return [];
    return [{ part, message: `${part}: ${listed(onlyLeft)}, or ${listed(onlyRight)}` }];
  });
}

function listed(texts: readonly string[]): string {
  return texts.length === 0 ? 'none of it' : texts.join(' and ');
}
