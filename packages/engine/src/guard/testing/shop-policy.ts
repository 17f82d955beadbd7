import type { Dialect } from '@air/core';
import type { AllowedRelation, GuardPolicy } from '../policy.ts';

/** The shop that the guard's tests are about: four relations may be read; `staff` and everything else may not. */
export function shopPolicy(dialect: Dialect, changes: Partial<GuardPolicy> = {}): GuardPolicy {
  const schema = { sqlite: null, mysql: null, postgres: 'public', timescale: 'public', duckdb: 'main' }[dialect];
  const relation = (name: string, columns: string, extra: Partial<AllowedRelation> = {}): AllowedRelation => ({
    schema,
    name,
    isDefaultSchema: true,
    columns: columns.split(' '),
    rowScope: [],
    maskedColumns: [],
    requiredTimeColumn: null,
    ...extra,
  });
  return {
    relations: [
      relation('shops', 'id name city opened'),
      relation('orders', 'id shop_id amount placed_at status note details'),
      relation('items', 'order_id product quantity price'),
      relation('readings', 'shop_id ts value', { requiredTimeColumn: 'ts' }),
    ],
    defaultRows: 100,
    maxRows: 1000,
    maxSpanDays: 92,
    statementBytes: 64 * 1024,
    statementDepth: 200,
    statementCtes: 64,
    ...changes,
  };
}

/** The same shop for somebody who may see every row, but not what is in these columns. */
export function maskedPolicy(dialect: Dialect): GuardPolicy {
  const policy = shopPolicy(dialect);
  const masked: Record<string, string[]> = {
    shops: ['name', 'city'],
    orders: ['status', 'note', 'details'],
    readings: ['value'],
  };
  const relations = policy.relations.map((relation) => ({ ...relation, maskedColumns: masked[relation.name] ?? [] }));
  return { ...policy, relations };
}

/** The same shop for somebody who may see two shops only. */
export function scopedPolicy(dialect: Dialect, values: (string | number)[] = [1, 2]): GuardPolicy {
  const policy = shopPolicy(dialect);
  const scoped: Record<string, string> = { shops: 'id', orders: 'shop_id', readings: 'shop_id' };
  const relations = policy.relations.map((relation) => {
    const column = scoped[relation.name];
    return column === undefined ? relation : { ...relation, rowScope: [{ column, values }] };
  });
  return { ...policy, relations };
}
