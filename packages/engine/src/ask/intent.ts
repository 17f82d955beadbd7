import type { Aggregate, Clarification, FilterOperator, Grain, Phrase } from '@air/contract';

export interface Field {
  table: string;
  column: string;
}

export type Scalar = string | number | boolean;

export type Condition =
  | { kind: 'compare'; field: Field; op: FilterOperator; value: Scalar | Scalar[] | null }
  | { kind: 'fields'; field: Field; op: FilterOperator; other: Field }
  | { kind: 'aggregate'; field: Field; op: FilterOperator; agg: Aggregate; of: Field; where: Condition[] }
  | { kind: 'any' | 'all'; of: Condition[] }
  | { kind: 'not'; table: string; of: Condition }
  | { kind: 'related'; table: string; isNegated: boolean; where: Condition[] };

export interface Measure {
  kind: 'measure';
  name: string;
  agg: Aggregate;
  /** Whose rows are counted or summed. */
  table: string;
  field: Field | null;
  /** Instead of a field: arithmetic over columns of the table. */
  expr: string | null;
  where: Condition[];
}

/** Arithmetic over other measures of the question. */
export interface Derived {
  kind: 'derived';
  name: string;
  expr: string;
}

export interface Share {
  kind: 'share';
  name: string;
  of: string;
}

export type Output =
  | { kind: 'field'; field: Field }
  | { kind: 'entity'; table: string }
  | { kind: 'bucket'; field: Field; grain: Grain }
  | { kind: 'expression'; name: string; table: string; expr: string }
  | Measure
  | Derived
  | Share;

export interface Sort {
  by: Field | { measure: string } | { bucket: Grain } | { expression: string };
  dir: 'asc' | 'desc';
}

/** What a question asks for, in terms of the catalog. How its tables are joined is decided later, by the IR stage. */
export interface Intent {
  question: string;
  subject: string;
  outputs: Output[];
  conditions: Condition[];
  having: { measure: Measure; op: FilterOperator; value: Scalar | Scalar[] }[];
  order: Sort[];
  limit: number | null;
  isDistinct: boolean;
}

/** A question as it was read: an intent when every word found its meaning, and what is in doubt otherwise. */
export interface Understanding {
  intent: Intent | null;
  phrases: Phrase[];
  assumptions: string[];
  clarifications: Clarification[];
  /** 0 to 1. */
  confidence: number;
}
