import type { Expr } from '../tree.ts';
import { listOf, parenthesised, type Reader } from './reader.ts';

/** Reads `name(…)` with everything that may hang on it: DISTINCT, ORDER BY, FILTER, OVER. */
export function readCall(reader: Reader): Expr {
  const token = reader.next();
  if (token.kind !== 'word' && token.kind !== 'quoted') return reader.fail();
  const name = token.value.toLowerCase();
  const special = reader.grammar.calls[name];
  reader.expect('(');
  if (special) return special(reader, token.start);
  const args: Expr[] = [];
  const clauses: Expr[] = [];
  if (!reader.take('distinct')) reader.take('all');
  if (!reader.isAt(')')) args.push(...listOf(reader, () => reader.expr()));
  if (reader.take('order', 'by')) clauses.push(...readOrder(reader));
  if (name === 'group_concat' && reader.take('separator')) clauses.push(reader.expr());
  if (name === 'group_concat' && reader.take('limit')) clauses.push(...listOf(reader, () => reader.expr()));
  reader.expect(')');
  const isWindow = readTail(reader, clauses);
  return { kind: 'call', schema: null, name, args, clauses, isWindow, start: token.start };
}

/** WITHIN GROUP, FILTER, RESPECT NULLS and OVER. True when the call is a window. */
export function readTail(reader: Reader, clauses: Expr[]): boolean {
  if (reader.take('within', 'group')) {
    parenthesised(reader, () => {
      reader.expect('order');
      reader.expect('by');
      clauses.push(...readOrder(reader));
    });
  }
  if (reader.isAt('filter', '(')) {
    reader.next();
    parenthesised(reader, () => {
      reader.expect('where');
      clauses.push(reader.expr());
    });
  }
  if (!reader.take('respect', 'nulls')) reader.take('ignore', 'nulls');
  if (!reader.take('over')) return false;
  if (reader.isAt('(')) clauses.push(...readWindow(reader));
  else reader.name();
  return true;
}

const frameWords = ['rows', 'range', 'groups'];

/** The parentheses of OVER and of the WINDOW clause. */
export function readWindow(reader: Reader): Expr[] {
  const exprs: Expr[] = [];
  reader.expect('(');
  const startsClause = ['partition', 'order', ...frameWords].some((word) => reader.isAt(word));
  if (!startsClause && !reader.isAt(')')) reader.name();
  if (reader.take('partition', 'by')) exprs.push(...listOf(reader, () => reader.expr()));
  if (reader.take('order', 'by')) exprs.push(...readOrder(reader));
  if (frameWords.some((word) => reader.take(word))) exprs.push(...readFrame(reader));
  reader.expect(')');
  return exprs;
}

function readFrame(reader: Reader): Expr[] {
  const exprs: Expr[] = [];
  if (reader.take('between')) {
    exprs.push(...readBound(reader));
    reader.expect('and');
    exprs.push(...readBound(reader));
  } else {
    exprs.push(...readBound(reader));
  }
  if (reader.take('exclude')) {
    const isKnown =
      reader.take('no', 'others') || reader.take('current', 'row') || reader.take('group') || reader.take('ties');
    if (!isKnown) reader.fail();
  }
  return exprs;
}

function readBound(reader: Reader): Expr[] {
  if (reader.take('current', 'row')) return [];
  const exprs = reader.take('unbounded') ? [] : [reader.expr(6)];
  if (!reader.take('preceding')) reader.expect('following');
  return exprs;
}

export function readOrder(reader: Reader): Expr[] {
  return listOf(reader, () => {
    const expr = reader.expr();
    if (!reader.take('asc')) reader.take('desc');
    if (reader.take('nulls') && !reader.take('first')) reader.expect('last');
    return expr;
  });
}
