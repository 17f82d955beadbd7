import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { parse } from 'yaml';

export interface Question {
  id: string;
  db: string;
  db_path: string;
  question: string;
  gold: string[];
  expect: 'answer' | 'abstain' | 'clarify';
  tier: string;
  why?: string;
}

/** The day the questions are asked on: "last month" is October 2026. */
export const asOf = '2026-11-21 02:14:30';

type Golds = string | string[];

interface Page {
  answer: Record<string, Record<string, Golds>>;
  abstain: Record<string, string[]>;
  clarify: Record<string, { why: string; gold: Golds }>;
}

const folder = import.meta.dirname;

/** Writes one SQLite file for each script and returns every question about them. */
export function buildSuite(directory: string): Question[] {
  const questions: Question[] = [];
  for (const script of readdirSync(join(folder, 'databases')).toSorted()) {
    const db = basename(script, '.sql');
    const path = join(directory, `${db}.sqlite`);
    build(path, readFileSync(join(folder, 'databases', script), 'utf8'));
    questions.push(...read(db, path));
  }
  return questions;
}

function build(path: string, script: string): void {
  const database = new DatabaseSync(path);
  try {
    database.exec(`BEGIN; ${script} COMMIT;`);
  } finally {
    database.close();
  }
}

function read(db: string, path: string): Question[] {
  // The pages are ours, beside this file; a wrong one fails at the first question.
  const page = parse(readFileSync(join(folder, 'questions', `${db}.yaml`), 'utf8')) as Page;
  const questions: Question[] = [];
  const add = (question: string, tier: string, rest: Pick<Question, 'expect' | 'gold' | 'why'>) =>
    questions.push({
      id: `${db}-${String(questions.length + 1).padStart(2, '0')}`,
      db,
      db_path: path,
      question,
      tier,
      ...rest,
    });

  for (const [tier, entries] of Object.entries(page.answer))
    for (const [question, gold] of Object.entries(entries))
      add(question, tier, { expect: 'answer', gold: [gold].flat() });
  for (const [tier, entries] of Object.entries(page.abstain))
    for (const question of entries) add(question, tier, { expect: 'abstain', gold: [] });
  for (const [question, { why, gold }] of Object.entries(page.clarify))
    add(question, 'C', { expect: 'clarify', gold: [gold].flat(), why });
  return questions;
}
