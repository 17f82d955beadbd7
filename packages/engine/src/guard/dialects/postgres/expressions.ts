import { constructDenied } from '../../refusal.ts';
import type { CallExpr, Expr } from '../../tree.ts';
import { postgresOperators } from './functions.ts';
import type { Node, Nodes } from './nodes.ts';

type Convert = (node: Node, nodes: Nodes, start: number) => Expr;

/** Converts one expression node; kinds that are not in the table are refused. */
export function convertExpr(node: Node, nodes: Nodes): Expr {
  const [kind, inner] = nodes.open(node);
  const convert = converters[kind];
  if (!convert) throw constructDenied(kind.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase(), nodes.locate(inner));
  return convert(inner, nodes, nodes.locate(inner) ?? 0);
}

const all = (items: Node[], nodes: Nodes): Expr[] => items.map((item) => convertExpr(item, nodes));

const group =
  (...fields: string[]): Convert =>
  (node, nodes, start) => ({ kind: 'group', items: children(node, nodes, fields), start });

/** The expressions in the fields named, lists and single ones alike. */
function children(node: Node, nodes: Nodes, fields: string[]): Expr[] {
  return fields.flatMap((field) => {
    if (Array.isArray(node[field]))
      return all(
        nodes.list(node, field).filter((item) => Object.keys(item).length > 0),
        nodes,
      );
    const child = nodes.optional(node, field);
    return child ? [convertExpr(child, nodes)] : [];
  });
}

const converters: Record<string, Convert> = {
  A_Const: convertConstant,
  ParamRef: (node, nodes, start) => ({ kind: 'parameter', index: Number(node['number'] ?? 0) - 1, start }),
  ColumnRef: convertColumn,
  FuncCall: convertCall,
  A_Expr: convertOperator,
  BoolExpr: (node, nodes, start) => {
    const op = { AND_EXPR: 'and', OR_EXPR: 'or', NOT_EXPR: 'not' }[nodes.text(node, 'boolop')] ?? 'other';
    return { kind: 'operator', op, args: all(nodes.list(node, 'args'), nodes), start };
  },
  NullTest: (node, nodes, start) => ({ kind: 'operator', op: 'is null', args: children(node, nodes, ['arg']), start }),
  BooleanTest: (node, nodes, start) => ({ kind: 'operator', op: 'is', args: children(node, nodes, ['arg']), start }),
  TypeCast: (node, nodes, start) => {
    const type = nodes.typeName(nodes.requireChild(node, 'typeName'));
    const arg = convertExpr(nodes.require(node, 'arg'), nodes);
    if (type === 'interval')
      return { kind: 'interval', amount: arg, unit: intervalUnit(node, arg, nodes), start: arg.start };
    return { kind: 'cast', type, arg, start: start || arg.start };
  },
  CaseExpr: (node, nodes, start) => ({
    kind: 'operator',
    op: 'case',
    args: children(node, nodes, ['arg', 'args', 'defresult']),
    start,
  }),
  CaseWhen: group('expr', 'result'),
  CoalesceExpr: (node, nodes, start) => builtIn('coalesce', children(node, nodes, ['args']), start),
  MinMaxExpr: (node, nodes, start) =>
    builtIn(node['op'] === 'IS_GREATEST' ? 'greatest' : 'least', children(node, nodes, ['args']), start),
  SQLValueFunction: convertValueFunction,
  SubLink: convertSubLink,
  RowExpr: group('args'),
  List: group('items'),
  A_ArrayExpr: group('elements'),
  SortBy: (node, nodes, start) => {
    if (node['useOp']) throw constructDenied('ORDER BY … USING', start);
    return { kind: 'group', items: children(node, nodes, ['node']), start };
  },
  GroupingSet: group('content'),
  GroupingFunc: (node, nodes, start) => builtIn('grouping', children(node, nodes, ['args']), start),
  WindowDef: group('partitionClause', 'orderClause', 'startOffset', 'endOffset'),
  CollateClause: convertCollate,
  NamedArgExpr: group('arg'),
  A_Indirection: convertIndirection,
  Integer: (_, __, start) => ({ kind: 'literal', type: 'number', value: '', start }),
  SetToDefault: (_, __, start) => {
    throw constructDenied('DEFAULT', start);
  },
};

