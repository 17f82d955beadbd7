import { AirError } from '@air/core';
import { irSchema } from '@air/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bakeries, catalogOf, energy, library, tableOf } from './ask/test-catalogs.ts';
import type { Catalog } from './learn/index.ts';
import { type Ground, planQuestion } from './plan.ts';

const ground = (catalog: Catalog, more: Partial<Ground> = {}): Ground => ({
  catalog,
  synonyms: [],
  asOf: new Date('2026-11-21T02:14:30Z'),
  answers: [],
  ...more,
});

interface Case {
  catalog: Catalog;
  question: string;
  ir: Record<string, unknown>;
}

const cases: Record<string, Case> = {
  'a figure by a table, in a calendar quarter': {
    catalog: bakeries,
    question: 'total revenue by bakery for last quarter',
    ir: {
      entities: ['sales', 'bakeries'],
      metrics: [{ name: 'total_revenue', agg: 'sum', field: 'sales.revenue' }],
      dimensions: ['bakeries.name', 'bakeries.id'],
      filters: [
        { field: 'sales.sold_on', op: '>=', value: '2026-07-01' },
        { field: 'sales.sold_on', op: '<', value: '2026-10-01' },
      ],
    },
  },
  'the highest figure first, in a quarter that is counted': {
    catalog: bakeries,
    question: 'total revenue by bakery in the third quarter of 2026, highest first',
    ir: {
      filters: [
        { field: 'sales.sold_on', op: '>=', value: '2026-07-01' },
        { field: 'sales.sold_on', op: '<', value: '2026-10-01' },
      ],
      order: [{ field: 'total_revenue', dir: 'desc' }],
    },
  },
  'a figure per day and site in a month': {
    catalog: energy,
    question: 'daily kWh by site in September 2025',
    ir: {
      entities: ['readings'],
      metrics: [{ name: 'total_kwh', agg: 'sum', field: 'readings.kwh' }],
      dimensions: [{ field: 'readings.timestamp', grain: 'day', as: 'day' }, 'readings.site'],
      filters: [
        { field: 'readings.timestamp', op: '>=', value: '2025-09-01' },
        { field: 'readings.timestamp', op: '<', value: '2025-10-01' },
      ],
    },
  },
  'rows without related rows': {
    catalog: library,
    question: 'Which members have never made any loans?',
    ir: {
      dimensions: ['members.name', 'members.id'],
      filters: [{ not_exists: { entity: 'loans', on: { from: 'members.id', to: 'loans.member_id' } } }],
    },
  },
  'rows with more than a number of related rows': {
    catalog: library,
    question: 'Show the names of members with more than 3 loans',
    ir: { entities: ['loans', 'members'], having: [{ metric: 'number_of_loans', op: '>', value: 3 }] },
  },
  'the row with the most related rows': {
    catalog: library,
    question: 'What is the title of the book with the most loans?',
    ir: { entities: ['loans', 'books'], order: [{ field: 'number_of_loans', dir: 'desc' }], limit: 1 },
  },
  'a text of the data as an adjective': {
    catalog: library,
    question: 'How many crime books are there?',
    ir: {
      metrics: [{ name: 'number_of_books', agg: 'count' }],
      filters: [{ field: 'books.genre', op: '=', value: 'Crime' }],
    },
  },
  'either of two texts': {
    catalog: library,
    question: 'How many members live in Lyon or Nice?',
    ir: { filters: [{ field: 'members.city', op: 'in', value: ['Lyon', 'Nice'] }] },
  },
  'a range of numbers': {
    catalog: library,
    question: 'List the titles of books with pages between 100 and 200',
    ir: { dimensions: ['books.title'], filters: [{ field: 'books.pages', op: 'between', value: [100, 200] }] },
  },
  'a comparison whose adjective names the column': {
    catalog: bakeries,
    question: 'How many bakers are older than 40?',
    ir: { entities: ['bakers'], filters: [{ field: 'bakers.age', op: '>', value: 40 }] },
  },
  'rows above the average': {
    catalog: bakeries,
    question: 'List the last names of bakers whose salary is above the average',
    ir: { filters: [{ field: 'bakers.salary', op: '>', value: { metric: { agg: 'avg', field: 'bakers.salary' } } }] },
  },
  'the row that stands out, shown with why': {
    catalog: bakeries,
    question: 'Who is the youngest baker?',
    ir: { order: [{ field: 'bakers.age', dir: 'asc' }], limit: 1 },
  },
  'the top rows by a figure': {
    catalog: bakeries,
    question: 'top 5 breads by revenue in the past 30 days',
    ir: {
      entities: ['sales', 'breads'],
      order: [{ field: 'total_revenue', dir: 'desc' }],
      limit: 5,
      filters: [
        { field: 'sales.sold_on', op: '>=', value: '2026-10-22' },
        { field: 'sales.sold_on', op: '<', value: '2026-11-22' },
      ],
    },
  },
  'a figure that the question defines': {
    catalog: bakeries,
    question:
      'What is the total turnover by town? Note that turnover refers to the sum of quantity in the sales table.',
    ir: { metrics: [{ name: 'turnover', agg: 'sum', field: 'sales.quantity' }], dimensions: ['bakeries.town'] },
  },
  'a list in descending order': {
    catalog: library,
    question: 'List the titles of all books in descending order of pages',
    ir: { order: [{ field: 'books.pages', dir: 'desc' }] },
  },
  'different values only': {
    catalog: library,
    question: 'What are the distinct genres of the books?',
    ir: { dimensions: ['books.genre'], distinct: true },
  },
  'the most common value': {
    catalog: library,
    question: 'What is the most common genre of books?',
    ir: { dimensions: ['books.genre'], order: [{ field: 'number_of_books', dir: 'desc' }], limit: 1 },
  },
  'a year where years are numbers': {
    catalog: library,
    question: 'How many books have a published year after 1990?',
    ir: { filters: [{ field: 'books.published_year', op: '>=', value: 1991 }] },
  },
  'rows with the text in their label': {
    catalog: library,
    question: 'Which books have a title containing "sea"?',
    ir: { filters: [{ field: 'books.title', op: 'contains', value: 'sea' }] },
  },
  'each of several aggregates of one column': {
    catalog: bakeries,
    question: 'What are the average, minimum and maximum salary of bakers?',
    ir: {
      metrics: [
        { name: 'average_salary', agg: 'avg', field: 'bakers.salary' },
        { name: 'minimum_salary', agg: 'min', field: 'bakers.salary' },
        { name: 'maximum_salary', agg: 'max', field: 'bakers.salary' },
      ],
      dimensions: [],
    },
  },
  'a share of the whole': {
    catalog: bakeries,
    question: 'share of revenue by town',
    ir: {
      metrics: [
        { name: 'total_revenue', agg: 'sum', field: 'sales.revenue' },
        { name: 'share_of_total_revenue', calc: 'share_of_total', of: 'total_revenue' },
      ],
    },
  },
};

