import type { GuardedSql } from './guarded-sql.ts';

/** What `seal` has made in this process. Not exported from the package: only `seal.ts` adds to it. */
export const sealed = new WeakSet<object>();

/** Whether the object came from `seal` in this process. Connectors ask before they send anything to an engine. */
export function isSealed(sql: GuardedSql): boolean {
  return sealed.has(sql);
}
