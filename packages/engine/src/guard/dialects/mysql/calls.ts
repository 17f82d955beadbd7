import { readTail } from '../../grammar/calls.ts';
import { power } from '../../grammar/expressions.ts';
import { listOf, parenthesised, type Reader } from '../../grammar/reader.ts';
import type { Expr } from '../../tree.ts';
import { readInterval, readUnit } from './prefix.ts';

/** Functions whose arguments are not a plain list. The reader stands behind the opening parenthesis. */
export const mysqlCalls: Record<string, (reader: Reader, start: number) => Expr> = {
  cast: readCast,
  convert: readConvert,
  extract: (reader, start) => {
    const unit = readUnit(reader);
    reader.expect('from');
    return call(reader, `extract`, [text(unit, start), reader.expr()], start);
  },
  trim: readTrim,
  substring: readSubstring,
  substr: readSubstring,
  mid: readSubstring,
  position: (reader, start) => {
    const needle = reader.expr(power.equality);
    reader.expect('in');
    return call(reader, 'position', [needle, reader.expr()], start);
  },
  timestampdiff: readUnitCall('timestampdiff'),
  timestampadd: readUnitCall('timestampadd'),
  date_add: readShift('date_add'),
  date_sub: readShift('date_sub'),
  adddate: readShift('adddate'),
  subdate: readShift('subdate'),
  get_format: (reader, start) => {
    const kind = reader.next();
    reader.expect(',');
    return call(reader, 'get_format', [text(kind.value, kind.start), reader.expr()], start);
  },
  char: (reader, start) => {
    const args = listOf(reader, () => reader.expr());
    if (reader.take('using')) reader.name();
    return call(reader, 'char', args, start);
  },
  json_value: (reader, start) => {
    const args = [reader.expr()];
    reader.expect(',');
    args.push(reader.expr());
    if (reader.take('returning')) readType(reader);
    for (const event of ['empty', 'error', 'empty', 'error']) {
      if (reader.isAt('on') || reader.isAt(')')) break;
      if (reader.take('default')) args.push(reader.expr());
      else if (!reader.take('null')) reader.expect('error');
      reader.expect('on');
      if (!reader.take(event) && !reader.take('error')) reader.expect('empty');
    }
    return call(reader, 'json_value', args, start);
  },
};

function text(value: string, start: number): Expr {
  return { kind: 'literal', type: 'string', value, start };
}

function call(reader: Reader, name: string, args: Expr[], start: number): Expr {
  reader.expect(')');
  const clauses: Expr[] = [];
  const isWindow = readTail(reader, clauses);
  return { kind: 'call', schema: null, name, args, clauses, isWindow, start };
}

function readUnitCall(name: string) {
  return (reader: Reader, start: number): Expr => {
    const unit = readUnit(reader);
    reader.expect(',');
    const args = listOf(reader, () => reader.expr());
    return call(reader, name, [text(unit, start), ...args], start);
  };
}

function readShift(name: string) {
  return (reader: Reader, start: number): Expr => {
    const from = reader.expr();
    reader.expect(',');
    const by = reader.isAt('interval') ? readInterval(reader) : reader.expr();
    return call(reader, name, [from, by], start);
  };
}

function readCast(reader: Reader, start: number): Expr {
  const arg = reader.expr();
  reader.expect('as');
  const type = readType(reader);
  reader.take('array');
  reader.expect(')');
  return { kind: 'cast', type, arg, start };
}

function readConvert(reader: Reader, start: number): Expr {
  const arg = reader.expr();
  let type = 'char';
  if (reader.take('using')) reader.name();
  else {
    reader.expect(',');
    type = readType(reader);
  }
  reader.expect(')');
  return { kind: 'cast', type, arg, start };
}

/** `DECIMAL(10,2)`, `CHAR(20) CHARACTER SET utf8mb4`, `SIGNED INTEGER`. */
function readType(reader: Reader): string {
  if (reader.peek()?.kind !== 'word') reader.fail('a type expected');
  const type = [reader.next().text.toLowerCase()];
  if (reader.take('precision')) type.push('precision');
  if (reader.isAt('(')) parenthesised(reader, () => listOf(reader, () => reader.expr()));
  if (reader.take('character', 'set') || reader.take('charset')) reader.name();
  if (!reader.take('integer')) reader.take('int');
  return type.join(' ');
}

function readTrim(reader: Reader, start: number): Expr {
  const side = ['leading', 'trailing', 'both'].some((word) => reader.take(word));
  const args: Expr[] = [];
  if (!reader.isAt('from')) args.push(reader.expr());
  if (reader.take('from')) args.push(reader.expr());
  else if (side) reader.fail('FROM expected');
  return call(reader, 'trim', args, start);
}

function readSubstring(reader: Reader, start: number): Expr {
  const args = [reader.expr()];
  if (reader.take('from')) {
    args.push(reader.expr());
    if (reader.take('for')) args.push(reader.expr());
  } else {
    while (reader.take(',')) args.push(reader.expr());
  }
  return call(reader, 'substring', args, start);
}
