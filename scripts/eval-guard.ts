import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createPlayground } from './eval-guard/playground.ts';
import { fixtureDialects, openFixture } from './eval-guard/fixtures.ts';

/** Runs the guard corpora: each statement through the guard and, when allowed, through AIR's connector to a real engine. */
const { values } = parseArgs({
  options: {
    dialect: { type: 'string' },
    set: { type: 'string', default: 'dev' },
    dir: { type: 'string', default: '../shared/eval/guard' },
  },
});
const dialect = fixtureDialects.find((name) => name === values.dialect);
if (!dialect) {
  console.error(`--dialect must be one of ${fixtureDialects.join(', ')}`);
  process.exit(2);
}

const corpus = resolve(values.dir);
const folder = mkdtempSync(join(tmpdir(), 'air-eval-guard-'));
mkdirSync(folder, { recursive: true });
const playground = createPlayground();
const fixture = await openFixture(dialect, join(corpus, 'fixtures', `${dialect}.full.sql`), folder);
try {
  const adapter = join(folder, 'adapter.mjs');
  const source = pathToFileURL(resolve(import.meta.dirname, 'eval-guard/adapter.ts')).href;
  writeFileSync(adapter, `export { run, stateHash } from ${JSON.stringify(source)};\n`);
  const scorer = [join(corpus, 'score.mjs'), dialect, values.set, adapter, ...fixture.scorerArguments];
  const { status } = spawnSync(process.execPath, ['--import', import.meta.resolve('tsx'), ...scorer], {
    stdio: 'inherit',
    env: { ...process.env, AIR_EVAL_FIXTURE: JSON.stringify(fixture.description) },
  });
  process.exitCode = status ?? 1;
} finally {
  await fixture.close();
  playground.remove();
  rmSync(folder, { recursive: true, force: true });
}
