import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '../learn/catalog.ts';
import { planQuestion } from '../plan.ts';
import { bakeries, catalogOf, library, tableOf } from './test-catalogs.ts';

const harbour = catalogOf(
  [
    tableOf(
      'jobs',
      [
        'id key',
        'yard_id key',
        'state category = open|closed|paused',
        'urgency category = urgent|low',
        'opened_on date',
        'closed_on date',
        'hours integer',
      ],
      { timeColumn: 'opened_on' },
    ),
    tableOf('yards', ['id key', 'name text']),
    tableOf('wrights', ['id key', 'name category = Ada Ek|Bo Lind', 'foreman_id key']),
    tableOf('owners', ['id key', 'name text']),
    tableOf('tours', ['id key', 'boat_id key', 'owner_id key', 'toured_on date']),
    tableOf('boats', ['id key', 'title text', 'published_year integer', 'yard_id key']),
    tableOf('dues', ['id key', 'yard_id key', 'points integer', 'due_on date']),
    tableOf('deals', ['id key', 'keel_id key', 'buyer_id key', 'sold_on date']),
    tableOf('keels', ['id key', 'boat_id key', 'weight decimal']),
  ],
  [
    'jobs.yard_id → yards.id',
    'wrights.foreman_id → wrights.id',
    'tours.boat_id → boats.id',
    'tours.owner_id → owners.id',
    'boats.yard_id → yards.id',
    'dues.yard_id → yards.id',
    'deals.keel_id → keels.id',
    'keels.boat_id → boats.id',
    'deals.buyer_id → owners.id',
  ],
);

const plan = (catalog: Catalog, question: string) =>
  planQuestion(question, { catalog, synonyms: [], asOf: new Date('2026-11-21T02:14:30Z'), answers: [] });

const isOpen = { field: 'jobs.state', op: '=', value: 'open' };

describe('a question is read', () => {
  test.each([
    ['How many jobs are open?', { entities: ['jobs'], filters: [isOpen] }],
    ['How many open jobs are there?', { entities: ['jobs'], filters: [isOpen] }],
    [
      'Which yards have an open urgent job?',
      { filters: [{ exists: { filters: [isOpen, { field: 'jobs.urgency', op: '=', value: 'urgent' }] } }] },
    ],
    [
      'Which owners have never toured a boat?',
      { filters: [{ not_exists: { entity: 'tours', on: { from: 'owners.id', to: 'tours.owner_id' } } }] },
    ],
    [
      'What percentage of jobs are urgent?',
      {
        metrics: [
          { name: 'percentage', expr: '100.0 * matching_jobs / number_of_jobs' },
          { agg: 'count', filters: [{ field: 'jobs.urgency', op: '=', value: 'urgent' }] },
          { agg: 'count' },
        ],
        filters: [],
      },
    ],
    [
      'What share of open jobs is urgent by yard?',
      { filters: [isOpen], dimensions: ['yards.name', 'yards.id'], metrics: [{ name: 'share' }, {}, {}] },
    ],
    ['Which owners toured more than 3 times?', { having: [{ metric: 'number_of_tours', op: '>', value: 3 }] }],
    [
      'Which owner toured the most often?',
      { metrics: [{ agg: 'count' }], order: [{ field: 'number_of_tours', dir: 'desc' }], limit: 1 },
    ],
    ['Which owners never toured?', { filters: [{ not_exists: { entity: 'tours' } }] }],
    ['List the jobs above 20 hours', { filters: [{ field: 'jobs.hours', op: '>', value: 20 }] }],
    ['List the jobs above an hours of 20', { filters: [{ field: 'jobs.hours', op: '>', value: 20 }] }],
    ['How many jobs are there for different urgencies?', { dimensions: ['jobs.urgency'], metrics: [{ agg: 'count' }] }],
    ['Show the yard names that start with "K"', { filters: [{ field: 'yards.name', op: 'starts_with', value: 'K' }] }],
    ['average hours per job', { metrics: [{ agg: 'avg', field: 'jobs.hours' }], dimensions: [] }],
    [
      'Show the titles of boats ordered by published year, most recent first',
      { order: [{ field: 'boats.published_year', dir: 'desc' }] },
    ],
    [
      'jobs opened in 2026 by month',
      { metrics: [{ agg: 'count' }], dimensions: [{ field: 'jobs.opened_on', grain: 'month' }] },
    ],
    ['dues per yard last month', { metrics: [{ agg: 'count' }], dimensions: ['yards.name', 'yards.id'] }],
    [
      'For each yard give the number of jobs and the number of dues',
      { filters: [{ field: 'yards.id', op: 'is_not_null' }] },
    ],
  ])('%s', (question, ir) => {
    expect(plan(harbour, question).ir).toMatchObject(ir);
  });
});

