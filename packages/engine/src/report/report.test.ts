import type { ReportDefinition } from '@air/contract';
import { AirError } from '@air/core';
import { describe, expect, test } from 'vitest';
import { checksum } from './checksum.ts';
import { diffLines } from './diff-lines.ts';
import { parseDefinition } from './parse-definition.ts';
import { resolveParameters } from './resolve-parameters.ts';
import { suggestVisuals } from './suggest-visuals.ts';

/** The definition that the specification prints. */
const printed = {
  version: '1',
  ir: {
    entities: ['energy.measurements'],
    metrics: [{ name: 'kwh', agg: 'sum' }],
    dimensions: ['site', 'day'],
    filters: [
      { field: 'timestamp', op: '>=', value: '{{dateFrom}}' },
      { field: 'timestamp', op: '<', value: '{{dateTo}}' },
    ],
    grain: '1 day',
    order: [{ field: 'day', dir: 'asc' }],
    limit: 5000,
  },
  params: {
    exposed: ['dateFrom', 'dateTo', 'name', 'people'],
    schema: {
      type: 'object',
      properties: {
        dateFrom: { type: 'string', format: 'date-time' },
        dateTo: { type: 'string', format: 'date-time' },
        name: { type: 'string' },
        people: { type: 'array', items: { type: 'string' } },
      },
      required: ['dateFrom', 'dateTo'],
    },
    defaults: { dateFrom: '2025-09-01T00:00:00Z', dateTo: '2025-10-01T00:00:00Z' },
  },
  visuals: [{ type: 'line', x: 'day', y: 'kwh', series: 'site' }],
  notes: 'Daily energy use by site with date range parameters.',
};

const changed = (change: (def: typeof printed & Record<string, unknown>) => void): unknown => {
  const copy = structuredClone(printed);
  change(copy);
  return copy;
};

function refusalOf(def: unknown) {
  try {
    return parseDefinition(def);
  } catch (error) {
    if (!(error instanceof AirError)) throw error;
    return { code: error.code, message: error.message, hint: error.options.hint ?? '' };
  }
}

test('the definition that the specification prints is accepted word by word', () => {
  expect(parseDefinition(printed)).toMatchObject(printed);
});

