import { parenthesised, type Grammar, type Reader } from '../../grammar/reader.ts';
import { power } from '../../grammar/expressions.ts';
import { words } from '../../words.ts';
import type { Lexis } from '../../lexer.ts';
import type { Expr } from '../../tree.ts';

export const sqliteLexis: Lexis = {
  identifierQuotes: { '"': '"', '`': '`', '[': ']' },
  stringQuotes: "'",
  hasBackslashEscapes: false,
  hasEscapeStrings: false,
  hasDollarStrings: false,
  hasNestedComments: false,
  hasMysqlComments: false,
  blobPrefixes: 'x',
  placeholder: '?',
  operators: [
    '->>',
    '->',
    '||',
    '<<',
    '>>',
    '<=',
    '>=',
    '<>',
    '!=',
    '==',
    '<',
    '>',
    '=',
    '+',
    '-',
    '*',
    '/',
    '%',
    '&',
    '|',
    '~',
    '(',
    ')',
    ',',
    '.',
    ';',
  ],
};

export const sqliteGrammar: Grammar = {
  reserved: words(`
    add all alter and as autoincrement between case check collate commit constraint create default deferrable delete
    distinct drop else escape except exists foreign from group having in index insert intersect into is isnull join
    limit not notnull null on or order primary references returning select set table then to transaction union unique
    update using values when where pragma attach detach vacuum reindex explain raise`),
  binary: {
    or: power.or,
    and: power.and,
    '=': power.equality,
    '==': power.equality,
    '!=': power.equality,
    '<>': power.equality,
    '<': power.relation,
    '<=': power.relation,
    '>': power.relation,
    '>=': power.relation,
    '&': power.bits,
    '|': power.bits,
    '<<': power.bits,
    '>>': power.bits,
    '+': power.sum,
    '-': power.sum,
    '*': power.product,
    '/': power.product,
    '%': power.product,
    '||': power.concat,
    '->': power.concat,
    '->>': power.concat,
  },
  bareCalls: words('current_date current_time current_timestamp'),
  calls: { cast: readCast },
  prefix: () => null,
  hasAdjacentStrings: false,
  hasStringNames: true,
  selectModifiers: words('all distinct'),
  hasQueryParentheses: false,
  valuesRow: 'plain',
  valueNames: (width) => Array.from({ length: width }, (_, index) => `column${index + 1}`),
  hasRollup: false,
  tableCall: () => null,
};

function readCast(reader: Reader, start: number): Expr {
  const arg = reader.expr();
  reader.expect('as');
  const type = [reader.name().value];
  while (reader.isName(reader.peek())) type.push(reader.name().value);
  if (reader.isAt('(')) {
    parenthesised(reader, () => {
      reader.expr();
      if (reader.take(',')) reader.expr();
    });
  }
  reader.expect(')');
  return { kind: 'cast', type: type.join(' ').toLowerCase(), arg, start };
}
