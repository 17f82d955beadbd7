import type { Token } from '../lexer.ts';
import { notParsed, Refusal } from '../refusal.ts';
import type { Query } from '../tree.ts';
import { readExpr } from './expressions.ts';
import { readQuery } from './queries.ts';
import { createReader, type Grammar } from './reader.ts';

const queryWords = new Set(['select', 'with', 'values', '(']);

/** Reads one query of SQLite or MySQL. What the grammar does not know, it refuses. */
export function parseQuery(tokens: Token[], grammar: Grammar): Query {
  const [first] = tokens;
  if (!first) throw notParsed('the statement is empty', 0);
  if (!queryWords.has(first.text.toLowerCase())) {
    const word = first.text.slice(0, 40).toUpperCase();
    throw new Refusal(
      'guard.not_read_only',
      `${word} is not a query`,
      first.start,
      'send a SELECT, WITH … SELECT or VALUES',
    );
  }
  const reader = createReader(tokens, grammar, { expr: readExpr, query: readQuery });
  const query = reader.query();
  const rest = reader.peek();
  if (rest) reader.fail();
  return query;
}
