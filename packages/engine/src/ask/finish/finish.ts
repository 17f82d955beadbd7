import { tableOfOutput } from './output-table.ts';
import { settleConditions, settleHaving } from './settle-conditions.ts';
import { settleGroups } from './settle-groups.ts';
import { dedupe, rowMeasure, settleOrder, standOut, withOrderFields, withOrderMeasures } from './settle-order.ts';
import { askUntraced } from './untraced.ts';
import type { Intent, Output, Sort } from '../intent.ts';
import { isAmount, measureOf } from '../outputs/measures.ts';
import { settleOutputs } from '../outputs/settle-outputs.ts';
import { columnOf, fieldName, giveUp, type State } from '../state.ts';
import { moneyWords } from '../words/thesaurus.ts';

/** Puts what was read together; null when something stayed open. */
export function finish(state: State): Intent | null {
  const outputs = settleOutputs(state);
  if (outputs === null || state.clarifications.length > 0) return null;
  if (state.isBoth && state.facts.length > 1) giveUp(state, 'both', 'Should one row do both, or different rows?');
  if (state.isBoth && state.facts.length === 1 && /\bboth\b[^.?]*\band\b/i.test(state.question))
    giveUp(state, 'both', 'Both of what?');
  if (state.isNegated) giveUp(state, 'not', 'What does "not" rule out?');
  const groups = settleGroups(state, outputs);
  if (groups === null) return null;
  const subject = state.subject ?? tableOfOutput(outputs[0]) ?? tableOfOutput(groups[0]);
  if (subject === null) {
    giveUp(state, state.question, 'What should the answer show?');
    return null;
  }
  state.subject = subject;
  addUp(state, outputs);
  const measures = outputs.filter((output) => output.kind === 'measure');
  const counted = rowMeasure(state, measures, outputs);
  const shown = dedupe([
    ...groups,
    ...outputs,
    ...counted.filter((measure) => !measures.some(({ name }) => name === measure.name)),
  ]);
  const order = settleOrder(state, shown);
  const conditions = settleConditions(state, subject);
  if (order === null || conditions === null || shown.length === 0) {
    if (state.clarifications.length === 0) giveUp(state, state.question, 'What should the answer show?');
    return null;
  }
  if (
    !isShown(shown, order, subject) &&
    !conditions.some((condition) => condition.kind === 'related' && condition.table === subject)
  ) {
    conditions.push({ kind: 'related', table: subject, isNegated: false, where: [] });
  }
  const { kept, standing } = standOut(state, shown, order);
  const having = settleHaving(state, shown, outputs);
  if (having === null || state.clarifications.length > 0) return null;
  const intent: Intent = {
    question: state.question,
    subject,
    outputs: withOrderFields(state, withOrderMeasures(state, shown), order),
    conditions: [...conditions, ...standing],
    having,
    order: kept,
    limit: standing.length > 0 ? null : state.limit,
    isDistinct: state.isDistinct,
  };
  askUntraced(state, intent);
  return state.clarifications.length > 0 ? null : intent;
}

const addedUp = new Set([
  ...moneyWords,
  'kwh',
  'energy',
  'consumption',
  'profit',
  'income',
  'spending',
  'expense',
  'refund',
]);

/** `revenue in October` is one figure, not a list of amounts. */
function addUp(state: State, outputs: Output[]): void {
  const [only, ...more] = outputs;
  const [draft] = state.outputs;
  if (only?.kind !== 'field' || more.length > 0 || draft?.kind !== 'column' || !addedUp.has(draft.item.lemma)) return;
  if (
    !isAmount(columnOf(state, only.field)) ||
    state.order.length > 0 ||
    state.isDistinct ||
    /^(list|show all|which)/i.test(state.question)
  )
    return;
  outputs[0] = measureOf('sum', only.field);
  state.assumptions.push(`${fieldName(only.field)} is added up`);
}

const isShown = (outputs: Output[], order: Sort[], subject: string): boolean =>
  outputs.some((output) => output.kind === 'measure' || tableOfOutput(output) === subject) ||
  order.some(({ by }) => 'measure' in by || ('table' in by && by.table === subject));
