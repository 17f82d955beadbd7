import { listOf, parenthesised, type Reader } from '../../grammar/reader.ts';
import type { CallExpr } from '../../tree.ts';

/** `JSON_TABLE(document, path COLUMNS (…))`, the one table function of MySQL. */
export function readJsonTable(reader: Reader): CallExpr | null {
  if (!reader.isAt('json_table', '(')) return null;
  const start = reader.next().start;
  reader.expect('(');
  const args = [reader.expr()];
  reader.expect(',');
  args.push(reader.expr());
  readColumns(reader);
  reader.expect(')');
  return { kind: 'call', schema: null, name: 'json_table', args, clauses: [], isWindow: false, start };
}

function readColumns(reader: Reader): void {
  reader.expect('columns');
  parenthesised(reader, () => listOf(reader, () => readColumn(reader)));
}

function readColumn(reader: Reader): void {
  if (reader.take('nested')) {
    reader.take('path');
    readText(reader);
    readColumns(reader);
    return;
  }
  reader.name();
  if (reader.take('for')) {
    reader.expect('ordinality');
    return;
  }
  if (reader.peek()?.kind !== 'word') reader.fail('a type expected');
  reader.next();
  if (reader.isAt('(')) parenthesised(reader, () => listOf(reader, () => reader.expr()));
  if (reader.take('character', 'set') || reader.take('charset')) reader.name();
  if (reader.take('collate')) reader.name();
  reader.take('exists');
  reader.expect('path');
  readText(reader);
  while (!reader.isAt(',') && !reader.isAt(')')) {
    if (reader.take('default')) readText(reader);
    else if (!reader.take('null')) reader.expect('error');
    reader.expect('on');
    if (!reader.take('empty')) reader.expect('error');
  }
}

function readText(reader: Reader): void {
  if (reader.next().kind !== 'string') reader.fail('a string expected');
}
