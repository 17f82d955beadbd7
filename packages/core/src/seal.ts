import type { GuardedSql, Statement } from './guarded-sql.ts';
import { sealed } from './sealed.ts';

export { isSealed } from './sealed.ts';

/** Marks a statement as checked. Imported by the guard alone: `npm run check:imports` fails for anyone else. */
export function seal(statement: Statement, maxRows: number): GuardedSql {
  const guarded = Object.freeze({ ...statement, parameters: Object.freeze([...statement.parameters]), maxRows });
  sealed.add(guarded);
  return guarded as unknown as GuardedSql; // the brand exists in the types only; the set is its proof at run time
}
