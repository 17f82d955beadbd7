import { type Ir, irSchema } from '@air/contract';

/** A comparison anywhere in an IR, as its JSON has it. */
export interface Comparison {
  field: string;
  op: string;
  value: unknown;
}

/** The IR with every compared value replaced by what the function makes of it. */
export function mapValues(ir: Ir, change: (comparison: Comparison) => unknown): Ir {
  return irSchema.parse(mapped(ir, change));
}

function mapped(node: unknown, change: (comparison: Comparison) => unknown): unknown {
  if (Array.isArray(node)) return node.map((part) => mapped(part, change));
  if (typeof node !== 'object' || node === null) return node;
  const parts = Object.fromEntries(Object.entries(node).map(([key, part]) => [key, mapped(part, change)]));
  const { op, value } = parts;
  const field = parts['field'] ?? parts['metric'];
  if (typeof op !== 'string' || typeof field !== 'string' || value === undefined) return parts;
  return { ...parts, value: change({ field, op, value }) };
}

/** Every comparison of an IR, the inner ones too. */
export function comparisonsOf(ir: Ir): Comparison[] {
  const found: Comparison[] = [];
  mapped(ir, (comparison) => {
    found.push(comparison);
    return comparison.value;
  });
  return found;
}
