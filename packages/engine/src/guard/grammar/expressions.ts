import type { Expr } from '../tree.ts';
import { readCall } from './calls.ts';
import { listOf, parenthesised, type Reader } from './reader.ts';

/** How tightly operators bind, loosest first. */
export const power = {
  or: 1,
  xor: 2,
  and: 3,
  not: 4,
  equality: 5,
  relation: 6,
  bits: 7,
  shift: 8,
  sum: 9,
  product: 10,
  concat: 11,
  collate: 12,
  unary: 13,
} as const;

const prefixOperators = new Set(['-', '+', '~', '!']);
const tests = new Set([
  'is',
  'in',
  'like',
  'glob',
  'regexp',
  'rlike',
  'match',
  'between',
  'isnull',
  'notnull',
  'not',
  'sounds',
  'member',
]);

/** Reads an expression whose operators bind more tightly than `minimum`. */
export function readExpr(reader: Reader, minimum: number): Expr {
  let left = readPrefix(reader);
  for (;;) {
    const token = reader.peek();
    if (!token || (token.kind !== 'word' && token.kind !== 'operator')) return left;
    const op = token.text.toLowerCase();
    if (op === 'collate') {
      reader.next();
      reader.name();
      continue;
    }
    if (tests.has(op)) {
      if (minimum >= power.equality) return left;
      const tested = readTest(reader, left);
      if (!tested) return left;
      left = tested;
      continue;
    }
    const binding = reader.grammar.binary[op];
    if (binding === undefined || binding <= minimum) return left;
    reader.next();
    left = { kind: 'operator', op: normal(op), args: [left, readOperand(reader, binding)], start: token.start };
  }
}

/** Behind a comparison MySQL allows ANY, SOME and ALL in front of a subquery. */
function readOperand(reader: Reader, binding: number): Expr {
  const isQuantified = ['any', 'some', 'all'].some((word) => reader.isAt(word, '('));
  if (isQuantified) reader.next();
  return reader.expr(binding);
}

function normal(op: string): string {
  if (op === '==') return '=';
  if (op === '<>') return '!=';
  if (op === '&&') return 'and';
  return op;
}

function readPrefix(reader: Reader): Expr {
  const token = reader.peek() ?? reader.fail();
  const start = token.start;
  const op = token.text.toLowerCase();
  if (token.kind === 'operator' && prefixOperators.has(op)) {
    reader.next();
    return { kind: 'operator', op: op === '!' ? 'not' : op, args: [reader.expr(power.unary)], start };
  }
  if (reader.take('not')) return { kind: 'operator', op: 'not', args: [reader.expr(power.not)], start };
  return readPrimary(reader);
}

function readPrimary(reader: Reader): Expr {
  const token = reader.peek() ?? reader.fail();
  const start = token.start;
  switch (token.kind) {
    case 'number':
      return { kind: 'literal', type: 'number', value: reader.next().value, start };
    case 'blob':
      return { kind: 'literal', type: 'other', value: reader.next().value, start };
    case 'string':
      return readString(reader);
    case 'parameter':
      reader.next();
      return { kind: 'parameter', index: reader.parameterIndex(), start };
    case 'operator':
      if (reader.isAt('*')) {
        reader.next();
        return { kind: 'star', path: [], replaced: [], start };
      }
      return readParenthesis(reader);
    case 'quoted':
    case 'word':
      return readWord(reader);
  }
}

function readString(reader: Reader): Expr {
  const first = reader.next();
  let value = first.value;
  let hasEscapes = first.text.includes('\\');
  while (reader.grammar.hasAdjacentStrings && reader.peek()?.kind === 'string') {
    const more = reader.next();
    value += more.value;
    hasEscapes ||= more.text.includes('\\');
  }
  return { kind: 'literal', type: hasEscapes ? 'other' : 'string', value, start: first.start };
}

function readParenthesis(reader: Reader): Expr {
  const start = reader.position();
  reader.expect('(');
  if (startsQuery(reader)) {
    const query = reader.query();
    reader.expect(')');
    return { kind: 'subquery', query, start };
  }
  const items = listOf(reader, () => reader.expr());
  reader.expect(')');
  const [only] = items;
  return items.length === 1 && only ? only : { kind: 'group', items, start };
}

/** Whether a query begins here, perhaps in parentheses of its own: `(SELECT 1) UNION …`, but not `(SELECT 1) + 2`. */
export function startsQuery(reader: Reader, ahead = 0): boolean {
  const token = reader.peek(ahead);
  if (token?.kind === 'word') return ['select', 'with', 'values'].includes(token.text.toLowerCase());
  if (!reader.grammar.hasQueryParentheses || token?.text !== '(' || token.kind !== 'operator') return false;
  const behind = reader.peek(reader.closingOf(ahead) + 1)?.text.toLowerCase() ?? '';
  return [')', 'union', 'intersect', 'except', 'order', 'limit'].includes(behind) && startsQuery(reader, ahead + 1);
}

