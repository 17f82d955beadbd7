import { irSchema } from '@air/contract';
import { expect, test } from 'vitest';
import { giveValues, parametersOf } from './parameters.ts';

const asOf = new Date('2025-06-01T12:00:00Z');

test('the parameters of an IR are listed once each, wherever they hide', () => {
  const ir = irSchema.parse({
    entities: ['orders'],
    metrics: [{ name: 'n', agg: 'count', filters: [{ field: 'a', op: '=', value: '{{first}}' }] }],
    filters: [
      { any: [{ field: 'b', op: 'in', value: ['{{second}}', 'x{{first}}'] }] },
      { exists: { entity: 'items', filters: [{ field: 'c', op: '<', value: '{{as_of}}' }] } },
    ],
    having: [{ metric: 'n', op: '>', value: '{{least}}' }],
  });
  expect(parametersOf(ir)).toEqual(['second', 'first', 'least']);
});

test.each([
  ['{{n}}', { n: 5 }, [5]],
  ['{{ n }}', { n: true }, [true]],
  ['{{n}}', { n: ['a', 'b'] }, ['a', 'b']],
  ['at {{n}}!', { n: 5 }, ['at 5!']],
  ['{{as_of}}', {}, ['2025-06-01T12:00:00.000Z']],
  [['{{n}}', 'c'], { n: ['a', 'b'] }, ['a', 'b', 'c']],
  ['plain', {}, ['plain']],
])('%j with %j gives %j', (value, params, expected) => {
  expect(giveValues(value, params, asOf)?.values).toEqual(expected);
});

test.each(['{{n}}', 'at {{n}}', '{{toString}}'])('%s without a value is absent', (value) => {
  expect(giveValues(value, { other: 1, n: null }, asOf)).toBeNull();
});