/** The masks of `INTERVAL '7' DAY` that name one field. */
const intervalFields: Record<string, string> = {
  2: 'month',
  4: 'year',
  8: 'day',
  1024: 'hour',
  2048: 'minute',
  4096: 'second',
};

function intervalUnit(node: Node, amount: Expr, nodes: Nodes): string {
  const [field, ...more] = nodes.list(nodes.requireChild(node, 'typeName'), 'typmods');
  const mask = field && more.length === 0 ? convertExpr(field, nodes) : null;
  const isNumber = amount.kind === 'literal' && /^\s*-?\d+\s*$/.test(amount.value);
  return isNumber && mask?.kind === 'literal' ? (intervalFields[mask.value] ?? '') : '';
}

function convertConstant(node: Node, nodes: Nodes, start: number): Expr {
  if (node['isnull'] === true) return { kind: 'literal', type: 'null', value: '', start };
  const string = nodes.child(node, 'sval');
  if (string) return { kind: 'literal', type: 'string', value: nodes.text(string, 'sval'), start };
  const integer = nodes.child(node, 'ival');
  if (integer) return { kind: 'literal', type: 'number', value: String(Number(integer['ival'] ?? 0)), start };
  const float = nodes.child(node, 'fval');
  if (float) return { kind: 'literal', type: 'number', value: nodes.text(float, 'fval'), start };
  const boolean = nodes.child(node, 'boolval');
  if (boolean) return { kind: 'literal', type: 'boolean', value: String(boolean['boolval'] === true), start };
  return { kind: 'literal', type: 'other', value: '', start };
}

function convertColumn(node: Node, nodes: Nodes, start: number): Expr {
  const path: string[] = [];
  for (const field of nodes.list(node, 'fields')) {
    const [kind, part] = nodes.open(field);
    if (kind === 'A_Star') return { kind: 'star', path, replaced: [], start };
    if (kind !== 'String') throw constructDenied(`${kind} in a column name`, start);
    path.push(nodes.text(part, 'sval'));
  }
  return { kind: 'column', path, start };
}

function convertCall(node: Node, nodes: Nodes, start: number): CallExpr {
  nodes.only(
    node,
    [
      'funcname',
      'args',
      'agg_order',
      'agg_filter',
      'over',
      'agg_within_group',
      'agg_star',
      'agg_distinct',
      'func_variadic',
      'funcformat',
      'ignore_nulls',
    ],
    'a call',
  );
  const path = nodes.list(node, 'funcname').map((part) => nodes.text(nodes.expect(part, 'String'), 'sval'));
  const name = path.at(-1) ?? '';
  const schema = path.length > 1 ? path.slice(0, -1).join('.') : null;
  const over = nodes.child(node, 'over');
  const clauses = children(node, nodes, ['agg_order', 'agg_filter']);
  if (over) clauses.push(...children(over, nodes, ['partitionClause', 'orderClause', 'startOffset', 'endOffset']));
  return {
    kind: 'call',
    schema: schema === 'pg_catalog' ? null : schema,
    name,
    args: children(node, nodes, ['args']),
    clauses,
    isWindow: over !== null,
    start,
  };
}

const comparisons: Record<string, string> = { '<>': '!=' };