describe('the planner understands', () => {
  test.each(Object.entries(cases))('%s', (_, { catalog, question, ir }) => {
    const draft = planQuestion(question, ground(catalog));
    expect(draft.clarifications).toEqual([]);
    expect(draft.ir).toMatchObject(ir);
    expect(irSchema.parse(draft.ir)).toEqual(draft.ir);
    expect(draft.status).toBe('understood');
  });
});

const doubts: Record<string, { catalog: Catalog; question: string; about: string }> = {
  'an unknown noun': { catalog: library, question: 'How many dragons are there?', about: 'dragons' },
  'an unknown quality': { catalog: library, question: 'How many haunted books are there?', about: 'haunted' },
  'the best of something without a measure': { catalog: bakeries, question: 'Who are our best bakers?', about: 'best' },
  'the largest of something without a measure': {
    catalog: library,
    question: 'Which member is the largest?',
    about: 'largest',
  },
  'the top of something without a measure': { catalog: bakeries, question: 'Show the top 3 bakers', about: 'top' },
  'a date that could be one of two': {
    catalog: catalogOf(
      [tableOf('trips', ['id key', 'starts_on date', 'ends_on date', 'price decimal'], { timeColumn: null })],
      [],
    ),
    question: 'How many trips in 2025?',
    about: 'in 2025',
  },
  'rows by something without a figure': { catalog: library, question: 'Show loans by genre', about: 'loans' },
  'general knowledge': { catalog: energy, question: 'Why is the sky blue?', about: 'sky' },
};

