import type { Cell, ColumnType, Dialect } from '@air/core';

/** What AIR knows about a datasource: the ground that every question, IR and guard decision stands on. */
export interface Catalog {
  datasourceId: string;
  dialect: Dialect;
  /** Hash over everything below that changes the meaning of a query. */
  version: string;
  learnedAt: string;
  tables: CatalogTable[];
  relationships: Relationship[];
}

export interface CatalogTable {
  /** The name that IR and scope use: `orders`, or `schema.orders` outside the default schema. Unique in the catalog. */
  name: string;
  /** The engine's own schema, when the dialect has any. */
  schema: string | null;
  /** The engine's own name in its exact spelling. */
  sqlName: string;
  kind: 'table' | 'view' | 'file';
  comment: string | null;
  rowCount: number | null;
  columns: CatalogColumn[];
  primaryKey: string[];
  uniqueKeys: string[][];
  indexes: string[][];
  /** The column that says when a row happened, when there is one plain candidate. */
  timeColumn: string | null;
  /** Hypertables, and what the configuration names: queries must bound the time column. */
  isTimeSeries: boolean;
  /** The columns by which a person recognises a row: `first_name, last_name`, `title`. */
  labelColumns: string[];
  /** Hash of the schema note; an unchanged object is not written again. */
  hash: string;
}

export type ColumnRole = 'key' | 'measure' | 'category' | 'date' | 'flag' | 'text' | 'free_text' | 'other';

export interface CatalogColumn {
  name: string;
  type: ColumnType;
  nativeType: string;
  nullable: boolean;
  comment: string | null;
  role: ColumnRole;
  stats: ColumnStats | null;
  /** The distinct texts of a category-like column (at most 5,000 of at most 60 characters), for the value index. */
  values: string[] | null;
  /** `personal` and `secret` columns keep no values and are never shown to a model. */
  sensitivity: 'none' | 'personal' | 'secret';
}

export interface ColumnStats {
  /** Null when it was not counted. */
  distinct: number | null;
  /** 0 to 1. */
  nullShare: number | null;
  min: Cell;
  max: Cell;
}

/** `from` holds the foreign key; `to` is unique over its columns when the cardinality says `one`. */
export interface Relationship {
  fromTable: string;
  fromColumns: string[];
  toTable: string;
  toColumns: string[];
  cardinality: 'many_to_one' | 'one_to_one' | 'many_to_many';
  origin: 'declared' | 'inferred' | 'confirmed';
  /** Why it is believed: `foreign key`, `98.7 % of 1,204 values found`. */
  evidence: string;
}

/** A phrase that means something here beyond its words: remembered answers, administrators' synonyms, metrics. */
export interface Synonym {
  phrase: string;
  meaning: Meaning;
}

export type Meaning =
  | { kind: 'table'; table: string }
  | { kind: 'column'; table: string; column: string }
  | { kind: 'value'; table: string; column: string; value: string }
  | { kind: 'metric'; table: string; agg: string; field: string | null; expr: string | null }
  | { kind: 'words'; words: string };
