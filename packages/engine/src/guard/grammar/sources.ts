import type { CallExpr, JoinType, Source } from '../tree.ts';
import { startsQuery } from './expressions.ts';
import { listOf, parenthesised, type Reader } from './reader.ts';

/** What may not be taken for an alias behind a source. */
const notAliases = new Set([
  'natural',
  'inner',
  'left',
  'right',
  'full',
  'cross',
  'join',
  'straight_join',
  'on',
  'using',
  'window',
  'limit',
  'offset',
  'indexed',
  'not',
  'use',
  'force',
  'ignore',
  'partition',
  'for',
  'lock',
  'into',
  'procedure',
  'tablesample',
  'outer',
  'with',
  'fetch',
  'union',
  'intersect',
  'except',
  'where',
  'group',
  'order',
  'having',
  'set',
]);

/** Reads the FROM clause: sources joined by commas or JOIN. */
export function readSources(reader: Reader): Source[] {
  return listOf(reader, () => readJoined(reader));
}

function readJoined(reader: Reader): Source {
  let left = readSource(reader);
  for (let type = takeJoin(reader); type; type = takeJoin(reader)) {
    const right = readSource(reader);
    let on = null;
    if (reader.take('on')) on = reader.expr();
    else if (reader.take('using')) parenthesised(reader, () => listOf(reader, () => reader.name()));
    left = { kind: 'join', type, left, right, on, alias: null };
  }
  return left;
}

function takeJoin(reader: Reader): JoinType | null {
  if (reader.take('straight_join')) return 'inner';
  reader.take('natural');
  if (reader.take('cross') || reader.take('inner')) {
    reader.expect('join');
    return 'inner';
  }
  const outer = (['left', 'right', 'full'] as const).find((word) => reader.take(word));
  if (outer) {
    reader.take('outer');
    reader.expect('join');
    return outer;
  }
  return reader.take('join') ? 'inner' : null;
}

function readSource(reader: Reader): Source {
  reader.take('lateral');
  const start = reader.position();
  if (reader.isAt('(')) return readParenthesis(reader, start);
  const tableCall = reader.grammar.tableCall(reader);
  if (tableCall) return named(reader, tableCall);
  const isCall = reader.peek(1)?.text === '(' && reader.peek(1)?.kind === 'operator';
  if (isCall) {
    const token = reader.next();
    if (token.kind !== 'word' && token.kind !== 'quoted') reader.fail();
    reader.expect('(');
    const args = reader.isAt(')') ? [] : listOf(reader, () => reader.expr());
    reader.expect(')');
    const name = token.value.toLowerCase();
    return named(reader, { kind: 'call', schema: null, name, args, clauses: [], isWindow: false, start });
  }
  return readRelation(reader, start);
}

function named(reader: Reader, call: CallExpr): Source {
  return { kind: 'function', call, ...readAlias(reader), start: call.start };
}

function readParenthesis(reader: Reader, start: number): Source {
  reader.expect('(');
  if (startsQuery(reader)) {
    const query = reader.query();
    reader.expect(')');
    return { kind: 'derived', query, ...readAlias(reader), start };
  }
  const inner = listOf(reader, () => readJoined(reader));
  reader.expect(')');
  const [first, ...more] = inner;
  let joined = first ?? reader.fail();
  for (const right of more) joined = { kind: 'join', type: 'inner', left: joined, right, on: null, alias: null };
  const { alias } = readAlias(reader);
  if (alias === null) return joined;
  return { kind: 'reshaped', source: joined, exprs: [], alias, keepsRows: true };
}

function readRelation(reader: Reader, start: number): Source {
  const path: string[] = [];
  let end = start;
  do {
    const token = reader.next();
    const isName =
      token.kind === 'string'
        ? reader.grammar.hasStringNames
        : reader.isName(token) || (path.length > 0 && token.kind === 'word');
    if (!isName) reader.fail('a relation expected');
    path.push(token.value);
    end = token.end;
  } while (reader.take('.') && path.length < 3);
  return { kind: 'relation', path, span: { start, end }, ...readAlias(reader), start };
}

function readAlias(reader: Reader): { alias: string | null; columns: string[] } {
  const isNamed = reader.take('as');
  const token = reader.peek();
  const isPossible =
    token?.kind === 'quoted' || (reader.isName(token) && !notAliases.has(token?.text.toLowerCase() ?? ''));
  if (isNamed && token?.kind === 'string' && reader.grammar.hasStringNames)
    return { alias: reader.next().value, columns: [] };
  if (!isNamed && !isPossible) return { alias: null, columns: [] };
  const alias = reader.name().value;
  const columns = reader.isAt('(') ? parenthesised(reader, () => listOf(reader, () => reader.name().value)) : [];
  return { alias, columns };
}
