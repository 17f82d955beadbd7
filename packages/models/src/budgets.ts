import { AirError, type Clock } from '@air/core';
import type { ModelLedger } from './ledger.ts';
import type { BudgetState, ModelCaller } from './router.ts';
import type { BudgetSettings } from './settings.ts';

type Whose = Pick<ModelCaller, 'orgId' | 'userId'>;

export interface Budgets {
  /** Throws `model.budget_exceeded`; answers with what is nearly used up. */
  check(caller: Whose): Promise<string[]>;
  states(caller: Whose): Promise<BudgetState[]>;
}

interface Budget {
  of: 'user' | 'org';
  period: 'day' | 'month';
  limitUsd: number | null;
  limitTokens: number | null;
}

/** Counts what was spent from the ledger, so that every process and every restart sees the same. */
export function createBudgets(settings: BudgetSettings, ledger: ModelLedger, clock: Clock): Budgets {
  const { userDailyUsd, userDailyTokens, orgMonthlyUsd, orgMonthlyTokens, warnAt } = settings;
  const budgets: Budget[] = [
    { of: 'user', period: 'day', limitUsd: userDailyUsd, limitTokens: userDailyTokens },
    { of: 'org', period: 'month', limitUsd: orgMonthlyUsd, limitTokens: orgMonthlyTokens },
  ];
  const isLimited = ({ limitUsd, limitTokens }: Budget) => limitUsd !== null || limitTokens !== null;

  async function stateOf(budget: Budget, { orgId, userId }: Whose): Promise<BudgetState> {
    const since = periodOf(budget.period, clock.now()).start.toISOString();
    const spent = await ledger.spent(orgId, budget.of === 'user' ? { userId, since } : { since });
    const shares = [share(spent.costUsd, budget.limitUsd), share(spent.tokens, budget.limitTokens)];
    const most = Math.max(...shares);
    const state = most >= 1 ? 'exceeded' : most >= warnAt ? 'warning' : 'ok';
    return { ...budget, spentUsd: spent.costUsd, spentTokens: spent.tokens, state };
  }

  return {
    async check(caller) {
      const warnings: string[] = [];
      for (const budget of budgets.filter(isLimited)) {
        const state = await stateOf(budget, caller);
        if (state.state === 'exceeded') throw exceeded(state, clock.now());
        if (state.state === 'warning') warnings.push(`${nameOf(state)} is nearly used up: ${describe(state, warnAt)}`);
      }
      return warnings;
    },
    states: (caller) => Promise.all(budgets.map((budget) => stateOf(budget, caller))),
  };
}

const share = (spent: number, limit: number | null) => (limit === null ? 0 : limit === 0 ? 1 : spent / limit);

function exceeded(state: BudgetState, now: Date): AirError {
  const { end } = periodOf(state.period, now);
  const [used] = usages(state).filter(({ spent, limit }) => share(spent, limit) >= 1);
  const key = `${state.of}_${state.period === 'day' ? 'daily' : 'monthly'}_${used?.unit ?? 'usd'}`;
  return new AirError('model.budget_exceeded', `${nameOf(state)} is used up: ${describe(state, 1)}`, {
    hint: `it starts anew at ${end.toISOString()}; an administrator can raise models.budgets.${key}`,
    details: {
      budget: { of: state.of, period: state.period, unit: used?.unit },
      limit: used?.limit,
      spent: used?.spent,
      ends_at: end.toISOString(),
    },
  });
}

function usages({ limitUsd, spentUsd, limitTokens, spentTokens }: BudgetState) {
  return [
    { unit: 'usd', limit: limitUsd, spent: spentUsd, text: `${spentUsd.toFixed(4)} of ${limitUsd} USD` },
    { unit: 'tokens', limit: limitTokens, spent: spentTokens, text: `${spentTokens} of ${limitTokens} tokens` },
  ];
}

const nameOf = ({ of, period }: BudgetState) =>
  `the model budget of ${of === 'user' ? 'this user' : 'the organisation'} for this ${period}`;

const describe = (state: BudgetState, from: number) =>
  usages(state)
    .filter(({ spent, limit }) => share(spent, limit) >= from)
    .map(({ text }) => text)
    .join(', ');

/** The day or month of UTC that a moment lies in. */
function periodOf(period: 'day' | 'month', now: Date): { start: Date; end: Date } {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  if (period === 'day') return { start: utc(year, month, day), end: utc(year, month, day + 1) };
  return { start: utc(year, month, 1), end: utc(year, month + 1, 1) };
}

const utc = (year: number, month: number, day: number) => new Date(Date.UTC(year, month, day));
