import { AirError, defaultLimits } from '@air/core';
import { planQuestion } from '@air/engine';
import { openGuard, policyFor } from '@air/engine/guard';
import { compile } from '@air/engine/sql';
import { type Figure, timeCalls } from './measure.ts';
import { wideCatalog } from './wide-catalog.ts';

const asOf = new Date('2026-11-21T00:00:00Z');

const questions = [
  'How many customers are there in Germany?',
  'total amount of orders by country in 2025',
  'top 5 products by quantity',
  'average amount of invoices per month since January 2025',
  'Which suppliers have no shipments?',
  'number of tickets by status last quarter',
  'list the name and amount of payments with amount greater than 100',
  'What is the maximum quantity of shipments that are open?',
];

/** Question to IR on 50 and 1,000 tables, and IR to guarded SQL. */
export async function benchPlanning(): Promise<Figure[]> {
  const small = await timePlanner(50, 20);
  const large = await timePlanner(1_000, 60);
  return [small, large, await timeCompileAndGuard()];
}

async function timePlanner(tableCount: number, goalMs: number): Promise<Figure> {
  const ground = { catalog: wideCatalog(tableCount), synonyms: [], asOf, answers: [] };
  const { p50 } = await timeCalls(80, (index) => planQuestion(questions[index % questions.length] ?? '', ground));
  const metric = `plan a question, ${tableCount} tables, p50`;
  return { metric, value: p50, unit: 'ms', against: null, ratio: p50 / goalMs, goal: `≤ ${goalMs} ms` };
}

async function timeCompileAndGuard(): Promise<Figure> {
  const catalog = wideCatalog(50);
  const ground = { catalog, synonyms: [], asOf, answers: [] };
  const irs = questions.flatMap((question) => planQuestion(question, ground).ir ?? []);
  if (irs.length === 0) throw new AirError('internal.bug', 'the benchmark understood none of its questions');
  const guard = openGuard();
  const policy = policyFor(catalog, defaultLimits);
  try {
    const { p50 } = await timeCalls(200, async (index) => {
      const ir = irs[index % irs.length];
      if (!ir) return;
      const { statement } = compile({ ir, catalog, params: {}, asOf });
      const verdict = await guard.check(statement, policy);
      if (!verdict.isAllowed) throw new AirError('internal.bug', verdict.report.findings[0]?.message ?? 'refused');
    });
    const metric = `compile and guard (${irs.length} queries), p50`;
    return { metric, value: p50, unit: 'ms', against: null, ratio: p50 / 5, goal: '≤ 5 ms' };
  } finally {
    await guard.close();
  }
}
