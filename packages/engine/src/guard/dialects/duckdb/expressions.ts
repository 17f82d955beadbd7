import { constructDenied } from '../../refusal.ts';
import type { CallExpr, Expr, Query } from '../../tree.ts';
import { words } from '../../words.ts';
import { duckdbOperators } from './functions.ts';
import { asNode, type Node, nodeList, onlyFields, optionalNode, type Places, textList, textOf } from './nodes.ts';

export interface Context {
  places: Places;
  query(node: Node): Query;
}

type Convert = (node: Node, context: Context, start: number) => Expr;

/** Converts one expression node; classes that are not in the table are refused. */
export function convertExpr(node: Node, context: Context): Expr {
  const name = textOf(node, 'class');
  const start = context.places.start(node);
  const convert = converters[name];
  if (!convert) throw constructDenied(name, start);
  return convert(node, context, start);
}

const all = (nodes: Node[], context: Context): Expr[] => nodes.map((node) => convertExpr(node, context));

function children(node: Node, fields: string[], context: Context): Expr[] {
  return fields.flatMap((field) => {
    if (Array.isArray(node[field])) return all(nodeList(node, field), context);
    const child = optionalNode(node, field);
    return child ? [convertExpr(child, context)] : [];
  });
}

const comparisons: Record<string, string> = {
  COMPARE_EQUAL: '=',
  COMPARE_NOTEQUAL: '!=',
  COMPARE_LESSTHAN: '<',
  COMPARE_GREATERTHAN: '>',
  COMPARE_LESSTHANOREQUALTO: '<=',
  COMPARE_GREATERTHANOREQUALTO: '>=',
  COMPARE_DISTINCT_FROM: 'is not',
  COMPARE_NOT_DISTINCT_FROM: 'is',
  COMPARE_IN: 'in',
  COMPARE_NOT_IN: 'not in',
  OPERATOR_NOT: 'not',
  OPERATOR_IS_NULL: 'is null',
  OPERATOR_IS_NOT_NULL: 'is null',
  CONJUNCTION_AND: 'and',
  CONJUNCTION_OR: 'or',
};

const plainOperators = words(
  'OPERATOR_NOT OPERATOR_IS_NULL OPERATOR_IS_NOT_NULL ARRAY_EXTRACT ARRAY_SLICE STRUCT_EXTRACT ARRAY_CONSTRUCTOR OPERATOR_COALESCE OPERATOR_NULLIF COMPARE_IN COMPARE_NOT_IN OPERATOR_TRY GROUPING_FUNCTION OPERATOR_UNPACK',
);

