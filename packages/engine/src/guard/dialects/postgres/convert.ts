import { constructDenied, Refusal } from '../../refusal.ts';
import type { Body, Cte, Limit, Query, Select, Source, Target } from '../../tree.ts';
import type { Node, Nodes } from './nodes.ts';
import { convertExpr } from './expressions.ts';

/** Turns the parse tree of libpg-query into the guard's own. A field or node that is not named here is refused. */
export function convertStatement(statement: Node, nodes: Nodes): Query {
  const [kind, select] = nodes.open(statement);
  if (kind !== 'SelectStmt') {
    const name = kind
      .replace(/Stmt$/, '')
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toUpperCase();
    throw new Refusal('guard.not_read_only', `${name} is not a query`, 0, 'send a SELECT, WITH … SELECT or VALUES');
  }
  const whole: Nodes = { ...nodes, select: (node) => convertSelect(node, whole) };
  return whole.select(select);
}

const selectFields = [
  'targetList',
  'fromClause',
  'whereClause',
  'groupClause',
  'groupDistinct',
  'havingClause',
  'windowClause',
  'sortClause',
  'distinctClause',
  'limitCount',
  'limitOffset',
  'limitOption',
  'withClause',
  'valuesLists',
  'op',
  'all',
  'larg',
  'rarg',
];

function convertSelect(node: Node, nodes: Nodes): Query {
  if (node['lockingClause']) throw constructDenied('a row lock (FOR UPDATE, FOR SHARE)', null);
  if (node['intoClause']) throw new Refusal('guard.not_read_only', 'SELECT INTO writes a table', nodes.locate(node));
  nodes.only(node, selectFields, 'SELECT');
  const withClause = nodes.child(node, 'withClause');
  const start = nodes.locate(node) ?? 0;
  return {
    kind: 'query',
    ctes: withClause ? nodes.list(withClause, 'ctes').map((cte) => convertCte(cte, nodes)) : [],
    isRecursive: withClause?.['recursive'] === true,
    body: convertBody(node, nodes),
    order: nodes.list(node, 'sortClause').map((item) => convertExpr(item, nodes)),
    limit: convertLimit(node, nodes),
    start,
  };
}

function convertCte(node: Node, nodes: Nodes): Cte {
  const cte = nodes.expect(node, 'CommonTableExpr');
  nodes.only(
    cte,
    ['ctename', 'aliascolnames', 'ctematerialized', 'ctequery', 'search_clause', 'cycle_clause', 'cterecursive'],
    'WITH',
  );
  if (cte['search_clause'] || cte['cycle_clause']) throw constructDenied('SEARCH and CYCLE', nodes.locate(cte));
  const name = nodes.text(cte, 'ctename');
  const [kind, query] = nodes.open(nodes.require(cte, 'ctequery'));
  if (kind !== 'SelectStmt') {
    throw new Refusal('guard.not_read_only', `WITH ${name} holds a statement that is not a query`, nodes.locate(cte));
  }
  const columns = nodes.list(cte, 'aliascolnames').map((column) => nodes.text(nodes.expect(column, 'String'), 'sval'));
  const start = nodes.locate(cte);
  return {
    name,
    span: start === null ? null : nodes.spanAt(start, [name]),
    columns: columns.length > 0 ? columns : null,
    query: nodes.select(query),
  };
}

function convertBody(node: Node, nodes: Nodes): Body {
  const op = nodes.optionalText(node, 'op') ?? 'SETOP_NONE';
  if (op !== 'SETOP_NONE') {
    const name = { SETOP_UNION: 'union', SETOP_INTERSECT: 'intersect', SETOP_EXCEPT: 'except' }[op];
    if (!name) throw constructDenied(op, null);
    const [left, right] = [
      nodes.select(nodes.requireChild(node, 'larg')),
      nodes.select(nodes.requireChild(node, 'rarg')),
    ];
    return { kind: 'set', op: node['all'] === true ? `${name} all` : name, left, right };
  }
  const values = nodes.list(node, 'valuesLists');
  if (values.length > 0) {
    const rows = values.map((row) =>
      nodes.list(nodes.expect(row, 'List'), 'items').map((item) => convertExpr(item, nodes)),
    );
    return { kind: 'values', rows, names: (rows[0] ?? []).map((_, index) => `column${index + 1}`) };
  }
  return convertPlainSelect(node, nodes);
}

function convertPlainSelect(node: Node, nodes: Nodes): Select {
  const where = nodes.optional(node, 'whereClause');
  const having = nodes.optional(node, 'havingClause');
  const groups = nodes.list(node, 'groupClause');
  const distinct = nodes.list(node, 'distinctClause');
  const rest = [
    ...groups,
    ...nodes.list(node, 'windowClause'),
    ...distinct.filter((item) => Object.keys(item).length > 0),
  ];
  return {
    kind: 'select',
    targets: nodes.list(node, 'targetList').map((target) => convertTarget(target, nodes)),
    from: nodes.list(node, 'fromClause').map((source) => convertSource(source, nodes)),
    where: where ? convertExpr(where, nodes) : null,
    having: having ? [convertExpr(having, nodes)] : [],
    rest: rest.map((item) => convertExpr(item, nodes)),
    isReshaped: groups.length > 0 || distinct.length > 0 || having !== null,
  };
}

function convertTarget(node: Node, nodes: Nodes): Target {
  const target = nodes.expect(node, 'ResTarget');
  nodes.only(target, ['name', 'val'], 'a column of the select list');
  return { expr: convertExpr(nodes.require(target, 'val'), nodes), alias: nodes.optionalText(target, 'name') };
}

