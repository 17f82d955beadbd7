import { expect, test } from 'vitest';
import { curlRun } from './curl.ts';
import { readFields, readValues } from './parameter-fields.ts';

const fields = readFields({
  exposed: ['from', 'until', 'sites', 'top', 'ratio', 'mode', 'only_open', 'note'],
  schema: {
    type: 'object',
    required: ['from', 'top'],
    properties: {
      from: { type: 'string', format: 'date', title: 'From day' },
      until: { type: 'string', format: 'date-time' },
      sites: { type: 'array', items: { type: 'string' } },
      top: { type: 'integer', minimum: 1, maximum: 100 },
      ratio: { type: ['number', 'null'] },
      mode: { type: 'string', enum: ['fast', 'exact'] },
      only_open: { type: 'boolean' },
    },
  },
  defaults: { from: '2025-09-01', until: '2025-09-30T12:00:00.000Z', sites: ['a', 'b'], mode: 'fast' },
});

test('a schema becomes inputs with what they hold at first', () => {
  expect(fields.map(({ name, kind, initial }) => [name, kind, initial])).toEqual([
    ['from', 'date', '2025-09-01'],
    ['until', 'date-time', '2025-09-30T12:00:00'],
    ['sites', 'list', ['a', 'b']],
    ['top', 'integer', ''],
    ['ratio', 'number', ''],
    ['mode', 'choice', 'fast'],
    ['only_open', 'boolean', ''],
    ['note', 'text', ''],
  ]);
  expect(fields[0]).toMatchObject({ label: 'From day', isRequired: true });
});

test('what is typed becomes values of the right type; an emptied default is taken back aloud', () => {
  const outcome = readValues(fields, { top: '10', ratio: '0.5', only_open: 'true', mode: '', sites: ['c'] });
  expect(outcome).toEqual({
    ok: true,
    values: {
      from: '2025-09-01',
      until: '2025-09-30T12:00:00',
      sites: ['c'],
      top: 10,
      ratio: 0.5,
      mode: null,
      only_open: true,
    },
  });
});

test.each([
  [{}, { top: 'Needs a value' }],
  [{ top: 'ten' }, { top: '"ten" is not a number' }],
  [{ top: '1.5' }, { top: 'A whole number, please' }],
  [{ top: '0' }, { top: 'At least 1' }],
  [{ top: '101' }, { top: 'At most 100' }],
])('%o is refused with a reason', (inputs, problems) => {
  expect(readValues(fields, inputs)).toEqual({ ok: false, problems });
});

test('the curl command survives a quote in a value', () => {
  const command = curlRun({
    origin: 'http://127.0.0.1:9000',
    key: 'kwh',
    values: { site: "O'Hare" },
    datasourceId: 'mine',
  });
  expect(command).toContain("'http://127.0.0.1:9000/v1/reports/kwh/run?wait=30&datasource_id=mine'");
  expect(command).toContain(String.raw`-d '{"params":{"site":"O'\''Hare"}}'`);
});
