import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { irSchema, parameterValuesSchema } from '@air/contract';
import { dialects } from '@air/core';
import { describe, expect, test } from 'vitest';
import { compile } from './compile.ts';
import { shop } from './testing/shop.ts';

const folder = fileURLToPath(new URL('../../../../test/golden', import.meta.url));
const cases = readdirSync(folder).filter((name) => existsSync(`${folder}/${name}/ir.json`));

/** `UPDATE_GOLDEN=1` writes what the compiler makes now; the change is then to be read as a diff. */
describe.each(cases)('%s', (name) => {
  test.each(dialects)('has the SQL of its golden file in %s', (dialect) => {
    const params = `${folder}/${name}/params.json`;
    const { statement } = compile({
      ir: irSchema.parse(JSON.parse(readFileSync(`${folder}/${name}/ir.json`, 'utf8'))),
      catalog: shop(dialect),
      params: existsSync(params) ? parameterValuesSchema.parse(JSON.parse(readFileSync(params, 'utf8'))) : {},
      asOf: new Date('2025-06-01T12:00:00Z'),
    });
    const text = `${statement.text}\n\n-- ${JSON.stringify(statement.parameters)}\n`;
    const file = `${folder}/${name}/sql.${dialect}.sql`;
    if (process.env['UPDATE_GOLDEN']) writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });
});
