import { constructDenied, notParsed } from '../../refusal.ts';
import type { Body, Cte, Expr, Limit, Query, Select, Source } from '../../tree.ts';
import { convertExpr, type Context } from './expressions.ts';
import { asNode, type Node, nodeList, onlyFields, optionalNode, type Places, textList, textOf } from './nodes.ts';

/** Turns what `json_serialize_sql` says of a statement into the guard's own tree. */
export function convertStatement(statement: Node, places: Places): Query {
  onlyFields(statement, ['node', 'named_param_map']);
  const context: Context = { places, query: (node) => convertQuery(node, context) };
  return context.query(asNode(statement['node'], 'query'));
}

function convertQuery(node: Node, context: Context): Query {
  const modifiers = nodeList(node, 'modifiers');
  const ctes = nodeList(asNode(node['cte_map'], 'cte_map'), 'map').map((entry) => convertCte(entry, context));
  const body = convertBody(node, context);
  const query: Query = { kind: 'query', ctes, isRecursive: false, body, order: [], limit: null, start: 0 };
  for (const modifier of modifiers) applyModifier(query, modifier, context);
  return query;
}

function applyModifier(query: Query, modifier: Node, context: Context): void {
  const type = textOf(modifier, 'type');
  const expr = (field: string): Expr | null => {
    const inner = optionalNode(modifier, field);
    return inner && convertExpr(inner, context);
  };
  switch (type) {
    case 'ORDER_MODIFIER':
      onlyFields(modifier, ['orders']);
      query.order.push(
        ...nodeList(modifier, 'orders').map((order) => convertExpr(asNode(order['expression'], 'order'), context)),
      );
      return;
    case 'LIMIT_MODIFIER':
    case 'LIMIT_PERCENT_MODIFIER':
      onlyFields(modifier, ['limit', 'offset']);
      query.limit = convertLimit(expr('limit'), expr('offset'), {
        context,
        isPercent: type === 'LIMIT_PERCENT_MODIFIER',
      });
      return;
    case 'DISTINCT_MODIFIER':
      onlyFields(modifier, ['distinct_on_targets']);
      query.order.push(...nodeList(modifier, 'distinct_on_targets').map((target) => convertExpr(target, context)));
      if (query.body.kind === 'select') query.body.isReshaped = true;
      return;
    default:
      throw constructDenied(type, null);
  }
}

function convertLimit(
  count: Expr | null,
  offset: Expr | null,
  { context, isPercent }: { context: Context; isPercent: boolean },
): Limit {
  const isNull = count?.kind === 'literal' && count.type === 'null';
  const isWhole = count?.kind === 'literal' || count?.kind === 'parameter';
  return {
    count: isNull ? null : count,
    span: isWhole && !isPercent ? context.places.tokenAt(count.start) : null,
    offset,
  };
}

function convertCte(entry: Node, context: Context): Cte {
  const value = asNode(entry['value'], 'cte');
  onlyFields(value, ['aliases', 'query', 'materialized']);
  const statement = asNode(value['query'], 'cte');
  onlyFields(statement, ['node', 'named_param_map']);
  const aliases = textList(value, 'aliases');
  return {
    name: textOf(entry, 'key'),
    span: null,
    columns: aliases.length > 0 ? aliases : null,
    query: context.query(asNode(statement['node'], 'cte')),
  };
}

function convertBody(node: Node, context: Context): Body {
  const type = textOf(node, 'type');
  switch (type) {
    case 'SELECT_NODE':
      return convertSelect(node, context);
    case 'SET_OPERATION_NODE': {
      onlyFields(node, ['modifiers', 'cte_map', 'setop_type', 'setop_all', 'left', 'right', 'children']);
      const children =
        Array.isArray(node['children']) && node['children'].length > 0
          ? nodeList(node, 'children')
          : [asNode(node['left'], 'left'), asNode(node['right'], 'right')];
      const [first, ...others] = children.map((child) => context.query(child));
      if (!first) throw notParsed('a set operation is empty', null);
      const op = textOf(node, 'setop_type').toLowerCase();
      const last = others.reduce<Query>((left, right) => plain({ kind: 'set', op, left, right }), first);
      return last.body;
    }
    case 'RECURSIVE_CTE_NODE': {
      onlyFields(node, ['modifiers', 'cte_map', 'cte_name', 'union_all', 'left', 'right', 'aliases']);
      const [left, right] = [
        context.query(asNode(node['left'], 'left')),
        context.query(asNode(node['right'], 'right')),
      ];
      return { kind: 'set', op: 'recursive', left, right };
    }
    default:
      throw constructDenied(type, null);
  }
}

function plain(body: Body): Query {
  return { kind: 'query', ctes: [], isRecursive: false, body, order: [], limit: null, start: 0 };
}

