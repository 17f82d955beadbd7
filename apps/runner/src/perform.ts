import type { RunKind } from '@air/store';
import { performExplain } from './kinds/explain.ts';
import { performLearn } from './kinds/learn.ts';
import { performProbe } from './kinds/probe.ts';
import { performQuery } from './kinds/query.ts';
import type { Outcome, Work } from './work.ts';

const performers: Record<RunKind, (work: Work) => Promise<Outcome>> = {
  query: performQuery,
  learn: performLearn,
  probe: performProbe,
  explain: performExplain,
};

export function perform(work: Work): Promise<Outcome> {
  return performers[work.run.kind](work);
}