const converters: Record<string, Convert> = {
  CONSTANT: convertConstant,
  PARAMETER: (node, _, start) => {
    const name = textOf(node, 'identifier');
    if (!/^\d+$/.test(name)) throw constructDenied(`the parameter $${name}`, start, 'use $1, $2, …');
    return { kind: 'parameter', index: Number(name) - 1, start };
  },
  COLUMN_REF: convertColumn,
  POSITIONAL_REFERENCE: (_, __, start) => ({ kind: 'group', items: [], start }),
  STAR: convertStar,
  FUNCTION: convertCall,
  WINDOW: convertWindow,
  COMPARISON: (node, context, start) => {
    onlyFields(node, ['left', 'right']);
    return {
      kind: 'operator',
      op: comparisons[textOf(node, 'type')] ?? 'other',
      args: children(node, ['left', 'right'], context),
      start,
    };
  },
  CONJUNCTION: (node, context, start) => {
    onlyFields(node, ['children']);
    return {
      kind: 'operator',
      op: comparisons[textOf(node, 'type')] ?? 'other',
      args: children(node, ['children'], context),
      start,
    };
  },
  BETWEEN: (node, context, start) => {
    onlyFields(node, ['input', 'lower', 'upper']);
    return { kind: 'operator', op: 'between', args: children(node, ['input', 'lower', 'upper'], context), start };
  },
  OPERATOR: convertOperator,
  CASE: (node, context, start) => {
    onlyFields(node, ['case_checks', 'else_expr']);
    const checks = nodeList(node, 'case_checks').flatMap((check) =>
      children(check, ['when_expr', 'then_expr'], context),
    );
    return { kind: 'operator', op: 'case', args: [...checks, ...children(node, ['else_expr'], context)], start };
  },
  CAST: (node, context, start) => {
    onlyFields(node, ['child', 'cast_type', 'try_cast']);
    const arg = convertExpr(asNode(node['child'], 'child'), context);
    const type = convertType(asNode(node['cast_type'], 'type'), start);
    if (type === 'interval') return { kind: 'interval', amount: arg, unit: '', start };
    return { kind: 'cast', type, arg, start };
  },
  COLLATE: (node, context, start) => ({ kind: 'group', items: children(node, ['child'], context), start }),
  LAMBDA: (node, context, start) => {
    onlyFields(node, ['lhs', 'expr']);
    return { kind: 'group', items: children(node, ['lhs', 'expr'], context), start };
  },
  LAMBDA_REF: (_, __, start) => ({ kind: 'group', items: [], start }),
  SUBQUERY: (node, context, start) => {
    onlyFields(node, ['subquery_type', 'subquery', 'child', 'comparison_type']);
    const query = context.query(asNode(asNode(node['subquery'], 'subquery')['node'], 'subquery'));
    return {
      kind: 'operator',
      op: 'other',
      args: [...children(node, ['child'], context), { kind: 'subquery', query, start }],
      start,
    };
  },
  TYPE: (_, __, start) => ({ kind: 'group', items: [], start }),
};

/** A name that is no column becomes a call of the function of that name, without parentheses. */
const bareCalls = words(`
  current_catalog current_database current_date current_role current_schema current_time current_timestamp current_user
  get_current_timestamp localtime localtimestamp session_user`);

function convertColumn(node: Node, _: Context, start: number): Expr {
  onlyFields(node, ['column_names']);
  const path = textList(node, 'column_names');
  const name = path[0]?.toLowerCase() ?? '';
  if (path.length === 1 && bareCalls.has(name))
    return builtIn({ name, schema: '', args: [], clauses: [], isWindow: false, start });
  return { kind: 'column', path, start };
}

function convertConstant(node: Node, _: Context, start: number): Expr {
  const value = asNode(node['value'], 'value');
  const id = textOf(asNode(value['type'], 'type'), 'id');
  if (value['is_null'] === true) return { kind: 'literal', type: 'null', value: '', start };
  const inner = value['value'];
  if (id === 'VARCHAR' && typeof inner === 'string') return { kind: 'literal', type: 'string', value: inner, start };
  if (id === 'BOOLEAN') return { kind: 'literal', type: 'boolean', value: String(inner), start };
  if (id === 'INTERVAL') return { kind: 'literal', type: 'other', value: '', start };
  if (typeof inner === 'number' && !id.startsWith('DECIMAL'))
    return { kind: 'literal', type: 'number', value: String(inner), start };
  return { kind: 'literal', type: 'other', value: '', start };
}

function convertStar(node: Node, context: Context, start: number): Expr {
  onlyFields(node, [
    'relation_name',
    'exclude_list',
    'replace_list',
    'columns',
    'expr',
    'qualified_exclude_list',
    'rename_list',
    'unpacked',
  ]);
  const replaced = nodeList(node, 'replace_list').map((entry) => convertExpr(asNode(entry['value'], 'value'), context));
  const relation = textOf(node, 'relation_name');
  const isChanged =
    replaced.length > 0 ||
    node['columns'] === true ||
    hasItems(node['exclude_list']) ||
    hasItems(node['rename_list']) ||
    hasItems(node['qualified_exclude_list']);
  const star: Expr = {
    kind: 'star',
    path: relation === '' ? [] : [relation],
    replaced: [...replaced, ...children(node, ['expr'], context)],
    start,
  };
  return isChanged ? { kind: 'group', items: [star], start } : star;
}

