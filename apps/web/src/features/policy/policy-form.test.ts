import { expect, test } from 'vitest';
import type { Policy } from '../../shared/api/client.ts';
import { draftOf, newRow, problemOfDraft, rulesOf } from './policy-form.ts';

const policy: Policy = {
  role: 'store',
  datasource_id: 'shop',
  relations: [
    {
      relation: 'orders',
      rows: [{ column: 'store_id', claim: 'store_ids', unless: 'is_all_stores' }],
      masked: ['email'],
    },
    { relation: 'gone', rows: [{ column: 'region', values: ['north', 7, '007'] }], masked: [] },
  ],
  session: [],
  updated_at: '2026-11-21T09:00:00.000Z',
  updated_by: 'ada',
};

test('a policy that is read and written again is the same', () => {
  expect(rulesOf(draftOf(['orders', 'stores'], policy))).toEqual(policy.relations);
});

test('relations that no rule names start as not allowed', () => {
  expect(draftOf(['orders', 'stores'], policy).map(({ relation, isAllowed }) => [relation, isAllowed])).toEqual([
    ['*', false],
    ['orders', true],
    ['stores', false],
    ['gone', true],
  ]);
});

test('nothing allowed, and a rule without a column, are said before anything is sent', () => {
  const drafts = draftOf(['orders'], null);
  expect(problemOfDraft(drafts)).toMatch(/at least one relation/);
  const withRule = drafts.map((draft) => ({ ...draft, isAllowed: draft.relation === 'orders', rows: [newRow()] }));
  expect(problemOfDraft(withRule)).toBe('a row rule of orders names no column');
  expect(
    problemOfDraft(withRule.map((draft) => ({ ...draft, rows: [{ ...newRow(), column: 'store_id' }] }))),
  ).toBeNull();
});
