import { AirError } from '@air/core';
import type { Clarification } from '@air/contract';
import { ask, type Condition, type Ground, type Intent, type Output, type Sort, spokenName } from '../ask/index.ts';
import { ClauseReader } from './read-clauses.ts';
import { hasOptions, Undecided } from './undecided.ts';

interface Line {
  text: string;
  number: number;
}

export interface ReadScope {
  title: string | null;
  question: string;
  assumptions: string[];
  /** Null when the scope names nothing to show: the question itself is planned then. */
  intent: Intent | null;
}

/** Reads a scope that a person may have edited. A line in plain English is planned like a question. */
export function readScope(markdown: string, ground: Ground): ReadScope {
  const { title, sections } = split(markdown);
  const question = (sections.get('question') ?? [])
    .map(({ text }) => text)
    .join(' ')
    .trim();
  const assumptions = (sections.get('assumptions') ?? []).map(({ text }) => text);
  const show = sections.get('show') ?? [];
  if (question === '' && show.length === 0)
    throw new AirError('scope.invalid', 'the scope holds neither a question nor what to show', {
      hint: 'add a "## Question" section',
    });
  if (show.length === 0) return { title, question, assumptions, intent: null };
  const reader = new ClauseReader(ground.catalog);
  const isDistinct = show.some(({ text }) => text === 'without repeats');
  const outputs = show
    .filter(({ text }) => text !== 'without repeats')
    .flatMap((line) => readOutput(line, reader, ground));
  const subject = subjectOf(outputs, ground);
  const conditions = (sections.get('filters') ?? []).flatMap((line) => readFilter(line, reader, subject, ground));
  const having = (sections.get('group limits') ?? []).map(
    (line) => reader.having(line.text, outputs) ?? fail(line, 'is no limit on a figure that is shown'),
  );
  const order = (sections.get('order') ?? []).map(
    (line): Sort => reader.sort(line.text, outputs) ?? readOrder(line, outputs, subject, ground),
  );
  const limit = readRows(sections.get('rows') ?? []);
  return {
    title,
    question,
    assumptions,
    intent: { question, subject, outputs, conditions, having, order, limit, isDistinct },
  };
}

const known = [
  'question',
  'understood as',
  'show',
  'filters',
  'group limits',
  'order',
  'rows',
  'assumptions',
  'open questions',
];

function split(markdown: string): { title: string | null; sections: Map<string, Line[]> } {
  const sections = new Map<string, Line[]>();
  let title: string | null = null;
  let current: Line[] | null = null;
  for (const [index, raw] of markdown.split(/\r?\n/).entries()) {
    const text = raw.trim();
    const number = index + 1;
    if (text === '') continue;
    if (text.startsWith('# ')) title = text.slice(2).trim();
    else if (/^##+ /.test(text)) {
      const name = text.replace(/^#+ /, '').trim().toLowerCase();
      if (!known.includes(name))
        throw new AirError('scope.invalid', `line ${number}: no section named "${name}"`, {
          hint: `sections: ${known.join(', ')}`,
        });
      current = [];
      sections.set(name, current);
    } else if (current === null)
      throw new AirError('scope.invalid', `line ${number}: text outside of a section`, {
        hint: 'put it under "## Question" or "## Filters"',
      });
    else current.push({ text: text.replace(/^[-*] /, '').trim(), number });
  }
  return { title, sections };
}

function subjectOf(outputs: Output[], ground: Ground): string {
  for (const output of outputs) {
    if ('table' in output) return output.table;
    if ('field' in output) return output.field.table;
  }
  return ground.catalog.tables[0]?.name ?? '';
}

function readOutput(line: Line, reader: ClauseReader, ground: Ground): Output[] {
  const output = reader.output(line.text);
  if (output !== null) return [output];
  return planned(`Show the ${line.text}`, line, ground).outputs;
}

function readFilter(line: Line, reader: ClauseReader, subject: string, ground: Ground): Condition[] {
  const condition = reader.condition(line.text);
  return condition === null ? readFragment(line.text, subject, ground, line).conditions : [condition];
}

/** A part of a question, read as said about the rows of a table: `only Berlin`, `last month`. */
export function readFragment(text: string, subject: string, ground: Ground, line: Line | null): Intent {
  const plain = text.replace(/^(only|just|where|for|keep)\s+(those\s+|rows\s+)?/i, '');
  const question = `How many ${spokenName(subject)}`;
  const forms = [`${question} ${plain}`, `${question} that are ${plain}`, `${question} with ${plain}`];
  let open: Clarification[] | null = null;
  for (const form of forms) {
    const { intent, clarifications } = ask(form, ground);
    if (intent !== null && intent.conditions.length > 0) return intent;
    if (hasOptions(clarifications)) open ??= clarifications;
  }
  if (line === null && open !== null) throw new Undecided(open);
  const last = planned(`${question} in ${plain}`, line, ground);
  if (last.conditions.length === 0) fail(line, line === null ? `"${plain}" names no condition` : 'names no condition');
  return last;
}

function readOrder(line: Line, outputs: Output[], subject: string, ground: Ground): Sort {
  const shown = outputs.some(({ kind }) => kind === 'measure')
    ? `number of ${spokenName(subject)} for each ${spokenName(subject)}`
    : spokenName(subject);
  const [sort] = planned(`List the ${shown} ordered by ${line.text}`, line, ground).order;
  return sort ?? fail(line, 'names nothing to order by');
}

function planned(question: string, line: Line | null, ground: Ground): Intent {
  const { intent, clarifications } = ask(question, ground);
  if (intent !== null) return intent;
  const [first] = clarifications;
  return fail(line, first === undefined ? 'is not understood' : `is not understood: ${first.question}`);
}

function fail(line: Line | null, reason: string): never {
  if (line === null) throw new AirError('ask.not_understood', reason);
  throw new AirError('scope.invalid', `line ${line.number}: "${line.text}" ${reason}`, {
    hint: 'write it as the scope writes it, such as: orders.status = "paid"',
  });
}

function readRows(lines: Line[]): number | null {
  const [line] = lines;
  if (line === undefined) return null;
  const count = Number(/^\d+/.exec(line.text)?.[0] ?? '');
  return Number.isInteger(count) && count > 0 ? count : fail(line, 'is no number of rows');
}
