import type { Ir } from '@air/contract';
import { describe, expect, test } from 'vitest';
import { bakeries, energy, library } from '../../ask/test-catalogs.ts';
import type { Catalog } from '../../learn/index.ts';
import { planQuestion } from '../../plan.ts';
import { matchVerified } from './match-verified.ts';
import { templateOf } from './template.ts';

const then = new Date('2026-01-15T00:00:00Z');
const now = new Date('2026-05-20T00:00:00Z');
const ground = (catalog: Catalog, asOf: Date) => ({ catalog, synonyms: [], asOf, answers: [] });

/** Verified in January as the planner read it. */
function verify(catalog: Catalog, question: string): { id: string; question: string; ir: Ir } {
  const { ir } = planQuestion(question, ground(catalog, then));
  if (ir === null) throw new Error(`the planner does not read: ${question}`);
  return { id: 'ver_1', question, ir: templateOf(question, ir, ground(catalog, then)) };
}

const catalogs = { bakeries, energy, library };
type Name = keyof typeof catalogs;

/** Asked in May. */
const match = (name: Name, known: string, asked: string) =>
  matchVerified(asked, [verify(catalogs[name], known)], ground(catalogs[name], now));

/** What the planner itself makes of a question in May: the values must be those. */
const planned = (name: Name, question: string) => planQuestion(question, ground(catalogs[name], now)).ir;

const alike: [Name, string, string][] = [
  ['bakeries', 'total revenue by town last month', 'total revenue by town last month'],
  ['bakeries', 'total revenue by town last month', 'show me the total revenue by town last month'],
  ['bakeries', 'total revenue by town last month', 'total revenue by town last year'],
  ['bakeries', 'total revenue by town last month', 'total revenue by town in 2024'],
  ['bakeries', 'total revenue by town last month', 'total revenue by town in March 2026'],
  ['bakeries', 'total revenue by town last month', 'total revenue by town this quarter'],
  ['bakeries', 'total revenue by town last month', 'total revenue by town in the last 30 days'],
  ['bakeries', 'total revenue in Ulm last month', 'total revenue in Bonn last month'],
  ['bakeries', 'total revenue in Ulm last month', 'total revenue in Kiel in 2025'],
  ['bakeries', 'total revenue in Ulm last month', 'What is the total revenue in Ulm this year?'],
  ['bakeries', 'total revenue in Ulm', 'please give me the total revenue in Kiel'],
  ['bakeries', 'top 5 bakeries by revenue in 2025', 'top 10 bakeries by revenue in 2025'],
  ['bakeries', 'top 5 bakeries by revenue in 2025', 'top 3 bakeries by revenue in 2024'],
  ['bakeries', 'top 5 bakeries by revenue in 2025', 'the top 5 bakeries by revenue last month'],
  ['bakeries', 'revenue by town', 'show revenue by town'],
  ['bakeries', 'bakers older than 40', 'bakers older than 50'],
  ['bakeries', 'number of bakers in Ulm', 'number of bakers in Bonn'],
  ['library', 'number of members in Lyon', 'number of members in Nice'],
  ['library', 'books with more than 300 pages', 'books with more than 500 pages'],
  ['energy', 'total kwh by site in September 2025', 'total kwh by site in April 2026'],
  ['energy', 'total kwh by site in September 2025', 'total kwh by site last month'],
];

