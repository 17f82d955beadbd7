/** What a caller may see and how much of it. The guard refuses whatever it cannot prove to be inside. */
export interface GuardPolicy {
  /** Relations that may be read. Anything else, system catalogs included, is refused. */
  relations: AllowedRelation[];
  defaultRows: number;
  maxRows: number;
  /** Widest span a time-series relation may be asked for; null to ask for a bounded time column only. */
  maxSpanDays: number | null;
  statementBytes: number;
  statementDepth: number;
  statementCtes: number;
}

export interface AllowedRelation {
  /** Null where the dialect has no schemas; `isDefaultSchema` tells whether the bare name means it. */
  schema: string | null;
  name: string;
  isDefaultSchema: boolean;
  columns: string[];
  /** Rows the caller may see: conditions joined by AND, values bound. Empty: all rows. */
  rowScope: { column: string; values: (string | number)[] }[];
  /** Columns whose values are NULL for the caller wherever they are read: shown, filtered, joined or ordered by. */
  maskedColumns: string[];
  /** The time column that every query on this relation must bound on both sides. */
  requiredTimeColumn: string | null;
}

/** Whether some of the relation is withheld, so that it is never read by its own name. */
export function isNarrowed({ rowScope, maskedColumns }: AllowedRelation): boolean {
  return rowScope.length > 0 || maskedColumns.length > 0;
}
