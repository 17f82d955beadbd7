/** A session variable that is set before a statement, for row security of the engine's own (Postgres). */
export interface SessionSetting {
  /** Such as `app.store_ids`. */
  variable: string;
  /** A list is joined by commas. */
  value: string;
}
