import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { irSchema, parameterValuesSchema } from '@air/contract';
import type { Cell, Column } from '@air/core';
import { describe, expect, test } from 'vitest';
import { compile } from '../sql/index.ts';
import { shop } from '../sql/testing/shop.ts';
import { figuresOf } from './answer-table.ts';
import { checkFigures } from './check-figures.ts';
import { chooseWidgets } from './choose-widgets.ts';
import { plainAnswer } from './plain-answer.ts';

const folder = fileURLToPath(new URL('../../../../test/golden', import.meta.url));
const cases = readdirSync(folder).filter((name) => existsSync(`${folder}/${name}/rows.json`));

/** `UPDATE_GOLDEN=1` writes what is made now; the change is then to be read as a diff. */
describe.each(cases)('%s', (name) => {
  const read = (file: string) => readFileSync(`${folder}/${name}/${file}`, 'utf8');
  const ir = irSchema.parse(JSON.parse(read('ir.json')));
  const params = existsSync(`${folder}/${name}/params.json`)
    ? parameterValuesSchema.parse(JSON.parse(read('params.json')))
    : {};
  const { columns: roles } = compile({ ir, catalog: shop('sqlite'), params, asOf: new Date('2025-06-01T12:00:00Z') });
  const { columns, rows } = JSON.parse(read('rows.json')) as { columns: Column[]; rows: Cell[][] }; // written for this test
  const isCut = ir.limit !== undefined && rows.length >= ir.limit;
  const table = { columns, rows, totalRows: rows.length, roles, ...figuresOf(ir), isCut };
  const title = name.replaceAll('-', ' ');

  test('has the words and the pictures of its golden file', () => {
    const words = plainAnswer({ table, title, period: null, nearest: [] });
    const widgets = chooseWidgets(table, title).map(({ type, title: shown, visual }) => ({
      type,
      title: shown,
      visual,
    }));
    const text = `${JSON.stringify({ words, widgets }, null, 2)}\n`;
    if (process.env['UPDATE_GOLDEN']) writeFileSync(`${folder}/${name}/answer.json`, text);
    expect(text).toBe(read('answer.json'));
  });

  test('says nothing that its rows do not bear out', () => {
    const words = plainAnswer({ table, title, period: null, nearest: [] });
    expect(checkFigures(words, { table, texts: [] })).toEqual([]);
  });
});