describe('a definition is refused with the field that is wrong', () => {
  const cases: [string, unknown, RegExp, RegExp?][] = [
    ['no object', 'report', /expected object|invalid/i],
    ['neither IR nor SQL', changed((def) => Object.assign(def, { ir: undefined })), /"ir" is missing/],
    ['both', changed((def) => Object.assign(def, { sql: 'SELECT 1' })), /exclude each other/],
    ['an unknown field', changed((def) => Object.assign(def, { visual: [] })), /unknown field "visual"/, /"visuals"/],
    ['a wrong type', changed((def) => Object.assign(def.ir, { limit: 'many' })), /"ir\.limit"/],
    [
      'an unknown exposed name',
      changed((def) => def.params.exposed.push('nam')),
      /"nam", which is no parameter/,
      /"name"/,
    ],
    [
      'an undeclared parameter in the IR',
      changed((def) => def.ir.filters.push({ field: 'site', op: '=', value: '{{site}}' })),
      /\{\{site\}\} is used/,
    ],
    [
      'an unknown default',
      changed((def) => Object.assign(def.params.defaults, { datefrom: 'x' })),
      /"datefrom", which is no parameter/,
    ],
    [
      'a default of the wrong type',
      changed((def) => Object.assign(def.params.defaults, { people: ['Ann', 5] })),
      /"params\.defaults": parameter "people", item 1 must be string/,
    ],
    [
      'a default in the wrong format',
      changed((def) => Object.assign(def.params.defaults, { dateFrom: 'yesterday' })),
      /"dateFrom" must match format "date-time"/,
    ],
    [
      'a schema that is none',
      changed((def) => Object.assign(def.params.schema.properties.name, { type: 'strng' })),
      /"params\.schema": /,
    ],
    ['a required stranger', changed((def) => def.params.schema.required.push('x')), /"x", which is no property/],
    ['a schema of a list', changed((def) => Object.assign(def.params.schema, { type: 'array' })), /must be "object"/],
    [
      'a reference to elsewhere',
      changed((def) => Object.assign(def.params.schema.properties.name, { $ref: 'https://example.com/x.json' })),
      /"params\.schema": /,
    ],
    [
      'a visual of an unknown column',
      changed((def) => Object.assign(def, { visuals: [{ type: 'bar', x: 'days', y: 'kwh' }] })),
      /"visuals\[0\]\.x" names "days"/,
      /"day"/,
    ],
  ];
  test.each(cases)('%s', (_name, def, message, hint = /^/) => {
    expect(refusalOf(def)).toEqual({
      code: 'report.invalid',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
  });
});

test('SQL with declared parameters is a definition too, and {{as_of}} needs no declaration', () => {
  const def = parseDefinition({
    sql: 'SELECT * FROM orders WHERE region = {{region}} AND ordered < {{ as_of }}',
    params: { schema: { type: 'object', properties: { region: { type: 'string' } } } },
  });
  expect(def.params.exposed).toEqual([]);
});

describe('parameters of a run', () => {
  const def = parseDefinition(printed);

  test('are the defaults, where nothing is given', () => {
    expect(resolveParameters(def, {})).toEqual(printed.params.defaults);
  });

  test('are what is given, over the defaults', () => {
    expect(resolveParameters(def, { dateFrom: '2025-09-05T00:00:00Z', people: ['Ann', 'Bob'] })).toEqual({
      dateFrom: '2025-09-05T00:00:00Z',
      dateTo: '2025-10-01T00:00:00Z',
      people: ['Ann', 'Bob'],
    });
  });

  test('a date or a time without zone is a moment of UTC', () => {
    expect(resolveParameters(def, { dateFrom: '2025-09-05', dateTo: '2025-09-06 12:30' })).toEqual({
      dateFrom: '2025-09-05T00:00:00Z',
      dateTo: '2025-09-06T12:30:00Z',
    });
  });

  test('a null leaves an optional one out', () => {
    const optional = parseDefinition(
      changed((copy) => {
        copy.params.schema.required = [];
      }),
    );
    expect(resolveParameters(optional, { dateFrom: null })).toEqual({ dateTo: '2025-10-01T00:00:00Z' });
  });

  test.each([
    [{ dateTo: null }, 'ir.parameter_missing', 'parameter "dateTo" is required', 'dateTo'],
    [{ dateFrom: 'soon' }, 'ir.parameter_invalid', 'parameter "dateFrom" must match format "date-time"', 'dateFrom'],
    [
      { dateFrom: '2025-02-30' },
      'ir.parameter_invalid',
      'parameter "dateFrom" must match format "date-time"',
      'dateFrom',
    ],
    [{ people: 'Ann' }, 'ir.parameter_invalid', 'parameter "people" must be array', 'people'],
    [{ people: [1] }, 'ir.parameter_invalid', 'parameter "people", item 0 must be string', 'people'],
    [{ dateform: '2025-01-01' }, 'ir.parameter_invalid', 'there is no parameter "dateform"', 'dateform'],
    [{ constructor: 'x' }, 'ir.parameter_invalid', 'there is no parameter "constructor"', 'constructor'],
  ] as const)('%j is refused by name', (given, code, message, parameter) => {
    const wanted = { code, message, options: expect.objectContaining({ details: { parameter } }) };
    const values = given as Parameters<typeof resolveParameters>[1]; // lists are read-only in the table only
    expect(() => resolveParameters(def, values)).toThrow(expect.objectContaining(wanted));
  });

  test('one that is declared but not exposed keeps its default', () => {
    const narrow = parseDefinition(
      changed((copy) => {
        copy.params.exposed = ['dateFrom'];
      }),
    );
    expect(resolveParameters(narrow, { dateFrom: '2025-09-09' })).toMatchObject({ dateTo: '2025-10-01T00:00:00Z' });
    expect(() => resolveParameters(narrow, { dateTo: '2025-09-09' })).toThrow(/no parameter "dateTo"/);
  });

  test('values outside of an enumeration are told what is allowed', () => {
    const choice = parseDefinition({
      sql: 'SELECT {{size}}',
      params: { schema: { type: 'object', properties: { size: { enum: ['small', 'large'] } } } },
    });
    expect(() => resolveParameters(choice, { size: 'huge' })).toThrow(/\["small","large"\]/);
  });
});

test('the checksum depends on what a definition says, not on how it is written', () => {
  const def = parseDefinition(printed);
  const reordered = parseDefinition(Object.fromEntries(Object.entries(printed).toReversed()));
  const other: ReportDefinition = { ...def, notes: 'other' };
  expect(checksum(reordered)).toBe(checksum(def));
  expect(checksum(other)).not.toBe(checksum(def));
  expect(checksum(def)).toMatch(/^[0-9a-f]{64}$/);
});

describe('visuals are suggested by the shape of the result', () => {
  const dimension = (name: string, grain: string | null = null) => ({ name, role: 'dimension' as const, grain });
  const metric = (name: string) => ({ name, role: 'metric' as const, grain: null });
  const table = { type: 'table' };
  test.each([
    ['figures alone are numbers', [metric('revenue')], [{ type: 'number', y: 'revenue', title: 'revenue' }, table]],
    ['time makes a line', [dimension('day', 'day'), metric('kwh')], [{ type: 'line', x: 'day', y: 'kwh' }, table]],
    [
      'time and a group make a line for each',
      [dimension('site'), dimension('day', 'day'), metric('kwh')],
      [{ type: 'line', x: 'day', y: 'kwh', series: 'site' }, table],
    ],
    [
      'a group makes bars',
      [dimension('store'), metric('a'), metric('b')],
      [{ type: 'bar', x: 'store', y: ['a', 'b'] }, table],
    ],
    ['a list is a table', [dimension('name'), dimension('city')], [table]],
    ['three groups are a table', [dimension('a'), dimension('b'), dimension('c'), metric('m')], [table]],
  ])('%s', (_name, columns, visuals) => {
    expect(suggestVisuals(columns)).toEqual(visuals);
  });
});

describe('lines of two texts', () => {
  const marks = { same: ' ', added: '+', removed: '-' };
  const show = (before: string, after: string) => diffLines(before, after).map(({ kind, text }) => marks[kind] + text);

  test('that are equal stay the same', () => {
    expect(show('a\nb', 'a\nb')).toEqual([' a', ' b']);
  });

  test('are shown along what they share', () => {
    expect(show('a\nb\nc\nd\ne', 'a\nc\nx\nd\nf')).toEqual([' a', '-b', ' c', '+x', ' d', '-e', '+f']);
  });

  test('give both texts back, whatever they are', () => {
    const [before, after] = ['b\na\na\nc\n\na', 'a\nb\nb\na\n\nd\na'];
    const lines = diffLines(before, after);
    const without = (kind: string) =>
      lines
        .filter((line) => line.kind !== kind)
        .map(({ text }) => text)
        .join('\n');
    expect([without('added'), without('removed')]).toEqual([before, after]);
  });

  test('of great length take no great time', () => {
    const many = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word} ${index}`).join('\n');
    expect(diffLines(many('a'), many('b'))).toHaveLength(40_000);
  });
});
