import type { Claims, RelationRule } from '@air/contract';
import type { Canary } from './sales-database.ts';

export interface Person {
  name: string;
  orgId: string;
  role: string;
  claims: Claims;
  /** The stores whose rows are theirs; empty for those who see nothing of the sales. */
  stores: number[];
  mayHear(canary: Canary): boolean;
}

const ofStores =
  (...numbers: number[]) =>
  ({ kind, store }: Canary): boolean =>
    kind !== 'salary' && numbers.includes(store);

const nothing = (): boolean => false;

/** Who asks, from the one who sees everything to those who see nothing. */
export const people: Person[] = [
  person('admin', { role: 'admin', stores: [1, 2, 3, 4], mayHear: () => true }),
  person('all-stores', {
    role: 'manager',
    claims: { is_all_stores: true },
    stores: [1, 2, 3, 4],
    mayHear: ofStores(1, 2, 3, 4),
  }),
  person('store-1', { role: 'manager', claims: { store_id: '1' }, stores: [1], mayHear: ofStores(1) }),
  person('stores-2-and-3', { role: 'manager', claims: { store_ids: [2, 3] }, stores: [2, 3], mayHear: ofStores(2, 3) }),
  person('auditor', {
    role: 'auditor',
    stores: [1, 2, 3, 4],
    mayHear: ({ kind }) => kind === 'row',
  }),
  person('without-policy', { role: 'visitor', stores: [], mayHear: nothing }),
  person('without-claim', { role: 'manager', stores: [], mayHear: nothing }),
  person('other-org', { orgId: 'other-org', role: 'admin', stores: [], mayHear: nothing }),
];

export const roles = ['manager', 'auditor', 'visitor'];

const byStore = { column: 'store_id', claim: 'store_ids', unless: 'is_all_stores' };

export const policies: Record<string, RelationRule[]> = {
  manager: [
    { relation: 'orders', rows: [byStore], masked: [] },
    { relation: 'open_orders', rows: [byStore], masked: [] },
    { relation: 'stores', rows: [{ ...byStore, column: 'id' }], masked: [] },
  ],
  auditor: [
    { relation: 'orders', rows: [], masked: ['customer', 'secret_code'] },
    { relation: 'open_orders', rows: [], masked: [] },
    { relation: 'stores', rows: [], masked: [] },
  ],
};

function person(
  name: string,
  known: Pick<Person, 'role' | 'stores' | 'mayHear'> & Partial<Pick<Person, 'orgId' | 'claims'>>,
): Person {
  return { name, orgId: 'default-org', claims: {}, ...known };
}
