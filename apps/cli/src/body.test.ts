import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBody, readParameters, readQuery } from './body.ts';

test.each([
  ['{"a":1}', { text: '{"a":1}', type: 'application/json' }],
  ['not JSON', { text: 'not JSON', type: 'application/json' }],
])('the body %s is the text itself', (argument, body) => {
  expect(readBody(argument)).toEqual(body);
});

test('a body is read from a file, and sent as YAML when the file is called so', () => {
  const folder = mkdtempSync(join(tmpdir(), 'air-cli-'));
  writeFileSync(join(folder, 'def.json'), '{}');
  writeFileSync(join(folder, 'def.yaml'), 'a: 1');
  expect(readBody(`@${join(folder, 'def.json')}`)).toEqual({ text: '{}', type: 'application/json' });
  expect(readBody(`@${join(folder, 'def.yaml')}`)).toEqual({ text: 'a: 1', type: 'application/yaml' });
  rmSync(folder, { recursive: true });
});

test('a file that is not there is a usage error that names it', () => {
  expect(() => readBody('@/nowhere/def.json')).toThrow('--json: file /nowhere/def.json cannot be read');
});

test('a query parameter may hold more than one equals sign, and may be repeated', () => {
  expect([...readQuery(['a=b=c', 'x=1', 'x=2', 'empty='])]).toEqual([
    ['a', 'b=c'],
    ['x', '1'],
    ['x', '2'],
    ['empty', ''],
  ]);
});

test.each(['novalue', '=value'])('the query parameter "%s" is refused', (word) => {
  expect(() => readQuery([word])).toThrow('expected name=value');
});

test.each([
  ['n=12', 12],
  ['n=-0.5', -0.5],
  ['n=true', true],
  ['n=null', null],
  ['n=["north","south"]', ['north', 'south']],
  ['n=2025-09-01', '2025-09-01'],
  ['n=north', 'north'],
  ['n=', ''],
  ['n=12345678901234567890', '12345678901234567890'],
])('the parameter %s keeps its value', (word, value) => {
  expect(readParameters([word])).toEqual({ n: value });
});