function hasItems(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

function convertCall(node: Node, context: Context, start: number): Expr {
  onlyFields(node, [
    'function_name',
    'schema',
    'catalog',
    'children',
    'filter',
    'order_bys',
    'distinct',
    'is_operator',
  ]);
  if (textOf(node, 'catalog') !== '') throw constructDenied('a function of another database', start);
  const name = textOf(node, 'function_name').toLowerCase();
  const args = children(node, ['children'], context);
  if (duckdbOperators.has(name)) return { kind: 'operator', op: name, args, start };
  const orders = nodeList(asNode(node['order_bys'], 'order_bys'), 'orders').map((order) =>
    convertExpr(asNode(order['expression'], 'order'), context),
  );
  return builtIn({
    name,
    schema: textOf(node, 'schema'),
    args,
    clauses: [...orders, ...children(node, ['filter'], context)],
    isWindow: false,
    start,
  });
}

/** In `column.upper()` the parser gives the column as the schema of the function; `main` is the engine's own. */
function builtIn(call: Omit<CallExpr, 'kind' | 'schema'> & { schema: string }): Expr {
  const isMethod = call.schema !== '' && call.schema !== 'main' && call.schema !== 'pg_catalog';
  const receiver: Expr[] = isMethod ? [{ kind: 'column', path: [call.schema], start: call.start }] : [];
  return { ...call, kind: 'call', schema: null, args: [...receiver, ...call.args] };
}

function convertWindow(node: Node, context: Context, start: number): Expr {
  onlyFields(node, [
    'function_name',
    'schema',
    'catalog',
    'children',
    'partitions',
    'orders',
    'start',
    'end',
    'start_expr',
    'end_expr',
    'offset_expr',
    'default_expr',
    'ignore_nulls',
    'filter_expr',
    'exclude_clause',
    'distinct',
    'arg_orders',
  ]);
  if (textOf(node, 'catalog') !== '') throw constructDenied('a function of another database', start);
  const ordered = ['orders', 'arg_orders']
    .flatMap((field) => nodeList(node, field))
    .map((order) => convertExpr(asNode(order['expression'], 'order'), context));
  const clauses = [
    ...ordered,
    ...children(node, ['partitions', 'start_expr', 'end_expr', 'offset_expr', 'default_expr', 'filter_expr'], context),
  ];
  const name = textOf(node, 'function_name').toLowerCase();
  return builtIn({
    name,
    schema: textOf(node, 'schema'),
    args: children(node, ['children'], context),
    clauses,
    isWindow: true,
    start,
  });
}

function convertOperator(node: Node, context: Context, start: number): Expr {
  onlyFields(node, ['children']);
  const type = textOf(node, 'type');
  if (!plainOperators.has(type)) throw constructDenied(type, start);
  const args = children(node, ['children'], context);
  if (type === 'COMPARE_IN' || type === 'COMPARE_NOT_IN') {
    const [tested, ...items] = args;
    return {
      kind: 'operator',
      op: comparisons[type] ?? 'other',
      args: [...(tested ? [tested] : []), { kind: 'group', items, start }],
      start,
    };
  }
  return { kind: 'operator', op: comparisons[type] ?? 'other', args, start };
}

const namedTypes = words(
  'json varint bit geometry point_2d inet uuid hugeint text string numeric datetime timestamptz timetz struct list map enum decimal variant bignum',
);

function convertType(type: Node, start: number): string {
  const id = textOf(type, 'id');
  if (id !== 'UNBOUND') return id.toLowerCase();
  const info = asNode(type['type_info'], 'type');
  const name = textOf(info, 'name').toLowerCase();
  if (!namedTypes.has(name) || textOf(info, 'schema') !== '' || textOf(info, 'catalog') !== '') {
    throw constructDenied(
      `the type ${name}`,
      start,
      'cast to a type that holds values, such as VARCHAR, DECIMAL or DATE',
    );
  }
  return name;
}