function convertSelect(node: Node, context: Context): Select {
  onlyFields(node, [
    'modifiers',
    'cte_map',
    'select_list',
    'from_table',
    'where_clause',
    'group_expressions',
    'group_sets',
    'aggregate_handling',
    'having',
    'qualify',
  ]);
  const where = optionalNode(node, 'where_clause');
  const having = optionalNode(node, 'having');
  const qualify = optionalNode(node, 'qualify');
  const groups = nodeList(node, 'group_expressions');
  const chosen = [...(having ? [having] : []), ...(qualify ? [qualify] : [])];
  const from = convertSource(asNode(node['from_table'], 'from'), context);
  return {
    kind: 'select',
    targets: nodeList(node, 'select_list').map((target) => ({
      expr: convertExpr(target, context),
      alias: textOf(target, 'alias') || null,
    })),
    from,
    where: where && convertExpr(where, context),
    having: chosen.map((item) => convertExpr(item, context)),
    rest: groups.map((item) => convertExpr(item, context)),
    isReshaped:
      groups.length + chosen.length > 0 ||
      node['aggregate_handling'] !== 'STANDARD_HANDLING' ||
      node['sample'] !== null,
  };
}

const joinTypes: Record<string, 'inner' | 'left' | 'right' | 'full'> = {
  INNER: 'inner',
  LEFT: 'left',
  RIGHT: 'right',
  OUTER: 'full',
  FULL: 'full',
  SEMI: 'left',
  ANTI: 'left',
};

function convertSource(node: Node, context: Context): Source[] {
  const type = textOf(node, 'type');
  const alias = textOf(node, 'alias') || null;
  const start = context.places.start(node);
  const columns = Array.isArray(node['column_name_alias']) ? textList(node, 'column_name_alias') : [];
  switch (type) {
    case 'EMPTY':
      return [];
    case 'BASE_TABLE': {
      onlyFields(node, ['schema_name', 'table_name', 'column_name_alias', 'catalog_name']);
      const path = ['catalog_name', 'schema_name', 'table_name']
        .map((field) => textOf(node, field))
        .filter((part) => part !== '');
      return [{ kind: 'relation', path, span: context.places.nameAt(start, path), alias, columns, start }];
    }
    case 'SUBQUERY': {
      onlyFields(node, ['subquery', 'column_name_alias']);
      const query = context.query(asNode(asNode(node['subquery'], 'subquery')['node'], 'subquery'));
      return [{ kind: 'derived', query, alias, columns, start }];
    }
    case 'TABLE_FUNCTION': {
      onlyFields(node, ['function', 'column_name_alias', 'with_ordinality']);
      const call = convertExpr(asNode(node['function'], 'function'), context);
      if (call.kind !== 'call') throw constructDenied('this expression in FROM', start);
      return [{ kind: 'function', call, alias, columns, start }];
    }
    case 'EXPRESSION_LIST': {
      onlyFields(node, ['values']);
      const rows = Array.isArray(node['values']) ? node['values'] : [];
      const items = rows.map((row) => nodeList({ row }, 'row').map((item) => convertExpr(item, context)));
      const query = plain({ kind: 'values', rows: items, names: (items[0] ?? []).map((_, index) => `col${index}`) });
      return [{ kind: 'derived', query, alias, columns, start }];
    }
    case 'JOIN': {
      onlyFields(node, ['left', 'right', 'condition', 'join_type', 'ref_type', 'using_columns']);
      const joinType = joinTypes[textOf(node, 'join_type')];
      if (!joinType || !['REGULAR', 'CROSS', 'NATURAL', 'ASOF', 'POSITIONAL'].includes(textOf(node, 'ref_type')))
        throw constructDenied('this join', start);
      const [left, right] = [one(node, 'left', context), one(node, 'right', context)];
      const condition = optionalNode(node, 'condition');
      // An ASOF or POSITIONAL join pairs rows before its condition bounds anything.
      const isRegular = ['REGULAR', 'CROSS', 'NATURAL'].includes(textOf(node, 'ref_type'));
      return [
        {
          kind: 'join',
          type: isRegular ? joinType : 'full',
          left,
          right,
          on: condition && convertExpr(condition, context),
          alias,
        },
      ];
    }
    case 'PIVOT':
      return [convertPivot(node, alias, context)];
    default:
      throw constructDenied(type === 'SHOW_REF' ? 'SHOW, DESCRIBE or SUMMARIZE' : `${type} in FROM`, start);
  }
}

function one(node: Node, field: string, context: Context): Source {
  const [source] = convertSource(asNode(node[field], field), context);
  if (!source) throw notParsed('a join lacks a side', null);
  return source;
}

function convertPivot(node: Node, alias: string | null, context: Context): Source {
  onlyFields(node, ['source', 'aggregates', 'unpivot_names', 'pivots', 'groups', 'column_name_alias', 'include_nulls']);
  const exprs = nodeList(node, 'aggregates').map((item) => convertExpr(item, context));
  for (const pivot of nodeList(node, 'pivots')) {
    onlyFields(pivot, ['pivot_expressions', 'unpivot_names', 'entries']);
    exprs.push(...nodeList(pivot, 'pivot_expressions').map((item) => convertExpr(item, context)));
    for (const entry of nodeList(pivot, 'entries')) {
      onlyFields(entry, ['values', 'star_expr']);
      const star = optionalNode(entry, 'star_expr');
      if (star) exprs.push(convertExpr(star, context));
    }
  }
  return { kind: 'reshaped', source: one(node, 'source', context), exprs, alias, keepsRows: false };
}