function convertLimit(node: Node, nodes: Nodes): Limit | null {
  const count = nodes.optional(node, 'limitCount');
  const offset = nodes.optional(node, 'limitOffset');
  if (!count && !offset) return null;
  const countExpr = count ? convertExpr(count, nodes) : null;
  const isNull = countExpr?.kind === 'literal' && countExpr.type === 'null';
  return {
    count: isNull ? null : countExpr,
    span: countExpr ? nodes.tokenAt(countExpr.start) : null,
    offset: offset ? convertExpr(offset, nodes) : null,
  };
}

function convertSource(node: Node, nodes: Nodes): Source {
  const [kind, source] = nodes.open(node);
  const { alias, columns } = convertAlias(source, nodes);
  const start = nodes.locate(source) ?? 0;
  switch (kind) {
    case 'RangeVar': {
      nodes.only(source, ['catalogname', 'schemaname', 'relname', 'inh', 'relpersistence', 'alias'], 'a relation');
      if (source['inh'] !== true) throw constructDenied('ONLY', start);
      const path = ['catalogname', 'schemaname', 'relname'].flatMap((field) => nodes.optionalText(source, field) ?? []);
      return { kind: 'relation', path, span: nodes.spanAt(start, path), alias, columns, start };
    }
    case 'RangeSubselect': {
      nodes.only(source, ['lateral', 'subquery', 'alias'], 'a subquery');
      return {
        kind: 'derived',
        query: nodes.select(nodes.expect(nodes.require(source, 'subquery'), 'SelectStmt')),
        alias,
        columns,
        start,
      };
    }
    case 'JoinExpr': {
      nodes.only(
        source,
        ['jointype', 'isNatural', 'larg', 'rarg', 'usingClause', 'join_using_alias', 'quals', 'alias', 'rtindex'],
        'a join',
      );
      const type = ({ JOIN_INNER: 'inner', JOIN_LEFT: 'left', JOIN_RIGHT: 'right', JOIN_FULL: 'full' } as const)[
        String(source['jointype'])
      ];
      if (!type) throw constructDenied(`the join ${String(source['jointype'])}`, null);
      const quals = nodes.optional(source, 'quals');
      const [left, right] = [
        convertSource(nodes.require(source, 'larg'), nodes),
        convertSource(nodes.require(source, 'rarg'), nodes),
      ];
      return { kind: 'join', type, left, right, on: quals ? convertExpr(quals, nodes) : null, alias };
    }
    case 'RangeFunction':
      return convertFunctions(source, nodes, { alias, columns });
    case 'RangeTableSample': {
      nodes.only(source, ['relation', 'method', 'args', 'repeatable'], 'TABLESAMPLE');
      const method = nodes
        .list(source, 'method')
        .map((part) => nodes.text(nodes.expect(part, 'String'), 'sval'))
        .join('.');
      if (!['bernoulli', 'system'].includes(method)) throw constructDenied(`the sampling method ${method}`, start);
      const repeatable = nodes.optional(source, 'repeatable');
      const exprs = [...nodes.list(source, 'args'), ...(repeatable ? [repeatable] : [])].map((item) =>
        convertExpr(item, nodes),
      );
      return {
        kind: 'reshaped',
        source: convertSource(nodes.require(source, 'relation'), nodes),
        exprs,
        alias: null,
        keepsRows: true,
      };
    }
    default:
      throw constructDenied(`${kind} in FROM`, nodes.locate(source));
  }
}

function convertAlias(source: Node, nodes: Nodes): { alias: string | null; columns: string[] } {
  const alias = nodes.child(source, 'alias');
  if (!alias) return { alias: null, columns: [] };
  nodes.only(alias, ['aliasname', 'colnames'], 'an alias');
  const columns = nodes.list(alias, 'colnames').map((column) => nodes.text(nodes.expect(column, 'String'), 'sval'));
  return { alias: nodes.text(alias, 'aliasname'), columns };
}

/** ROWS FROM holds several functions; each becomes a source of its own, all under the one alias. */
function convertFunctions(source: Node, nodes: Nodes, named: { alias: string | null; columns: string[] }): Source {
  nodes.only(
    source,
    ['lateral', 'ordinality', 'is_rowsfrom', 'functions', 'alias', 'coldeflist'],
    'a function in FROM',
  );
  const definitions = nodes.list(source, 'coldeflist');
  const names = definitions.map((column) => nodes.columnDefinition(column));
  const extra = source['ordinality'] === true ? ['ordinality'] : [];
  const sources = nodes.list(source, 'functions').map((item): Source => {
    const [call, ...more] = nodes
      .list(nodes.expect(item, 'List'), 'items')
      .filter((part) => Object.keys(part).length > 0);
    if (!call || more.length > 0) throw constructDenied('a column list inside ROWS FROM', null);
    const converted = convertExpr(call, nodes);
    if (converted.kind !== 'call') throw constructDenied('this expression in FROM', null);
    return {
      kind: 'function',
      call: converted,
      alias: named.alias,
      columns: [...named.columns, ...names, ...extra],
      start: converted.start,
    };
  });
  const [first, ...others] = sources;
  if (!first) throw constructDenied('an empty function list', null);
  return others.reduce<Source>(
    (left, right) => ({ kind: 'join', type: 'inner', left, right, on: null, alias: null }),
    first,
  );
}
