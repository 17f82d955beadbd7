import type { Dialect } from './dialect.ts';

/** A value bound to a placeholder. Lists are expanded to one placeholder each by whoever writes the statement. */
export type SqlParameter = string | number | boolean | null;

/**
 * SQL as text with the placeholders of its engine (`$1` for postgres, timescale and duckdb, `?` for mysql and sqlite)
 * and the values for them in order. Nothing proves yet that it is harmless.
 */
export interface Statement {
  dialect: Dialect;
  text: string;
  parameters: SqlParameter[];
}

declare const guarded: unique symbol;

/** A statement that the guard has proved to be one read-only query within its caller's policy. Only `seal` makes one. */
export interface GuardedSql extends Readonly<Statement> {
  readonly [guarded]: true;
  /** The connector stops after this many rows and says that it did. */
  readonly maxRows: number;
}
