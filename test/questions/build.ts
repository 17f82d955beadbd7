import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSuite } from './suite.ts';

/** Writes the databases and `questions.jsonl` into a folder, for `npm run eval:questions -- --gold`. */
const [target] = process.argv.slice(2);
if (target === undefined) {
  console.error('usage: tsx test/questions/build.ts OUT_DIR');
  process.exit(2);
}
const directory = resolve(target);
const databases = join(directory, 'databases');
rmSync(databases, { recursive: true, force: true });
mkdirSync(databases, { recursive: true });
const questions = buildSuite(databases);
const file = join(directory, 'questions.jsonl');
writeFileSync(file, questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
console.log(`${questions.length} questions → ${file}`);
