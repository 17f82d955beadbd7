import { power } from '../../grammar/expressions.ts';
import type { Reader } from '../../grammar/reader.ts';
import { words } from '../../words.ts';
import type { Expr } from '../../tree.ts';

const intervalUnits = words(`
  microsecond second minute hour day week month quarter year second_microsecond minute_microsecond minute_second
  hour_microsecond hour_second hour_minute day_microsecond day_second day_minute day_hour year_month
  sql_tsi_second sql_tsi_minute sql_tsi_hour sql_tsi_day sql_tsi_week sql_tsi_month sql_tsi_quarter sql_tsi_year`);

/** The forms that begin with a word of MySQL: typed literals, INTERVAL, BINARY, ROW. */
export function readMysqlPrefix(reader: Reader): Expr | null {
  const token = reader.peek() ?? reader.fail();
  const next = reader.peek(1);
  if (token.kind !== 'word') return null;
  const word = token.text.toLowerCase();
  const start = token.start;
  if (next?.kind === 'string' && ['date', 'time', 'timestamp'].includes(word)) {
    reader.next();
    const literal = reader.next();
    return {
      kind: 'cast',
      type: word,
      arg: { kind: 'literal', type: 'string', value: literal.value, start: literal.start },
      start,
    };
  }
  if (word.startsWith('_') && (next?.kind === 'string' || next?.kind === 'blob'))
    return reader.fail('a character set introducer is not allowed');
  if (word === 'interval') return readInterval(reader);
  if (word === 'binary' && next?.text !== '.' && next?.text !== ',' && next?.text !== '(') {
    reader.next();
    return { kind: 'cast', type: 'binary', arg: reader.expr(power.unary), start };
  }
  if (word === 'row' && next?.text === '(') {
    reader.next();
    return reader.expr(power.unary);
  }
  if (word === 'match' && next?.text === '(') return readMatch(reader);
  return null;
}

export function readInterval(reader: Reader): Expr {
  const start = reader.expect('interval').start;
  const amount = reader.expr(power.equality);
  return { kind: 'interval', amount, unit: readUnit(reader), start };
}

export function readUnit(reader: Reader): string {
  const unit = reader.next().text.toLowerCase();
  if (!intervalUnits.has(unit)) reader.fail('a unit of time expected');
  return unit.replace('sql_tsi_', '');
}

function readMatch(reader: Reader): Expr {
  const start = reader.next().start;
  reader.expect('(');
  const args = [reader.expr()];
  while (reader.take(',')) args.push(reader.expr());
  reader.expect(')');
  reader.expect('against');
  reader.expect('(');
  args.push(reader.expr(power.equality));
  if (reader.take('in')) {
    if (reader.take('natural')) reader.expect('language');
    else reader.expect('boolean');
    reader.expect('mode');
  }
  reader.expect(')');
  return { kind: 'operator', op: 'match', args, start };
}
