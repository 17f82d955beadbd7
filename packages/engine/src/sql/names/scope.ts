import type { Aggregate, IrFilter, ParameterValues } from '@air/contract';
import type { Catalog, CatalogColumn, CatalogTable } from '../../learn/catalog.ts';
import type { SqlDialect } from '../dialects/dialect.ts';
import type { Term } from '../term.ts';

/** What every part of one compilation shares. */
export interface Context {
  catalog: Catalog;
  dialect: SqlDialect;
  params: ParameterValues;
  asOf: Date;
  /** Aliases given so far, in lower case, those of sub-queries included. */
  takenAliases: Set<string>;
  /** One number over a whole entity, as a sub-query: "older than the average". */
  figureOf(figure: Figure, scope: Scope): Term;
}

export interface Figure {
  agg: Aggregate;
  field?: string | undefined;
  filters?: IrFilter[] | undefined;
}

/** The entities of one query or sub-query, joined as a tree whose root is the first. */
export interface Scope {
  context: Context;
  entities: Entity[];
  edges: Edge[];
  /** The query around a sub-query, whose fields are visible too. */
  outer: Scope | null;
}

/** A table in the role it plays in one query. */
export interface Entity {
  /** What the IR calls it: a table of the catalog or the alias of a join. */
  name: string;
  /** What the statement calls it. */
  alias: string;
  table: CatalogTable;
  /** False for a table that only lies on the way between others. */
  isListed: boolean;
}

/** A join of the tree: `child` hangs on `parent`, which is nearer to the root. */
export interface Edge {
  parent: Entity;
  child: Entity;
  keys: { parent: CatalogColumn; child: CatalogColumn }[];
  type: 'inner' | 'left';
}

export interface Field {
  entity: Entity;
  column: CatalogColumn;
}

/** A name nothing else in the statement has. */
export function freeAlias(context: Context, wanted: string): string {
  let alias = wanted;
  for (let number = 2; context.takenAliases.has(alias.toLowerCase()); number++) alias = `${wanted}_${number}`;
  context.takenAliases.add(alias.toLowerCase());
  return alias;
}
