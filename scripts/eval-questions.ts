import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openAnswerer } from './eval-questions/answerer.ts';

/** Answers a file of questions through the real pipeline with no model: learn, plan, compile, guard, execute. */
const { values } = parseArgs({
  options: {
    gold: { type: 'string' },
    out: { type: 'string' },
    'as-of': { type: 'string', default: '2026-11-21 02:14:30' },
  },
});
if (values.gold === undefined || values.out === undefined) {
  console.error('usage: eval:questions -- --gold FILE --out FILE [--as-of "YYYY-MM-DD HH:MM:SS"]');
  process.exit(2);
}

interface Question {
  id: string;
  question: string;
  db_path: string;
  asof?: string;
}

const gold = resolve(values.gold);
const root = [dirname(gold), dirname(dirname(gold))];
const questions = readFileSync(gold, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  // The file is ours to trust: it is the measure itself.
  .map((line) => JSON.parse(line) as Question);

const answerer = openAnswerer();
const lines: string[] = [];
try {
  for (const { id, question, db_path: path, asof } of questions) {
    const file = root.map((folder) => resolve(folder, path)).find((candidate) => existsSync(candidate));
    if (file === undefined) throw new Error(`${id}: no database at ${path}`);
    const asOf = new Date(`${(asof ?? values['as-of']).replace(' ', 'T')}Z`);
    lines.push(JSON.stringify({ id, ...(await answerer.answer(file, question, asOf)) }));
  }
} finally {
  await answerer.close();
}
writeFileSync(values.out, `${lines.join('\n')}\n`);
const answered = lines.filter((line) => !line.includes('"sql":null')).length;
console.log(`${lines.length} questions, ${answered} answered → ${values.out}`);
