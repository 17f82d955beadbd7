import type { Condition, Intent, Measure, Output } from '../intent.ts';
import { fieldName, giveUp, type State } from '../state.ts';

/** Joins conditions with the `and` and `or` between them, and puts those on related rows into their place. */
export function settleConditions(state: State, subject: string): Condition[] | null {
  const conditions: Condition[] = [];
  for (const scope of state.scopes) {
    const where = state.facts.filter((fact) => fact.scope === scope).map(({ condition }) => condition);
    conditions.push({ kind: 'related', table: scope.table, isNegated: scope.isNegated, where });
  }
  const plain = state.facts.filter(({ scope }) => scope === null);
  for (const { condition, connector } of plain) {
    const before = conditions.at(-1);
    if (connector === 'or') {
      if (before === undefined || state.scopes.length > 0 || state.having.length > 0) {
        giveUp(state, 'or', 'Which parts does "or" join?');
        return null;
      }
      conditions[conditions.length - 1] =
        before.kind === 'any'
          ? { kind: 'any', of: [...before.of, condition] }
          : { kind: 'any', of: [before, condition] };
    } else conditions.push(condition);
  }
  if (contradicts(conditions)) {
    giveUp(state, 'and', 'One row cannot have two values in one column. Should either do, or are both needed?');
    return null;
  }
  for (const table of state.existing) {
    if (
      table !== subject &&
      !state.scopes.some((scope) => scope.table === table || isBehind(state, subject, scope.table, table))
    )
      conditions.push({ kind: 'related', table, isNegated: false, where: [] });
  }
  return conditions;
}

/** `never viewed a property`: what the ruled out rows lead to is ruled out with them. */
const isBehind = (state: State, subject: string, scope: string, table: string): boolean =>
  state.scopes.some(({ isNegated }) => isNegated) &&
  state.graph.path(subject, table)?.some(({ to }) => to === scope) === true;

const contradicts = (conditions: Condition[]): boolean => {
  const fixed = conditions.flatMap((condition) =>
    condition.kind === 'compare' && condition.op === '=' ? [fieldName(condition.field)] : [],
  );
  return new Set(fixed).size < fixed.length;
};

export function settleHaving(state: State, outputs: Output[], own: Output[]): Intent['having'] | null {
  if (state.having.some(({ connector }) => connector === 'or')) {
    giveUp(state, 'or', 'Please ask for the two limits one after the other.');
    return null;
  }
  if (state.having.length > 0 && own.length === 0) return null;
  return state.having.map(({ measure, op, value }) => {
    const same = outputs.find((output): output is Measure => output.kind === 'measure' && output.name === measure.name);
    return { measure: same ?? measure, op, value };
  });
}
