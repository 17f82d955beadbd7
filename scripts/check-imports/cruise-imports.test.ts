import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import configuration from '../../.dependency-cruiser.mjs';
import { cruiseImports } from './cruise-imports.ts';

/** One import that each rule must catch. */
const deliberate: [rule: string, from: string, to: string][] = [
  ['cycle', 'packages/core/src/a.ts', 'packages/core/src/b.ts'],
  ['packages/core-stays-in-its-layer', 'packages/core/src/a.ts', 'packages/contract/src/b.ts'],
  ['packages/contract-stays-in-its-layer', 'packages/contract/src/a.ts', 'packages/store/src/b.ts'],
  ['packages/connectors-stays-in-its-layer', 'packages/connectors/src/a.ts', 'packages/contract/src/b.ts'],
  ['packages/store-stays-in-its-layer', 'packages/store/src/a.ts', 'packages/engine/src/b.ts'],
  ['packages/models-stays-in-its-layer', 'packages/models/src/a.ts', 'packages/store/src/b.ts'],
  ['packages/sample-stays-in-its-layer', 'packages/sample/src/a.ts', 'packages/connectors/src/b.ts'],
  ['packages/engine-stays-in-its-layer', 'packages/engine/src/a.ts', 'packages/store/src/b.ts'],
  ['apps/web-stays-in-its-layer', 'apps/web/src/a.ts', 'packages/core/src/b.ts'],
  ['apps/server-stays-in-its-layer', 'apps/server/src/a.ts', 'apps/runner/src/b.ts'],
  ['apps/runner-stays-in-its-layer', 'apps/runner/src/a.ts', 'apps/server/src/b.ts'],
  ['apps/cli-stays-in-its-layer', 'apps/cli/src/a.ts', 'apps/server/src/b.ts'],
  ['apps/air-stays-in-its-layer', 'apps/air/src/a.ts', 'apps/cli/src/b.ts'],
  ['engine-takes-connectors-and-models-as-types', 'packages/engine/src/run/a.ts', 'packages/connectors/src/b.ts'],
  ['engine-takes-connectors-and-models-as-types', 'packages/engine/src/model/a.ts', 'packages/models/src/b.ts'],
  ['only-the-guard-seals', 'packages/engine/src/run/a.ts', 'packages/core/src/seal.ts'],
  ['features-stay-apart', 'apps/web/src/features/ask/a.ts', 'apps/web/src/features/runs/b.ts'],
  ['ask-looks-ahead', 'packages/engine/src/ask/a.ts', 'packages/engine/src/scope/b.ts'],
  ['retrieve-looks-ahead', 'packages/engine/src/retrieve/a.ts', 'packages/engine/src/ir/b.ts'],
  ['scope-looks-ahead', 'packages/engine/src/scope/a.ts', 'packages/engine/src/ir/b.ts'],
  ['ir-looks-ahead', 'packages/engine/src/ir/a.ts', 'packages/engine/src/report/b.ts'],
  ['sql-looks-ahead', 'packages/engine/src/sql/a.ts', 'packages/engine/src/guard/b.ts'],
  ['model-looks-ahead', 'packages/engine/src/model/a.ts', 'packages/engine/src/guard/b.ts'],
  ['guard-looks-ahead', 'packages/engine/src/guard/a.ts', 'packages/engine/src/run/b.ts'],
  ['policy-looks-ahead', 'packages/engine/src/policy/a.ts', 'packages/engine/src/qa/b.ts'],
  ['run-looks-ahead', 'packages/engine/src/run/a.ts', 'packages/engine/src/results/b.ts'],
  ['results-looks-ahead', 'packages/engine/src/results/a.ts', 'packages/engine/src/qa/b.ts'],
  ['qa-looks-ahead', 'packages/engine/src/qa/a.ts', 'packages/engine/src/report/b.ts'],
  ['report-looks-ahead', 'packages/engine/src/report/a.ts', 'packages/engine/src/answer/b.ts'],
];

let directory = '';
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** A small tree in which the first file imports the second, in words such as `import` or `import type`. */
async function rulesBrokenBy(from: string, to: string, statement: (path: string) => string): Promise<string[]> {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'air-imports-')));
  const isNeighbour = dirname(from) === dirname(to);
  write(from, statement(pathBetween(from, to)));
  write(to, isNeighbour ? importing('./a.ts') : 'export const value = 1;\n');
  const { violations, moduleCount } = await cruiseImports(['packages', 'apps'], directory);
  expect(moduleCount).toBe(2);
  return [...new Set(violations.map(({ rule }) => rule))];
}

function write(path: string, text: string): void {
  for (const folder of ['packages', 'apps']) mkdirSync(join(directory, folder), { recursive: true });
  mkdirSync(join(directory, dirname(path)), { recursive: true });
  writeFileSync(join(directory, path), text);
}

function pathBetween(from: string, to: string): string {
  const path = relative(dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}

const importing = (path: string) => `import { value } from '${path}';\nexport const next = value;\n`;
const importingTypes = (path: string) => `import type { value } from '${path}';\nexport type Next = typeof value;\n`;

test.each(deliberate)('%s is caught in %s', async (rule, from, to) => {
  expect(await rulesBrokenBy(from, to, importing)).toContain(rule);
});

test('each rule has an import above that breaks it', () => {
  const names = configuration.forbidden.map(({ name }) => name);
  expect(new Set(deliberate.map(([rule]) => rule))).toEqual(new Set(names));
});

test.each([
  ['a later stage', 'packages/engine/src/guard/a.ts', 'packages/engine/src/sql/b.ts', importing],
  ['a type of a connector', 'packages/engine/src/run/a.ts', 'packages/connectors/src/b.ts', importingTypes],
  ['the guard', 'packages/engine/src/guard/a.ts', 'packages/core/src/seal.ts', importing],
  ['a feature of the page', 'apps/web/src/features/ask/a.ts', 'apps/web/src/shared/b.ts', importing],
])('%s may import what it needs', async (_who, from, to, statement) => {
  expect(await rulesBrokenBy(from, to, statement)).toEqual([]);
});