const different: [Name, string, string][] = [
  ['bakeries', 'total revenue by town last month', 'average revenue by town last month'],
  ['bakeries', 'total revenue by town last month', 'total quantity by town last month'],
  ['bakeries', 'total revenue by town last month', 'total revenue by bakery last month'],
  ['bakeries', 'total revenue by town last month', 'total revenue last month'],
  ['bakeries', 'total revenue by town last month', 'total revenue by town'],
  ['bakeries', 'total revenue by town last month', 'total revenue by town since March 2026'],
  ['bakeries', 'total revenue by town last month', 'total revenue by town before March 2026'],
  ['bakeries', 'total revenue by town last month', 'total revenue by town last month and last year'],
  ['bakeries', 'total revenue by town last month', 'total revenue by town and bread last month'],
  ['bakeries', 'total revenue by town last month', 'total revenue by town per month last month'],
  ['bakeries', 'total revenue by town last month', 'total revenue not by town last month'],
  ['bakeries', 'total revenue by town last month', 'total revenue by town except last month'],
  ['bakeries', 'total revenue by town last month', 'total revenue by town in Ulm last month'],
  ['bakeries', 'total revenue by town last month', 'share of revenue by town last month'],
  ['bakeries', 'total revenue by town last month', 'highest revenue by town last month'],
  ['bakeries', 'total revenue by town last month', 'total cost by town last month'],
  ['bakeries', 'total revenue by town last month', 'total revenue by country last month'],
  ['bakeries', 'total revenue in Ulm', 'total revenue not in Ulm'],
  ['bakeries', 'total revenue in Ulm', 'total revenue outside Ulm'],
  ['bakeries', 'total revenue in Ulm', 'total revenue in Ulm and Bonn'],
  ['bakeries', 'total revenue in Ulm', 'total revenue in Ulm or Kiel'],
  ['bakeries', 'total revenue in Ulm', 'total revenue without Ulm'],
  ['bakeries', 'total revenue in Ulm', 'total revenue of Rye'],
  ['bakeries', 'total revenue in Ulm', 'total revenue in Hamburg'],
  ['bakeries', 'total revenue in Ulm', 'lowest revenue in Ulm'],
  ['bakeries', 'total revenue in Ulm', 'number of sales in Ulm'],
  ['bakeries', 'total revenue in Ulm', 'total revenue'],
  ['bakeries', 'top 5 bakeries by revenue in 2025', 'bottom 5 bakeries by revenue in 2025'],
  ['bakeries', 'top 5 bakeries by revenue in 2025', 'top 5 bakeries by quantity in 2025'],
  ['bakeries', 'top 5 bakeries by revenue in 2025', 'top 5 breads by revenue in 2025'],
  ['bakeries', 'top 5 bakeries by revenue in 2025', 'top 5 bakeries by revenue since 2025'],
  ['bakeries', 'top 5 bakeries by revenue in 2025', 'top 5 bakeries by revenue not in 2025'],
  ['bakeries', 'top 5 bakeries by revenue in 2025', 'top bakeries by revenue in 2025'],
  ['bakeries', 'top 5 bakeries by revenue in 2025', 'all bakeries by revenue in 2025'],
  ['bakeries', 'top 5 bakeries by revenue in 2025', 'top 0 bakeries by revenue in 2025'],
  ['bakeries', 'top 5 bakeries by revenue in 2025', 'top 2.5 bakeries by revenue in 2025'],
  ['bakeries', 'bakers older than 40', 'bakers younger than 40'],
  ['bakeries', 'bakers older than 40', 'bakers not older than 40'],
  ['bakeries', 'bakers older than 40', 'bakers with a salary over 40'],
  ['bakeries', 'bakers older than 40', 'bakers older than average'],
  ['bakeries', 'bakers older than 40', 'bakers between 40 and 50'],
  ['bakeries', 'bakers older than 40', 'number of bakers older than 40'],
  ['bakeries', 'number of bakers in Ulm', 'number of bakeries in Ulm'],
  ['bakeries', 'number of bakers in Ulm', 'names of bakers in Ulm'],
  ['bakeries', 'number of bakers in Ulm', 'average salary of bakers in Ulm'],
  ['bakeries', 'revenue by town', 'town by revenue'],
  ['bakeries', 'revenue by town', 'revenue by town ascending'],
  ['bakeries', 'revenue by town', 'revenue of town'],
  ['bakeries', 'revenue by town', 'running revenue by town'],
  ['library', 'number of members in Lyon', 'number of loans in Lyon'],
  ['library', 'number of members in Lyon', 'number of members not in Lyon'],
  ['library', 'number of members in Lyon', 'number of members who never were in Lyon'],
  ['library', 'number of members in Lyon', 'number of members in Crime'],
  ['library', 'books with more than 300 pages', 'books with less than 300 pages'],
  ['library', 'books with more than 300 pages', 'books with at least 300 pages'],
  ['library', 'books with more than 300 pages', 'books with more than 300 loans'],
  ['library', 'books with more than 300 pages', 'books without more than 300 pages'],
  ['library', 'books with more than 300 pages', 'members with more than 300 pages'],
  ['energy', 'total kwh by site in September 2025', 'total temperature by site in September 2025'],
  ['energy', 'total kwh by site in September 2025', 'max kwh by site in September 2025'],
  ['energy', 'total kwh by site in September 2025', 'daily kwh by site in September 2025'],
  ['energy', 'total kwh by site in September 2025', 'total kwh by site until September 2025'],
  ['energy', 'total kwh by site in September 2025', ''],
];

describe('a question like a verified one', () => {
  test.each(alike)('%s: "%s" serves "%s" too', (catalog, known, asked) => {
    const found = match(catalog, known, asked);
    expect(found?.similarity).toBeGreaterThanOrEqual(0.9);
    expect(found?.ir).toEqual(planned(catalog, asked));
  });
});

describe('a question that means something else', () => {
  test.each(different)('%s: "%s" does not serve "%s"', (catalog, known, asked) => {
    expect(match(catalog, known, asked)).toBeNull();
  });
});

test('a time may stand elsewhere in the question', () => {
  const known = 'total revenue by town last month';
  expect(match('bakeries', known, 'last month total revenue by town')?.ir).toEqual(planned('bakeries', known));
});

test('the nearest of several is taken', () => {
  const known = ['total revenue in Ulm', 'total revenue by town', 'number of bakers in Ulm'].map((question, index) => ({
    ...verify(bakeries, question),
    id: `ver_${index}`,
  }));
  expect(matchVerified('number of bakers in Kiel', known, ground(bakeries, now))).toMatchObject({ id: 'ver_2' });
});

test('a relative time that the IR does not show cannot be verified', () => {
  const { ir } = planQuestion('total revenue by town', ground(bakeries, then));
  expect(ir && (() => templateOf('total revenue by town last month', ir, ground(bakeries, then)))).toThrow(
    expect.objectContaining({ code: 'ir.invalid' }),
  );
});
