import { Refusal } from '../refusal.ts';
import type { Query } from '../tree.ts';
import type { Judgement, Judging, World } from './judging.ts';
import { readQuery } from './queries.ts';
import { nested } from './row-errors.ts';
import { checkReads } from './sources.ts';
import { type Need, openScope } from './scope.ts';

/** Walks the whole tree and judges every relation, function and time-series read in it. */
export function judge(query: Query, world: World): Judgement {
  const judging: Judging = {
    ...world,
    refusals: [],
    relations: new Set(),
    functions: new Set(),
    reads: [],
    ctes: [],
    qualifiedColumns: [],
    rowErrors: { nesting: 0, nestedReads: 0, inCondition: false, inNested: false, isNestedFiltered: false },
    withClauses: 0,
    expandedReads: 0,
    readQuery: (inner, outer) => nested(judging, () => readQuery(inner, outer, judging)),
    refuse: (refusal) => judging.refusals.push(refusal),
    refuseNeeds(needs) {
      for (const need of needs) judging.refuse(timeRefusal(need));
    },
  };
  const shape = readQuery(query, openScope(null), judging);
  judging.refuseNeeds(shape.needs);
  checkReads(judging);
  return judging;
}

function timeRefusal({ relation, bounds, position }: Need): Refusal {
  const column = relation.requiredTimeColumn ?? '';
  const lacking = bounds.lower === null ? (bounds.upper === null ? 'a start and an end' : 'a start') : 'an end';
  return new Refusal(
    'guard.time_filter_required',
    `${relation.name} is read without ${lacking} of ${column}`,
    position,
    `add ${column} >= '…' AND ${column} < '…' with dates that can be told before the query runs`,
  );
}