describe('a question is asked back instead of', () => {
  test.each([
    ['listing where a figure is wanted', 'How much did we pay each owner?'],
    ['dropping what the part of the whole is', 'What percentage of jobs are afloat by yard?'],
    ['listing where something by something is wanted', 'Show the results by yard'],
    ['going over another table than the verb names', 'Which owners have bought a boat?'],
    ['taking the doer for the date of the deed', 'Which publisher has the most boats?'],
    ['showing the number of a foreman', 'Number of wrights by foreman'],
    ['dropping one of two', 'Show the owners of each deal'],
  ])('%s', (_, question) => {
    expect(plan(harbour, question)).toMatchObject({ status: 'clarify', ir: null });
  });
});

describe('the text beside a question says', () => {
  test.each([
    ['top 5 bakeries by revenue', 'total_revenue descending', 'desc'],
    ['bottom 5 bakeries by revenue', 'total_revenue ascending', 'asc'],
  ])('the order that "%s" is answered in', (question, meaning, dir) => {
    const { phrases, ir } = plan(bakeries, question);
    expect(phrases.find(({ text }) => text === 'by revenue')?.meaning).toBe(meaning);
    expect(ir?.order).toEqual([{ field: 'total_revenue', dir }]);
  });

  test.each([
    ['orders per month since March 2025', ['orders']],
    ['average number of parcels per town in 2025', ['parcels']],
    ['bakeries with more than 5 ovens since 2024', ['ovens']],
    ['revenue of the top 3 franchises last month', ['franchises']],
  ])('which noun of "%s" is unknown, and nothing of the rest', (question, unknown) => {
    const { clarifications, phrases } = plan(bakeries, question);
    expect(clarifications.map(({ phrase }) => phrase)).toEqual(unknown);
    expect(phrases.filter(({ kind }) => kind === 'unknown').map(({ text }) => text)).toEqual(unknown);
  });
});

describe('what is vague offers what could be meant', () => {
  test.each(['best selling breads', 'most popular breads', 'best breads'])('%s', (question) => {
    const [open] = plan(bakeries, question).clarifications;
    expect(open?.options.map(({ label }) => label)).toEqual([
      'total quantity of sales',
      'total revenue of sales',
      'number of sales',
      'price',
    ]);
  });

  test('and takes the answer', () => {
    const question = 'best selling breads';
    const [open] = plan(bakeries, question).clarifications;
    const option = open?.options.find(({ label }) => label === 'total revenue of sales');
    const answers = [{ clarificationId: open?.id ?? '', optionId: option?.id ?? '' }];
    const ground = { catalog: bakeries, synonyms: [], asOf: new Date('2026-11-21T02:14:30Z'), answers };
    expect(planQuestion(question, ground).ir).toMatchObject({
      metrics: [{ agg: 'sum', field: 'sales.revenue' }],
      order: [{ field: 'total_revenue', dir: 'desc' }],
      limit: 10,
    });
  });
});

test('words in any order come to an end', () => {
  const words =
    'how many much average total top best most 5 2025 last month by per each and or not no never both with without of the in between more than ordered first open urgent jobs yards owners boats sales breads revenue books loans members , ? . percentage ratio'.split(
      ' ',
    );
  const salad = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 14 });
  fc.assert(
    fc.property(salad, fc.constantFrom(harbour, bakeries, library), (said, catalog) => {
      expect(['understood', 'unsure', 'clarify']).toContain(plan(catalog, said.join(' ')).status);
    }),
    { numRuns: 2_000 },
  );
}, 60_000);