function convertOperator(node: Node, nodes: Nodes, start: number): Expr {
  const kind = nodes.text(node, 'kind');
  const path = nodes.list(node, 'name').map((part) => nodes.text(nodes.expect(part, 'String'), 'sval'));
  const args = children(node, nodes, ['lexpr', 'rexpr']);
  const named = (op: string): Expr => ({ kind: 'operator', op, args, start });
  switch (kind) {
    case 'AEXPR_BETWEEN':
    case 'AEXPR_BETWEEN_SYM':
    case 'AEXPR_NOT_BETWEEN':
    case 'AEXPR_NOT_BETWEEN_SYM': {
      const [left, bounds] = args;
      const items = bounds?.kind === 'group' ? bounds.items : [];
      const op = kind === 'AEXPR_BETWEEN' ? 'between' : 'other';
      return { kind: 'operator', op, args: [...(left ? [left] : []), ...items], start };
    }
    case 'AEXPR_NULLIF':
      return builtIn('nullif', args, start);
    case 'AEXPR_DISTINCT':
      return named('is not');
    case 'AEXPR_NOT_DISTINCT':
      return named('is');
    case 'AEXPR_IN':
      return named(path[0] === '=' ? 'in' : 'not in');
    case 'AEXPR_LIKE':
    case 'AEXPR_ILIKE':
    case 'AEXPR_SIMILAR':
      return named('like');
    case 'AEXPR_OP':
    case 'AEXPR_OP_ANY':
    case 'AEXPR_OP_ALL': {
      const op = path.at(-1) ?? '';
      const isOwn = path.length === 1 || (path.length === 2 && path[0] === 'pg_catalog');
      if (!isOwn || !postgresOperators.has(op)) throw constructDenied(`the operator ${path.join('.')}`, start);
      return named(kind === 'AEXPR_OP' ? (comparisons[op] ?? op) : `any ${op}`);
    }
    default:
      throw constructDenied(kind, start);
  }
}

function builtIn(name: string, args: Expr[], start: number): CallExpr {
  return { kind: 'call', schema: null, name, args, clauses: [], isWindow: false, start };
}

function convertValueFunction(node: Node, nodes: Nodes, start: number): Expr {
  const name = nodes
    .text(node, 'op')
    .replace(/^SVFOP_/, '')
    .replace(/_N$/, '')
    .toLowerCase();
  return builtIn(name, [], start);
}

function convertSubLink(node: Node, nodes: Nodes, start: number): Expr {
  nodes.only(node, ['subLinkType', 'testexpr', 'operName', 'subselect'], 'a subquery');
  const operator = nodes.list(node, 'operName').map((part) => nodes.text(nodes.expect(part, 'String'), 'sval'));
  if (operator.length > 1 || (operator[0] !== undefined && !postgresOperators.has(operator[0]))) {
    throw constructDenied(`the operator ${operator.join('.')}`, start);
  }
  const query = nodes.select(nodes.expect(nodes.require(node, 'subselect'), 'SelectStmt'));
  const tested = children(node, nodes, ['testexpr']);
  const subquery: Expr = { kind: 'subquery', query, start };
  return tested.length === 0 ? subquery : { kind: 'operator', op: 'other', args: [...tested, subquery], start };
}

function convertCollate(node: Node, nodes: Nodes, start: number): Expr {
  nodes.only(node, ['arg', 'collname'], 'COLLATE');
  return { kind: 'group', items: children(node, nodes, ['arg']), start };
}

/** `(value).name` may call any function of that name, so the guard is told of it; `[1]` and `.*` are plain. */
function convertIndirection(node: Node, nodes: Nodes, start: number): Expr {
  nodes.only(node, ['arg', 'indirection'], 'a part of a value');
  let inner = convertExpr(nodes.require(node, 'arg'), nodes);
  for (const step of nodes.list(node, 'indirection')) {
    const [kind, part] = nodes.open(step);
    if (kind === 'String') inner = { kind: 'field', arg: inner, name: nodes.text(part, 'sval'), start: inner.start };
    else if (kind === 'A_Indices')
      inner = { kind: 'group', items: [inner, ...children(part, nodes, ['lidx', 'uidx'])], start: inner.start };
    else if (kind !== 'A_Star') throw constructDenied(kind, start);
  }
  return inner;
}
