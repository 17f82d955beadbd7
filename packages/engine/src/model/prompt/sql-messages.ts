import type { Ir, ParameterValues, Passage } from '@air/contract';
import type { Dialect, Problem } from '@air/core';
import type { ModelMessage } from '@air/models';
import { type Catalog, minimalDdl } from '../../learn/index.ts';
import { scopeOfIr } from '../../scope/index.ts';
import { fenceData, fenceRule } from './fence-data.ts';
import { fencePassages } from './fence-passages.ts';
import { nearTables } from './near-tables.ts';
import { plainText } from './plain-text.ts';
import { repairNotes } from './repair-notes.ts';

export interface SqlPrompt {
  question: string;
  ir: Ir | null;
  catalog: Catalog;
  passages: Passage[];
  params: ParameterValues;
  /** What was wrong with the SQL before. */
  repair: { sql: string; problem: Problem } | null;
}

const engines: Record<Dialect, string> = {
  postgres: 'PostgreSQL',
  timescale: 'PostgreSQL with TimescaleDB',
  mysql: 'MySQL 8 and MariaDB',
  sqlite: 'SQLite',
  duckdb: 'DuckDB',
};

const maxTables = 10;
const ddlCharacters = 12_000;
const passageCharacters = 3_000;

/** The prompt form that SQLCoder was trained on; any other model is asked as in a chat. */
export function sqlMessages(prompt: SqlPrompt, form: 'sqlcoder' | 'chat'): ModelMessage[] {
  return form === 'sqlcoder' ? sqlcoderMessages(prompt) : chatMessages(prompt);
}

function sqlcoderMessages(prompt: SqlPrompt): ModelMessage[] {
  const question = untagged(prompt.question);
  const content = [
    `### Task\nGenerate a SQL query to answer [QUESTION]${question}[/QUESTION]`,
    `### Instructions\n${[
      "- If you cannot answer the question with the available database schema, return 'I do not know'",
      ...instructions(prompt).map((line) => `- ${line}`),
    ].join('\n')}`,
    ...meaning(prompt),
    ...fencePassages(prompt.passages, passageCharacters),
    `### Database Schema\nThe query will run on a database with the following schema:\n${schema(prompt)}`,
    ...(prompt.repair ? [repairNotes(prompt.repair, prompt.catalog)] : []),
    `### Answer\nGiven the database schema, here is the SQL query that answers [QUESTION]${question}[/QUESTION]\n[SQL]\n`,
  ];
  return [{ role: 'user', content: content.join('\n\n') }];
}

function chatMessages(prompt: SqlPrompt): ModelMessage[] {
  const system = [
    'You write one SQL query that answers a question about business data.',
    ...instructions(prompt).map((line) => `- ${line}`),
    "- When the schema cannot answer the question, answer 'I do not know' and nothing else.",
    `- ${fenceRule}`,
    '- Answer with the SQL alone.',
  ];
  const user = [
    fenceData('Database schema', schema(prompt), ddlCharacters),
    ...meaning(prompt),
    ...fencePassages(prompt.passages, passageCharacters),
    `Question: ${plainText(prompt.question, 2_000)}`,
    ...(prompt.repair ? [repairNotes(prompt.repair, prompt.catalog)] : []),
  ];
  return [
    { role: 'system', content: system.join('\n') },
    { role: 'user', content: user.join('\n\n') },
  ];
}

function instructions({ catalog, params, ir }: SqlPrompt): string[] {
  const names = Object.keys(params).filter((name) => name !== 'as_of');
  return [
    `Write exactly one SELECT for ${engines[catalog.dialect]}; it may begin with WITH`,
    'Use only the tables and columns of the schema, spelled as there; nothing else exists',
    'Write {{as_of}} for the present moment, cast to the type you need; never CURRENT_DATE, NOW() or their like',
    ...(names.length > 0
      ? [`Keep these parameters as they are written: ${names.map((name) => `{{${name}}}`).join(', ')}`]
      : []),
    ...(ir ? ['Return exactly the columns that the query below asks for, dimensions first, then metrics'] : []),
  ];
}

function meaning({ question, ir, catalog }: SqlPrompt): string[] {
  if (ir === null) return [];
  const [, ...sections] = scopeOfIr(question, ir, catalog).scopeMd.split(/\n## (?!Question)/);
  const words = sections.map((section) => section.trim().replaceAll(/\n+/g, '\n')).join('\n');
  return [`The question was understood as this query:\n${JSON.stringify(ir)}\nin words:\n${plainText(words, 4_000)}`];
}

function schema({ question, ir, catalog }: SqlPrompt): string {
  const text = JSON.stringify(ir);
  const named = catalog.tables.filter(({ name }) => ir !== null && text.includes(name));
  const tables = named.length > 0 ? named : nearTables(question, catalog, maxTables);
  return plainText(
    minimalDdl(
      catalog,
      tables.map(({ name }) => name),
    ),
    ddlCharacters,
  );
}

/** A question cannot close the tags of the prompt form. */
function untagged(question: string): string {
  return plainText(question, 2_000).replaceAll(/\[\/?(?:QUESTION|SQL)\]|###/gi, ' ');
}
