/**
 * What every dialect's parse tree is reduced to before it is judged. A converter that meets a node it does not know
 * refuses the statement, so whatever is not in this file cannot pass. Positions are offsets into the original text.
 */
export interface Query {
  kind: 'query';
  ctes: Cte[];
  /** Whether WITH RECURSIVE was written. */
  isRecursive: boolean;
  body: Body;
  order: Expr[];
  limit: Limit | null;
  start: number;
}

export type Body =
  | Select
  /** `op` is `recursive` where the parser itself tells that the second query reads the first. */
  | { kind: 'set'; op: string; left: Query; right: Query }
  /** A parenthesised query with an ORDER BY or LIMIT of its own outside. */
  | { kind: 'wrapped'; query: Query }
  | { kind: 'values'; rows: Expr[][]; names: string[] | null };

export interface Select {
  kind: 'select';
  targets: Target[];
  from: Source[];
  where: Expr | null;
  /** What else decides on rows or groups: having, qualify. */
  having: Expr[];
  /** Whatever else holds expressions: group by, windows, distinct on. */
  rest: Expr[];
  /** Whether a row of the result may stand for several rows or for none: then an outer filter bounds nothing inside. */
  isReshaped: boolean;
}

export interface Target {
  expr: Expr;
  alias: string | null;
}

export interface Cte {
  name: string;
  /** Where the name stands; null where the parser does not say. */
  span: Span | null;
  columns: string[] | null;
  query: Query;
}

export interface Limit {
  /** Null when the statement says that there is no limit. */
  count: Expr | null;
  /** A literal or parameter that can be replaced; null where only an offset is written. */
  span: Span | null;
  offset: Expr | null;
}

export interface Span {
  start: number;
  end: number;
}

export type Source =
  | RelationSource
  | { kind: 'function'; call: CallExpr; alias: string | null; columns: string[]; start: number }
  | { kind: 'derived'; query: Query; alias: string | null; columns: string[]; start: number }
  | { kind: 'join'; type: JoinType; left: Source; right: Source; on: Expr | null; alias: string | null }
  /** PIVOT, TABLESAMPLE, or a join with an alias of its own. */
  | { kind: 'reshaped'; source: Source; exprs: Expr[]; alias: string | null; keepsRows: boolean };

export type JoinType = 'inner' | 'left' | 'right' | 'full';

export interface RelationSource {
  kind: 'relation';
  /** Database, schema, name: as many as were written, as the dialect folds them. */
  path: string[];
  /** The written name; null where the parser does not say, and then it cannot be replaced. */
  span: Span | null;
  alias: string | null;
  columns: string[];
  start: number;
}

export type Expr =
  | { kind: 'literal'; type: LiteralType; value: string; start: number }
  | { kind: 'parameter'; index: number; start: number }
  | { kind: 'column'; path: string[]; start: number }
  | { kind: 'star'; path: string[]; replaced: Expr[]; start: number }
  | CallExpr
  | { kind: 'operator'; op: string; args: Expr[]; start: number }
  | { kind: 'cast'; type: string; arg: Expr; start: number }
  | { kind: 'interval'; amount: Expr; unit: string; start: number }
  | { kind: 'field'; arg: Expr; name: string; start: number }
  | { kind: 'subquery'; query: Query; start: number }
  | { kind: 'group'; items: Expr[]; start: number };

type LiteralType = 'string' | 'number' | 'boolean' | 'null' | 'other';

export interface CallExpr {
  kind: 'call';
  schema: string | null;
  name: string;
  args: Expr[];
  /** Filter, order, window and separator expressions: judged like arguments, but not arguments. */
  clauses: Expr[];
  isWindow: boolean;
  start: number;
}
