import { type ParameterValues, type ReportDefinition, nearest } from '@air/contract';
import { AirError } from '@air/core';
import { readParameterSchema } from './parameter-schema.ts';

/**
 * The values a run of a report uses: what was given, over the defaults. A null given takes a default back, so that the
 * filter is left out. Throws `ir.parameter_missing` or `ir.parameter_invalid` with the parameter's name.
 */
export function resolveParameters(def: ReportDefinition, given: ParameterValues): ParameterValues {
  const schema = readParameterSchema(def);
  const { exposed, defaults } = def.params;
  const open = exposed.length > 0 ? exposed : Object.keys(schema.properties);
  for (const name of Object.keys(given)) if (!open.includes(name)) throw notOpen(name, open);

  const values: ParameterValues = {};
  for (const [name, value] of Object.entries({ ...defaults, ...given })) {
    if (value !== null) values[name] = withZone(value, schema.properties[name]?.['format']);
  }
  const problem = schema.check(values, true);
  if (!problem) return values;
  const code = problem.isMissing ? 'ir.parameter_missing' : 'ir.parameter_invalid';
  const hint = hintFor(schema.properties[problem.name ?? '']);
  throw new AirError(code, problem.message, { ...(hint && { hint }), details: { parameter: problem.name } });
}

type Value = ParameterValues[string];

/** A date alone, or a time without zone, is a moment of UTC: people type `2025-09-01`. */
function withZone(value: Value, format: unknown): Value {
  if (format !== 'date-time' || typeof value !== 'string') return value;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return `${value}T00:00:00Z`;
  const time = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?$/.exec(value);
  return time ? `${time[1]}T${time[2]}${time[3] ?? ':00'}Z` : value;
}

function notOpen(name: string, open: string[]): AirError {
  const near = nearest(name, open);
  const known = open.length > 0 ? `parameters: ${open.join(', ')}` : 'this report has no parameters';
  return new AirError('ir.parameter_invalid', `there is no parameter "${name.slice(0, 100)}"`, {
    hint: near ? `did you mean "${near}"?` : known,
    details: { parameter: name.slice(0, 100) },
  });
}

const examples: Record<string, string> = { 'date-time': '2025-09-01T00:00:00Z', date: '2025-09-01', time: '09:00:00Z' };

function hintFor(property: Record<string, unknown> | undefined): string | null {
  if (!property) return null;
  const { type, format } = property;
  const kind = Array.isArray(type) ? type.join(' or ') : typeof type === 'string' ? type : null;
  const example = typeof format === 'string' ? examples[format] : undefined;
  if (example) return `a ${String(format)} such as ${example}`;
  return kind === null
    ? null
    : `give ${kind === 'array' || kind === 'integer' || kind === 'object' ? 'an' : 'a'} ${kind}`;
}
