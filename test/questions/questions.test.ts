import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cell } from '@air/core';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, openAnswerer } from '../../scripts/eval-questions/answerer.ts';
import { hasSameRows } from './same-rows.ts';
import { asOf, buildSuite, type Question } from './suite.ts';

/** What holds today less a small margin. Raise a floor when the planner gets better; never lower one. */
const floors = { precision: 0.975, coverage: 0.71, abstained: 0.98, asked: 23 };

interface Outcome extends Question {
  answer: Answer;
  isRight: boolean;
}

describe('questions about databases nobody tuned for', () => {
  const directory = mkdtempSync(join(tmpdir(), 'air-questions-'));
  const outcomes: Outcome[] = [];

  beforeAll(async () => {
    const answerer = openAnswerer();
    const now = new Date(`${asOf.replace(' ', 'T')}Z`);
    try {
      for (const question of buildSuite(directory)) {
        const answer = await answerer.answer(question.db_path, question.question, now);
        outcomes.push({ ...question, answer, isRight: isRight(question, answer) });
      }
    } finally {
      await answerer.close();
    }
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  function of(expected: Question['expect']): Outcome[] {
    return outcomes.filter(({ expect: wanted }) => wanted === expected);
  }

  test('every gold runs, and all but a few have rows', () => {
    const empty = of('answer').filter(({ gold, db_path: path }) =>
      gold.some((sql) => goldRows(path, sql).length === 0),
    );
    expect(empty.map(({ id }) => id)).toEqual([]);
    expect(of('answer').length).toBeGreaterThanOrEqual(340);
  });

  test('what is answered is right', () => {
    const answered = outcomes.filter((outcome) => outcome.expect !== 'clarify' && hasAnswer(outcome));
    const wrong = answered.filter((outcome) => !outcome.isRight);
    expect(missed(1 - wrong.length / answered.length, floors.precision, wrong)).toEqual([]);
  });

  test('most of what can be answered is', () => {
    const refused = of('answer').filter((outcome) => !hasAnswer(outcome));
    expect(missed(1 - refused.length / of('answer').length, floors.coverage, refused)).toEqual([]);
  });

  test('what the data does not hold is not answered', () => {
    const invented = of('abstain').filter(hasAnswer);
    expect(missed(1 - invented.length / of('abstain').length, floors.abstained, invented)).toEqual([]);
  });

  test('a question with several readings is asked back', () => {
    const guessed = of('clarify').filter(({ answer }) => answer.sql !== null || (answer.clarify ?? '') === '');
    expect(missed(of('clarify').length - guessed.length, floors.asked, guessed)).toEqual([]);
  });
});

function hasAnswer({ answer }: Outcome): boolean {
  return answer.sql !== null;
}

function isRight({ gold, db_path: path }: Question, { rows }: Answer): boolean {
  return rows !== undefined && gold.some((sql) => hasSameRows(goldRows(path, sql), rows));
}

function goldRows(path: string, sql: string): Cell[][] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const statement = database.prepare(sql);
    statement.setReturnArrays(true);
    // With arrays asked for, each row is one; the driver's type says neither.
    return statement.all() as unknown as Cell[][];
  } finally {
    database.close();
  }
}

/** The questions to look at when a figure fell below its floor. */
function missed(figure: number, floor: number, outcomes: Outcome[]): string[] {
  if (figure >= floor) return [];
  return [
    `${figure.toFixed(3)} is below ${floor}`,
    ...outcomes.map(({ id, question, answer }) => `${id}: ${question} ${answer.clarify ?? ''}`),
  ];
}
