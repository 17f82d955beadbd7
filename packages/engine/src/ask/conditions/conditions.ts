import { columnCondition, labelMatch, letterCondition, nullCondition, shownMatch } from './column-condition.ts';
import { aggregateCondition, countCondition, quantityCondition } from './count-condition.ts';
import { timeCondition } from './time-condition.ts';
import { flagCondition, literalCondition, namedCondition, valueCondition } from './value-condition.ts';
import type { State } from '../state.ts';

/** Reads one condition at the reader's place. */
export function readCondition(state: State): boolean {
  return (
    shownMatch(state) ||
    labelMatch(state) ||
    letterCondition(state) ||
    nullCondition(state) ||
    aggregateCondition(state) ||
    columnCondition(state) ||
    namedCondition(state) ||
    countCondition(state) ||
    quantityCondition(state) ||
    valueCondition(state) ||
    timeCondition(state) ||
    literalCondition(state) ||
    flagCondition(state)
  );
}