function readWord(reader: Reader): Expr {
  const special = reader.grammar.prefix(reader);
  if (special) return special;
  const token = reader.peek() ?? reader.fail();
  const start = token.start;
  const isCall = reader.peek(1)?.text === '(' && reader.peek(1)?.kind === 'operator';
  if (token.kind === 'word') {
    const word = token.text.toLowerCase();
    if (word === 'case') return readCase(reader);
    if (word === 'exists' && isCall) {
      reader.next();
      return { kind: 'operator', op: 'exists', args: [readParenthesis(reader)], start };
    }
    if (word === 'null' || word === 'true' || word === 'false') {
      reader.next();
      return { kind: 'literal', type: word === 'null' ? 'null' : 'boolean', value: word, start };
    }
    if (reader.grammar.bareCalls.has(word) && !isCall && reader.peek(1)?.text !== '.') {
      reader.next();
      return { kind: 'call', schema: null, name: word, args: [], clauses: [], isWindow: false, start };
    }
  }
  if (isCall) return readCall(reader);
  return readColumn(reader);
}

function readColumn(reader: Reader): Expr {
  const first = reader.name();
  const path = [first.value];
  while (reader.isAt('.')) {
    reader.next();
    if (reader.take('*')) return { kind: 'star', path, replaced: [], start: first.start };
    const part = reader.next();
    if (part.kind !== 'word' && part.kind !== 'quoted') reader.fail('a column name expected');
    path.push(part.value);
    if (path.length > 4) reader.fail('a shorter name expected');
  }
  if (reader.isAt('(')) reader.fail('a function of another schema is not allowed');
  return { kind: 'column', path, start: first.start };
}

function readCase(reader: Reader): Expr {
  const start = reader.next().start;
  const items: Expr[] = [];
  if (!reader.isAt('when')) items.push(reader.expr());
  if (!reader.isAt('when')) reader.fail('WHEN expected');
  while (reader.take('when')) {
    items.push(reader.expr());
    reader.expect('then');
    items.push(reader.expr());
  }
  if (reader.take('else')) items.push(reader.expr());
  reader.expect('end');
  return { kind: 'operator', op: 'case', args: items, start };
}

/** IS, IN, LIKE, BETWEEN and their kin. Null when NOT belongs to something else. */
function readTest(reader: Reader, left: Expr): Expr | null {
  const start = reader.position();
  if (reader.take('isnull') || reader.take('notnull') || reader.take('not', 'null')) {
    return { kind: 'operator', op: 'is null', args: [left], start };
  }
  if (reader.take('is')) return readIs(reader, left, start);
  const isNegated = reader.take('not');
  const op = (name: string): string => (isNegated ? `not ${name}` : name);
  if (reader.take('in')) return { kind: 'operator', op: op('in'), args: [left, readInList(reader)], start };
  if (reader.take('between')) {
    const low = reader.expr(power.equality);
    reader.expect('and');
    return { kind: 'operator', op: op('between'), args: [left, low, reader.expr(power.equality)], start };
  }
  if (reader.take('sounds', 'like'))
    return { kind: 'operator', op: op('like'), args: [left, reader.expr(power.equality)], start };
  if (reader.take('member')) {
    reader.take('of');
    return { kind: 'operator', op: op('in'), args: [left, parenthesised(reader, () => reader.expr())], start };
  }
  const word = ['like', 'glob', 'regexp', 'rlike', 'match'].find((name) => reader.take(name));
  if (!word) return reader.fail();
  const args = [left, reader.expr(power.equality)];
  if (reader.take('escape')) args.push(reader.expr(power.equality));
  return { kind: 'operator', op: op(word), args, start };
}

function readIs(reader: Reader, left: Expr, start: number): Expr {
  const isNegated = reader.take('not');
  const isDistinct = reader.take('distinct', 'from');
  if (!isDistinct && (reader.take('unknown') || reader.take('null')))
    return { kind: 'operator', op: 'is null', args: [left], start };
  const op = isNegated === isDistinct ? 'is' : 'is not';
  return { kind: 'operator', op, args: [left, reader.expr(power.equality)], start };
}

/** SQLite also reads a whole relation behind IN; that form is refused. */
function readInList(reader: Reader): Expr {
  const start = reader.position();
  if (!reader.isAt('(')) reader.fail('a list or subquery in parentheses expected');
  reader.expect('(');
  if (startsQuery(reader)) {
    const query = reader.query();
    reader.expect(')');
    return { kind: 'subquery', query, start };
  }
  const items = reader.isAt(')') ? [] : listOf(reader, () => reader.expr());
  reader.expect(')');
  return { kind: 'group', items, start };
}
