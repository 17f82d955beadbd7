import { AirError } from '@air/core';
import type { ReportDefinition } from '@air/contract';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** The part of a JSON Schema that AIR itself looks into; the rest is the validator's. */
export interface ParameterSchema {
  properties: Record<string, Record<string, unknown>>;
  required: string[];
  /** Tells what is wrong with values first; null when nothing is. `required` counts only when asked. */
  check(values: Record<string, unknown>, withRequired: boolean): ParameterProblem | null;
}

interface ParameterProblem {
  /** The parameter that is wrong; null when it is the whole. */
  name: string | null;
  isMissing: boolean;
  message: string;
}

/** Reads the JSON Schema of a definition's parameters. Throws `report.invalid` when it is none. */
export function readParameterSchema({ params }: ReportDefinition): ParameterSchema {
  const { $schema: _version, ...schema } = params.schema;
  if (schema['type'] !== undefined && schema['type'] !== 'object') {
    throw new AirError('report.invalid', '"params.schema.type" must be "object"', {
      hint: 'parameters are the properties of one object',
    });
  }
  const properties = readProperties(schema['properties'] ?? {});
  const required = readRequired(schema['required'] ?? [], Object.keys(properties));
  return {
    properties,
    required,
    check(values, withRequired) {
      const validate = compile(withRequired ? schema : { ...schema, required: [] });
      return validate(values) ? null : explain(validate.errors?.[0], properties);
    },
  };
}

function readProperties(value: unknown): Record<string, Record<string, unknown>> {
  if (!isObject(value)) throw new AirError('report.invalid', '"params.schema.properties" must be an object');
  const properties: Record<string, Record<string, unknown>> = Object.create(null) as Record<string, never>; // no inherited names
  for (const [name, property] of Object.entries(value)) {
    if (!/^[A-Za-z_]\w{0,99}$/.test(name)) {
      throw new AirError(
        'report.invalid',
        `"params.schema.properties": "${name.slice(0, 100)}" cannot name a parameter`,
        {
          hint: 'use letters, digits and "_", beginning with a letter',
        },
      );
    }
    if (!isObject(property))
      throw new AirError('report.invalid', `"params.schema.properties.${name}" must be a schema`);
    properties[name] = property;
  }
  return properties;
}

function readRequired(value: unknown, known: string[]): string[] {
  const names = Array.isArray(value) ? value.filter((name) => typeof name === 'string') : null;
  if (!names || !Array.isArray(value) || names.length !== value.length) {
    throw new AirError('report.invalid', '"params.schema.required" must be a list of names');
  }
  const stranger = names.find((name) => !known.includes(name));
  if (stranger !== undefined) {
    throw new AirError('report.invalid', `"params.schema.required" names "${stranger}", which is no property`, {
      hint: `properties: ${known.join(', ')}`,
    });
  }
  return names;
}

function compile(schema: Record<string, unknown>): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: false, strict: false, validateFormats: true, ownProperties: true });
  addFormats(ajv);
  try {
    return ajv.compile(schema);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'not a JSON Schema';
    throw new AirError('report.invalid', `"params.schema": ${reason.slice(0, 300)}`, { cause: error });
  }
}

function explain(
  error: ErrorObject | undefined,
  properties: Record<string, Record<string, unknown>>,
): ParameterProblem {
  if (!error) return { name: null, isMissing: false, message: 'parameters do not match their schema' };
  const params = error.params as { missingProperty?: unknown; additionalProperty?: unknown }; // depends on the keyword
  const isTopLevel = error.instancePath === '';
  if (isTopLevel && error.keyword === 'required') {
    const name = String(params.missingProperty);
    return { name, isMissing: true, message: `parameter "${name}" is required` };
  }
  if (isTopLevel && error.keyword === 'additionalProperties') {
    const name = String(params.additionalProperty);
    return { name, isMissing: false, message: `there is no parameter "${name}"` };
  }
  const [, name = '', ...inner] = error.instancePath
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const place = inner.length > 0 ? `, item ${inner.join('.')}` : '';
  const allowed = error.keyword === 'enum' ? `: ${JSON.stringify(properties[name]?.['enum'] ?? '').slice(0, 200)}` : '';
  return {
    name: name || null,
    isMissing: false,
    message: `parameter "${name}"${place} ${error.message ?? 'is not valid'}${allowed}`,
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
