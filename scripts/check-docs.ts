import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };

/** Fails when a document names a file, a `make` target or an npm script that does not exist. */
const documents = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(path));
const targets = new Set(readFileSync('Makefile', 'utf8').match(/^[a-z][a-z-]*(?=:)/gm));
const problems: string[] = [];

for (const path of documents) {
  const text = readFileSync(path, 'utf8');
  for (const [, script = ''] of text.matchAll(/npm run ([a-z][a-z:-]*)/g)) {
    if (!(script in packageJson.scripts)) problems.push(`${path}: npm run ${script} does not exist`);
  }
  for (const [, target = ''] of text.matchAll(/(?:^ {4}|`)make ([a-z][a-z-]*)/gm)) {
    if (!targets.has(target)) problems.push(`${path}: make ${target} does not exist`);
  }
  for (const [, file = ''] of text.matchAll(/`((?:packages|apps|docs|scripts|test|data|bin|api)\/[\w./-]+)`/g)) {
    if (!existsSync(file)) problems.push(`${path}: ${file} does not exist`);
  }
  for (const [, link = ''] of text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
    if (!existsSync(join(dirname(path), link))) problems.push(`${path}: link to ${link} leads nowhere`);
  }
}

for (const problem of problems) console.error(problem);
console.log(`${documents.length} documents, ${problems.length} problems`);
process.exit(documents.length === 0 || problems.length > 0 ? 1 : 0);
