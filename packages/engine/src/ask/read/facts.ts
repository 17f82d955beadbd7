import type { Condition } from '../intent.ts';
import { type Fact, giveUp, type State } from '../state.ts';

/** Writes a condition down, in the related rows that are being spoken of, and with the `or` or `not` in front of it. */
export function addFact(state: State, condition: Condition, table: string): void {
  const scope = state.scope !== null && belongs(state, table) ? state.scope : null;
  const negated = state.isNegated && scope === null ? ruleOut(state, condition, table) : condition;
  const fact: Fact = { condition: negated, connector: state.connector, at: state.at, isTime: false, scope };
  if (
    state.isNegated &&
    negated.kind !== 'related' &&
    scope === null &&
    state.items.some(({ lower }) => lower === 'never')
  ) {
    giveUp(state, 'never', 'Should rows be left out one by one, or everything that ever had such a row?');
  }
  state.facts.push(fact);
  state.connector = 'and';
  state.isNegated = false;
}

/** Not having something among many related rows means that no such row exists. */
function ruleOut(state: State, condition: Condition, table: string): Condition {
  const isMany =
    state.subject !== null &&
    table !== state.subject &&
    state.graph.path(state.subject, table)?.some(({ isToOne }) => !isToOne) === true;
  return isMany && condition.kind !== 'related'
    ? { kind: 'related', table, isNegated: true, where: [condition] }
    : negate(condition, table);
}

function belongs(state: State, table: string): boolean {
  const scope = state.scope;
  if (scope === null) return false;
  if (table === scope.table) return true;
  if (table === state.subject) return false;
  return (
    state.subject === null || state.graph.distance(scope.table, table) < state.graph.distance(state.subject, table)
  );
}

function negate(condition: Condition, table: string): Condition {
  if (condition.kind !== 'compare') return { kind: 'not', table, of: condition };
  const opposite = {
    '=': '!=',
    '!=': '=',
    '>': '<=',
    '>=': '<',
    '<': '>=',
    '<=': '>',
    in: 'not_in',
    not_in: 'in',
    is_null: 'is_not_null',
    is_not_null: 'is_null',
  } as const;
  if (condition.op in opposite) return { ...condition, op: opposite[condition.op as keyof typeof opposite] };
  return { kind: 'not', table, of: condition };
}
