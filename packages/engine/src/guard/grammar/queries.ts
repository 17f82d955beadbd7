import type { Body, Cte, Expr, Limit, Query, Select, Target } from '../tree.ts';
import { readOrder, readWindow } from './calls.ts';
import { listOf, parenthesised, type Reader } from './reader.ts';
import { readSources } from './sources.ts';

/** Reads a query: WITH, a body of selects and set operations, ORDER BY, LIMIT. */
export function readQuery(reader: Reader): Query {
  const start = reader.position();
  const isWith = reader.take('with');
  const isRecursive = isWith && reader.take('recursive');
  const ctes = isWith ? listOf(reader, () => readCte(reader)) : [];
  const first = readTerm(reader, start);
  let body: Body = first.body;
  let inner: Query | null = first.inner;
  for (let op = takeSetOperator(reader); op; op = takeSetOperator(reader)) {
    const left: Query = inner ?? plain(body, start);
    const right = readTerm(reader, reader.position());
    body = { kind: 'set', op, left, right: right.inner ?? plain(right.body, reader.position()) };
    inner = null;
  }
  const order = reader.take('order', 'by') ? readOrder(reader) : [];
  const limit = readLimit(reader);
  if (inner && ctes.length === 0 && order.length === 0 && !limit) return inner;
  if (inner) body = { kind: 'wrapped', query: inner };
  return { kind: 'query', ctes, isRecursive, body, order, limit, start };
}

function plain(body: Body, start: number): Query {
  return { kind: 'query', ctes: [], isRecursive: false, body, order: [], limit: null, start };
}

function readCte(reader: Reader): Cte {
  const name = reader.name();
  const columns = reader.isAt('(') ? parenthesised(reader, () => listOf(reader, () => reader.name().value)) : null;
  reader.expect('as');
  if (!reader.take('materialized')) reader.take('not', 'materialized');
  const query = parenthesised(reader, () => reader.query());
  return { name: name.value, span: { start: name.start, end: name.end }, columns, query };
}

function readTerm(reader: Reader, start: number): { body: Body; inner: Query | null } {
  if (reader.grammar.hasQueryParentheses && reader.isAt('(')) {
    const inner = parenthesised(reader, () => reader.query());
    return { body: inner.body, inner };
  }
  if (reader.take('values')) return { body: readValues(reader), inner: null };
  if (!reader.isAt('select')) {
    return reader.fail(start === 0 ? 'a query that begins with SELECT, WITH or VALUES expected' : 'SELECT expected');
  }
  return { body: readSelect(reader), inner: null };
}

function takeSetOperator(reader: Reader): string | null {
  const op = ['union', 'intersect', 'except'].find((word) => reader.take(word));
  if (!op) return null;
  const isAll = reader.take('all');
  if (!isAll) reader.take('distinct');
  return isAll ? `${op} all` : op;
}

function readValues(reader: Reader): Body {
  const rows = listOf(reader, () => {
    const { valuesRow } = reader.grammar;
    if (valuesRow === 'row') reader.expect('row');
    else if (valuesRow === 'both') reader.take('row');
    return parenthesised(reader, () => listOf(reader, () => reader.expr()));
  });
  return { kind: 'values', rows, names: reader.grammar.valueNames(rows[0]?.length ?? 0) };
}

function readSelect(reader: Reader): Select {
  reader.expect('select');
  let isReshaped = false;
  for (;;) {
    const word = reader.peek()?.text.toLowerCase() ?? '';
    if (!reader.grammar.selectModifiers.has(word) || reader.peek()?.kind !== 'word') break;
    if (word.startsWith('distinct')) isReshaped = true;
    reader.next();
  }
  const targets = listOf(reader, () => readTarget(reader));
  const hasSources = reader.take('from') && !(reader.grammar.reserved.has('dual') && reader.take('dual'));
  const from = hasSources ? readSources(reader) : [];
  const where = reader.take('where') ? reader.expr() : null;
  const having: Expr[] = [];
  const rest: Expr[] = [];
  if (reader.take('group', 'by')) {
    isReshaped = true;
    rest.push(...readOrder(reader));
    if (reader.grammar.hasRollup && reader.take('with')) reader.expect('rollup');
  }
  if (reader.take('having')) {
    isReshaped = true;
    having.push(reader.expr());
  }
  if (reader.take('window')) {
    listOf(reader, () => {
      reader.name();
      reader.expect('as');
      rest.push(...readWindow(reader));
    });
  }
  return { kind: 'select', targets, from, where, having, rest, isReshaped };
}

function readTarget(reader: Reader): Target {
  const expr = reader.expr();
  const isNamed = reader.take('as');
  const token = reader.peek();
  if (token?.kind === 'string' && (isNamed || reader.grammar.hasStringNames || reader.grammar.hasAdjacentStrings)) {
    return { expr, alias: reader.next().value };
  }
  if (isNamed || reader.isName(token)) return { expr, alias: reader.name().value };
  return { expr, alias: null };
}

function readLimit(reader: Reader): Limit | null {
  if (!reader.take('limit')) return null;
  const first = readBound(reader);
  if (reader.take(',')) {
    const second = readBound(reader);
    return { ...second, offset: first.count };
  }
  return { ...first, offset: reader.take('offset') ? reader.expr() : null };
}

/** One number or parameter may be replaced; a longer expression is left to the connector's own count of rows. */
function readBound(reader: Reader): { count: Expr; span: { start: number; end: number } | null } {
  const token = reader.peek() ?? reader.fail();
  const count = reader.expr();
  const isWhole = count.kind === 'literal' || count.kind === 'parameter';
  return { count, span: isWhole ? { start: token.start, end: token.end } : null };
}
