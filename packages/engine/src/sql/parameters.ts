import type { Ir, ParameterValues } from '@air/contract';

export type Scalar = string | number | boolean;

/** The values of a filter; `isList` when they came as a list. Null: a parameter was not given, the filter is left out. */
export interface GivenValues {
  values: Scalar[];
  isList: boolean;
}

const pattern = /\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}/g;
const whole = /^\s*\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}\s*$/;

/** The names of the parameters an IR speaks of, in order of appearance; `as_of` is always known and not among them. */
export function parametersOf(ir: Ir): string[] {
  const names = new Set<string>();
  collect({ filters: ir.filters, having: ir.having, metrics: ir.metrics }, names);
  return [...names];
}

/** Puts values in the place of `{{name}}`. A value that is nothing but one parameter keeps the type of what was given. */
export function giveValues(value: Scalar | readonly Scalar[], params: ParameterValues, asOf: Date): GivenValues | null {
  if (typeof value !== 'object') return giveOne(value, params, asOf);
  const given = value.map((item) => giveOne(item, params, asOf)).filter((item) => item !== null);
  if (given.length === 0 && value.length > 0) return null;
  return { values: given.flatMap(({ values }) => values), isList: true };
}

function giveOne(value: Scalar, params: ParameterValues, asOf: Date): GivenValues | null {
  if (typeof value !== 'string' || !value.includes('{{')) return { values: [value], isList: false };
  const name = whole.exec(value)?.[1];
  if (name !== undefined) return wrap(lookUp(name, params, asOf));
  let isAbsent = false;
  const text = value.replaceAll(pattern, (_, part: string) => {
    const given = lookUp(part, params, asOf);
    if (given === null) isAbsent = true;
    return String(given);
  });
  return isAbsent ? null : { values: [text], isList: false };
}

function lookUp(name: string, params: ParameterValues, asOf: Date): ParameterValues[string] {
  if (name === 'as_of') return asOf.toISOString();
  return Object.hasOwn(params, name) ? (params[name] ?? null) : null;
}

function wrap(given: ParameterValues[string]): GivenValues | null {
  if (given === null) return null;
  return typeof given === 'object' ? { values: given, isList: true } : { values: [given], isList: false };
}

function collect(node: unknown, names: Set<string>): void {
  if (typeof node === 'string') {
    for (const [, name = ''] of node.matchAll(pattern)) if (name !== 'as_of') names.add(name);
  } else if (typeof node === 'object' && node !== null) {
    for (const child of Object.values(node)) collect(child, names);
  }
}
