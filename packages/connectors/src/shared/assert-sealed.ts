import { AirError, type Dialect, type GuardedSql, isSealed } from '@air/core';

/** The last check before an engine: only what the guard has sealed, for this very dialect, goes through. */
export function assertSealed(sql: GuardedSql, dialect: Dialect): void {
  if (!isSealed(sql)) throw new AirError('internal.bug', 'a statement reached a connector without passing the guard');
  if (sql.dialect !== dialect) {
    throw new AirError('internal.bug', `a ${sql.dialect} statement reached a ${dialect} source`);
  }
}