describe('the planner asks about', () => {
  test.each(Object.entries(doubts))('%s', (_, { catalog, question, about }) => {
    const draft = planQuestion(question, ground(catalog));
    expect(draft.status).toBe('clarify');
    expect(draft.ir).toBeNull();
    expect(draft.clarifications.map(({ phrase }) => phrase)).toContain(about);
  });

  test('an unknown word together with the names that come near', () => {
    const [first] = planQuestion('How many bakerys are there with a salry above 5?', ground(bakeries)).clarifications;
    expect(first?.question).toContain('salary');
  });
});

describe('an answer to a clarification', () => {
  test('is taken, and the question is planned', () => {
    const first = planQuestion('Show loans by genre', ground(library));
    const [open] = first.clarifications;
    const option = open?.options.find(({ label }) => label === 'the number of loans');
    expect(option).toBeDefined();
    const answers = [{ clarificationId: open?.id ?? '', optionId: option?.id ?? '' }];
    const second = planQuestion('Show loans by genre', ground(library, { answers }));
    expect(second.ir).toMatchObject({ entities: ['loans', 'books'], dimensions: ['books.genre'] });
  });

  test('that was remembered as a synonym is understood at once', () => {
    const synonyms = [{ phrase: 'borrowers', meaning: { kind: 'table' as const, table: 'members' } }];
    expect(planQuestion('How many borrowers are there?', ground(library)).status).toBe('clarify');
    expect(planQuestion('How many borrowers are there?', ground(library, { synonyms })).ir).toMatchObject({
      entities: ['members'],
    });
  });
});

describe('whatever is asked', () => {
  const words = [
    'show',
    'the',
    'number of',
    'books',
    'loans',
    'members',
    'by',
    'in',
    '2025',
    'last month',
    'not',
    'or',
    'and',
    ',',
    '"x"',
    'most',
    'top 3',
    'titles',
    'genre',
    'without',
    'more than',
    '5',
    'average',
    'pages',
    '?',
    'for each',
    "'s",
    'between',
    'city',
    'Lyon',
    'order by',
    'ratio of',
    'to',
    'never',
  ];

  test('the planner answers or asks, and never throws', () => {
    const question = fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 14 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(question, (text) => {
        const draft = planQuestion(text, ground(library));
        expect(draft.ir === null).toBe(draft.clarifications.length > 0);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  test('any text at all is answered or asked about', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 80 }).filter((text) => text.trim() !== ''),
        (text) => {
          const draft = planQuestion(text, ground(bakeries));
          expect(draft.ir === null).toBe(draft.clarifications.length > 0);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });

  test('the same question gives the same draft', () => {
    for (const { catalog, question } of Object.values(cases)) {
      expect(planQuestion(question, ground(structuredClone(catalog)))).toEqual(planQuestion(question, ground(catalog)));
    }
  });

  test('a question of a hundred thousand characters is refused', () => {
    expect(() => planQuestion('a'.repeat(100_000), ground(library))).toThrow(
      expect.objectContaining({ code: 'ask.question_too_long' }),
    );
    expect(() => planQuestion('  ', ground(library))).toThrow(AirError);
  });
});
