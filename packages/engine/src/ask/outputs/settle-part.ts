import type { Condition, Output } from '../intent.ts';
import { type Fact, giveUp, type State } from '../state.ts';

/** `percentage of orders that are open`: the rows that a condition behind the noun holds for, of all of them. */
export function settlePart(state: State, settled: Output[]): Output[] | null {
  const { part } = state;
  const whole = settled[0];
  if (part === null || whole?.kind !== 'measure') return null;
  const inPart = state.facts.filter((fact) => isOfPart(state, fact, part.at));
  if (inPart.length === 0) {
    if (verbBehind(state, part.at) >= 0) giveUp(state, saidAs(part), `Which ${part.table} are the part?`);
    return null;
  }
  const isPlain =
    settled.length === 1 &&
    state.scopes.length === 0 &&
    state.having.length === 0 &&
    state.existing.size === 0 &&
    state.facts.every(({ connector }) => connector === 'and') &&
    inPart.every(({ condition }) => isOwn(condition, part.table));
  if (!isPlain) {
    giveUp(state, saidAs(part), `Which ${part.table} are the part, and which the whole?`);
    return settled;
  }
  state.facts = state.facts.filter((fact) => !inPart.includes(fact));
  state.shares = [];
  const meant = {
    ...whole,
    name: `matching_${part.table.replaceAll(/\W+/g, '_')}`,
    where: inPart.map(({ condition }) => condition),
  };
  const factor = part.isPercent ? '100.0' : '1.0';
  const name = part.isPercent ? 'percentage' : 'share';
  return [{ kind: 'derived', name, expr: `${factor} * ${meant.name} / ${whole.name}` }, meant, whole];
}

/** Conditions in front of the verb narrow the whole, those behind it the part; a time that hangs on no column, the whole. */
function isOfPart(state: State, { at, isTime }: Fact, noun: number): boolean {
  if (isTime || at < noun) return false;
  return at > verbBehind(state, noun);
}

/** The verb of the sentence, not one of `that are …`; -1 when there is none. */
const verbBehind = (state: State, noun: number): number =>
  state.items.findIndex(
    ({ lower }, index) =>
      index > noun &&
      copulas.has(lower) &&
      !['that', 'who', 'which', 'and'].includes(state.items[index - 1]?.lower ?? ''),
  );

const saidAs = ({ isPercent }: { isPercent: boolean }): string => (isPercent ? 'percentage' : 'share');

const copulas = new Set(['is', 'are', 'was', 'were', 'has', 'have', 'had', 'did', 'do', 'does']);

function isOwn(condition: Condition, table: string): boolean {
  switch (condition.kind) {
    case 'compare':
    case 'aggregate':
      return condition.field.table === table;
    case 'fields':
      return condition.field.table === table && condition.other.table === table;
    case 'any':
    case 'all':
      return condition.of.every((part) => isOwn(part, table));
    case 'not':
    case 'related':
      return false;
  }
}
