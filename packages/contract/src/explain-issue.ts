import type { z } from 'zod';
import { nearest } from './nearest.ts';

export interface ExplainedIssue {
  /** Where in the value, as a person writes it: `filters[0].op`; empty for the whole. */
  at: string;
  path: PropertyKey[];
  /** `unknown_key` names a key that the schema does not have; `invalid` is anything else. */
  kind: 'unknown_key' | 'invalid';
  message: string;
  hint: string | null;
}

type Issue = z.core.$ZodIssue;

/** Says in one sentence what is wrong first, going into unions by the branch that comes nearest to what was sent. */
export function explainIssue(schema: z.ZodType, error: z.ZodError): ExplainedIssue {
  const { issue, path } = innermost(error.issues, []);
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const known = keysAt(schema, path);
    const near = nearest(key, known);
    return {
      at: formatPath([...path, key]),
      path: [...path, key],
      kind: 'unknown_key',
      message: `unknown field "${clip(formatPath([...path, key]))}"`,
      hint: near ? `did you mean "${near}"?` : known.length > 0 ? `known fields: ${known.join(', ')}` : null,
    };
  }
  const at = formatPath(path);
  return {
    at,
    path,
    kind: 'invalid',
    message: `${at ? `"${clip(at)}": ` : ''}${clip(lowerFirst(issue.message.replace(/^Invalid input: /, '')), 400)}`,
    hint: null,
  };
}

function innermost(issues: readonly Issue[], above: PropertyKey[]): { issue: Issue; path: PropertyKey[] } {
  const first = [...issues].sort((a, b) => Number(isUnknownKey(b)) - Number(isUnknownKey(a)))[0];
  if (!first) throw new Error('an error without issues');
  const path = [...above, ...first.path];
  if (first.code !== 'invalid_union' || first.errors.length === 0) return { issue: first, path };
  const branches = first.errors.filter((branch) => branch.length > 0).sort((a, b) => cost(a) - cost(b));
  const best = branches[0];
  if (!best || cost(best) >= 100) return { issue: first, path };
  return innermost(best, path);
}

const isUnknownKey = (issue: Issue) => issue.code === 'unrecognized_keys';

/** How far a branch of a union is from what was sent; 100 and more: it is another kind of thing altogether. */
function cost(branch: readonly Issue[]): number {
  let sum = 0;
  for (const issue of branch) {
    if (issue.path.length === 0 && issue.code === 'invalid_type') sum += 100;
    else if (issue.path.length === 0 && isUnknownKey(issue))
      sum += 2 * (issue.code === 'unrecognized_keys' ? issue.keys.length : 1);
    else sum += 1 / (1 + issue.path.length);
  }
  return sum;
}

/** The keys that the schema has at a path, through optionals, defaults, arrays and the branches of unions. */
export function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const found = new Set<string>();
  for (const place of placesAt([schema], path)) {
    if (place._zod.def.type === 'object') for (const key of Object.keys(shapeOf(place))) found.add(key);
  }
  return [...found];
}

function placesAt(schemas: z.core.$ZodType[], path: readonly PropertyKey[]): z.core.$ZodType[] {
  const open = schemas.flatMap(unwrap);
  const [step, ...rest] = path;
  if (step === undefined) return open;
  return placesAt(
    open.flatMap((schema) => childrenAt(schema, step)),
    rest,
  );
}

function childrenAt(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType[] {
  const def = (schema as z.core.$ZodTypes)._zod.def; // the union of all kinds, so that `type` tells them apart
  if (def.type === 'object') {
    const child = def.shape[String(step)];
    return child ? [child] : [];
  }
  if (def.type === 'array') return [def.element];
  if (def.type === 'record') return [def.valueType];
  return [];
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType[] {
  const def = (schema as z.core.$ZodTypes)._zod.def; // as above
  if (def.type === 'pipe') return unwrap(def.in);
  if (def.type === 'lazy') return unwrap(def.getter());
  if (def.type === 'union') return def.options.flatMap(unwrap);
  return 'innerType' in def ? unwrap(def.innerType) : [schema];
}

function shapeOf(schema: z.core.$ZodType): Record<string, z.core.$ZodType> {
  const def = (schema as z.core.$ZodTypes)._zod.def; // as above
  return def.type === 'object' ? { ...def.shape } : {};
}

export function formatPath(path: readonly PropertyKey[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += `${text ? '.' : ''}${String(step)}`;
  }
  return text;
}

const clip = (text: string, length = 120) => (text.length > length ? `${text.slice(0, length)}…` : text);
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
