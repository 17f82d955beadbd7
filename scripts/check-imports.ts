import { execFileSync } from 'node:child_process';
import { cruiseImports } from './check-imports/cruise-imports.ts';

const folders = ['packages', 'apps', 'scripts', 'test'];
const { violations, moduleCount } = await cruiseImports(folders);
for (const { rule, from, to } of violations) console.error(`${rule}: ${from} → ${to}`);

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...folders], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts')).length;
const missed = moduleCount < listed;
if (missed) console.error(`only ${moduleCount} modules were looked at, but git lists ${listed} source files`);

console.log(`${moduleCount} modules, ${violations.length} violations`);
process.exit(violations.length > 0 || missed ? 1 : 0);
