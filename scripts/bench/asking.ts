import { AirError } from '@air/core';
import { openAnsweringWorld } from '../../test/answers/answering-world.ts';
import type { Figure } from './measure.ts';

const calls = 150;
const goalMs = 15;

const questions = [
  'How many orders are there?',
  'total amount by store',
  'total order amount by status',
  'total amount by month',
  'average order amount by status',
];

/** What POST /v1/answers adds over planning the same question and running its IR, with the audit on and no model. */
export async function benchAsking(): Promise<Figure[]> {
  const world = await openAnsweringWorld();
  const asOf = '2025-11-21T12:00:00Z';
  const post = async (url: string, payload: object) => {
    const answer = await world.app.inject({ method: 'POST', url, payload });
    if (answer.statusCode >= 300) throw new AirError('internal.bug', `${url}: ${answer.body}`);
    return answer.json<{ ir: object | null; id: string; status: string }>();
  };
  const questionOf = (index: number) => questions[index % questions.length] ?? '';
  try {
    const planAndRun = async (index: number) => {
      const question = questionOf(index);
      const { ir } = await post('/v1/ask', { question, datasource_id: 'shop', as_of: asOf });
      const run = await post('/v1/runs', { ir, datasource_id: 'shop', as_of: asOf, wait: 30 });
      await world.app.inject({ url: `/v1/runs/${run.id}/result?limit=200` });
    };
    const ask = async (index: number) => {
      const { status } = await post('/v1/answers', { question: questionOf(index), datasource_id: 'shop', as_of: asOf });
      if (status !== 'answered') throw new AirError('internal.bug', `${questionOf(index)}: ${status}`);
    };
    // One after the other, so that both see the same machine.
    const times: { plain: number[]; asked: number[] } = { plain: [], asked: [] };
    for (let index = 0; index < calls; index++) {
      times.plain.push(await timed(() => planAndRun(index)));
      times.asked.push(await timed(() => ask(index)));
    }
    const [plain, asked] = [median(times.plain), median(times.asked)];
    const value = asked - plain;
    const metric = 'ask: an answer over plan and run, audit on, no model, p50';
    return [{ metric, value, unit: 'ms', against: plain, ratio: value / goalMs, goal: `≤ ${goalMs} ms` }];
  } finally {
    await world.stop();
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Without the first fifth, which warms up. */
function median(times: number[]): number {
  const counted = times.slice(Math.ceil(times.length / 6)).toSorted((a, b) => a - b);
  return counted[Math.floor(counted.length / 2)] ?? Number.NaN;
}
