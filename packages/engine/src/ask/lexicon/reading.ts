/** A thing of the catalog that a phrase can name. The lower the penalty, the closer the phrase is to its name. */
export type Reading =
  | { kind: 'table'; table: string; penalty: number }
  | { kind: 'column'; table: string; column: string; penalty: number }
  | { kind: 'value'; table: string; column: string; value: string; penalty: number }
  | { kind: 'metric'; table: string; agg: string; field: string | null; expr: string | null; penalty: number };
