import type { Dialect } from '@air/core';
import { expect, test } from 'vitest';
import { bindText } from './bind-text.ts';

const params = { a: 1, list: ['x', 'y'], none: null };

test.each<[Dialect, string, string, unknown[]]>([
  ['postgres', 'select {{a}}, {{ a }}', 'select $1, $2', [1, 1]],
  ['duckdb', 'where x in ({{list}}) and y = {{a}}', 'where x in ($1, $2) and y = $3', ['x', 'y', 1]],
  ['sqlite', 'where x in ({{list}})', 'where x in (?, ?)', ['x', 'y']],
  ['mysql', 'where x is {{none}}', 'where x is ?', [null]],
  ['postgres', "select '{{a}}', 'it''s {{a}}', {{a}}", "select '{{a}}', 'it''s {{a}}', $1", [1]],
  ['postgres', "select E'\\'{{a}}', {{a}}", "select E'\\'{{a}}', $1", [1]],
  ['postgres', "select '\\', {{a}}", "select '\\', $1", [1]],
  ['mysql', "select '\\'{{a}}', {{a}}", "select '\\'{{a}}', ?", [1]],
  ['postgres', 'select $t$ {{a}} $t$, {{a}}', 'select $t$ {{a}} $t$, $1', [1]],
  ['sqlite', 'select "{{a}}", [{{a}}], `{{a}}`, {{a}}', 'select "{{a}}", [{{a}}], `{{a}}`, ?', [1]],
  ['sqlite', 'select 1 -- {{a}}\n, {{a}}', 'select 1 -- {{a}}\n, ?', [1]],
  ['mysql', 'select 1--{{a}}', 'select 1--?', [1]],
  ['mysql', 'select 1 # {{a}}', 'select 1 # {{a}}', []],
  ['postgres', 'select /* /* {{a}} */ {{a}} */ {{a}}', 'select /* /* {{a}} */ {{a}} */ $1', [1]],
  ['sqlite', 'select /* /* {{a}} */ {{a}}', 'select /* /* {{a}} */ ?', [1]],
])('in %s, %s becomes %s', (dialect, text, expected, parameters) => {
  expect(bindText(dialect, text, params)).toEqual({ dialect, text: expected, parameters });
});

test('a parameter without a value is named with its position', () => {
  expect(() => bindText('sqlite', 'select {{b}}', params)).toThrow(
    expect.objectContaining({ code: 'ir.parameter_missing', options: { position: 7, hint: 'given: a, list, none' } }),
  );
});

test('text without parameters stays as it is', () => {
  const text = 'select \'{{\' || "a" /* unclosed';
  expect(bindText('postgres', text, {}).text).toBe(text);
});
