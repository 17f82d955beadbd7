import type { Token } from '../lexer.ts';
import { notParsed } from '../refusal.ts';
import type { CallExpr, Expr, Query } from '../tree.ts';

/** What the shared grammar of SQLite and MySQL must know of a dialect. */
export interface Grammar {
  /** Words that are never names unless quoted. */
  reserved: ReadonlySet<string>;
  /** Binary operators → how tightly they bind; see `power` in expressions.ts. */
  binary: Record<string, number>;
  /** Words that are calls without parentheses: `current_date`. */
  bareCalls: ReadonlySet<string>;
  /** Functions with a syntax of their own; the reader stands behind the opening parenthesis. */
  calls: Record<string, (reader: Reader, start: number) => Expr>;
  /** Prefix forms of its own: `DATE '2025-01-01'`, `INTERVAL 1 DAY`. Null when it is none. */
  prefix(reader: Reader): Expr | null;
  hasAdjacentStrings: boolean;
  /** Whether a string may name a relation or a column, as SQLite has it. */
  hasStringNames: boolean;
  /** Words that may follow SELECT and change nothing the guard cares for. */
  selectModifiers: ReadonlySet<string>;
  /** Whether a query may begin with a parenthesis. */
  hasQueryParentheses: boolean;
  /** `VALUES ROW(1)` of MySQL, or `VALUES (1)`. */
  valuesRow: 'row' | 'plain' | 'both';
  valueNames(width: number): string[];
  hasRollup: boolean;
  /** A table function in FROM that is not a plain call: JSON_TABLE. */
  tableCall(reader: Reader): CallExpr | null;
}

/** Walks the tokens of one statement. Everything it cannot place is a refusal. */
export interface Reader {
  readonly grammar: Grammar;
  peek(ahead?: number): Token | undefined;
  next(): Token;
  /** How far ahead the parenthesis closes that opens so far ahead. */
  closingOf(ahead: number): number;
  /** Whether the next tokens are these words or operators, in any case. */
  isAt(...words: string[]): boolean;
  /** Takes the words when they come next. */
  take(...words: string[]): boolean;
  expect(word: string): Token;
  position(): number;
  /** A name, quoted or not, that is no reserved word. */
  name(): Token;
  isName(token: Token | undefined): boolean;
  parameterIndex(): number;
  fail(message?: string): never;
  expr(power?: number): Expr;
  query(): Query;
}

export interface ReaderParts {
  expr(reader: Reader, power: number): Expr;
  query(reader: Reader): Query;
}

export function createReader(tokens: Token[], grammar: Grammar, parts: ReaderParts): Reader {
  let at = 0;
  let parameters = 0;
  let depth = 0;
  const closings = matchParentheses(tokens);
  const matches = (token: Token | undefined, word: string): boolean =>
    token !== undefined &&
    (token.kind === 'word' || token.kind === 'operator') &&
    token.text.toLowerCase() === word.toLowerCase();

  const deeper = <T>(work: () => T): T => {
    depth += 1;
    if (depth > 600) throw notParsed('the statement is nested too deeply', tokens[at]?.start ?? null);
    const result = work();
    depth -= 1;
    return result;
  };

  const reader: Reader = {
    grammar,
    peek: (ahead = 0) => tokens[at + ahead],
    closingOf: (ahead) => (closings.get(at + ahead) ?? tokens.length) - at,
    next() {
      const token = tokens[at];
      if (!token) throw notParsed('the statement ends too early', tokens.at(-1)?.end ?? 0);
      at += 1;
      return token;
    },
    isAt: (...words) => words.every((word, index) => matches(tokens[at + index], word)),
    take(...words) {
      if (!reader.isAt(...words)) return false;
      at += words.length;
      return true;
    },
    expect(word) {
      if (!matches(tokens[at], word)) reader.fail(`${word} expected`);
      return reader.next();
    },
    position: () => tokens[at]?.start ?? tokens.at(-1)?.end ?? 0,
    isName: (token) =>
      token !== undefined &&
      (token.kind === 'quoted' || (token.kind === 'word' && !grammar.reserved.has(token.text.toLowerCase()))),
    name() {
      if (!reader.isName(tokens[at])) reader.fail('a name expected');
      return reader.next();
    },
    parameterIndex: () => parameters++,
    fail(message) {
      const token = tokens[at];
      const found = token ? `at ${token.text.slice(0, 40)}` : 'at the end';
      throw notParsed(`${message ?? 'not understood'} ${found}`, reader.position());
    },
    expr: (power = 0) => deeper(() => parts.expr(reader, power)),
    query: () => deeper(() => parts.query(reader)),
  };
  return reader;
}

function matchParentheses(tokens: Token[]): Map<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'operator') continue;
    if (token.text === '(') open.push(index);
    const start = token.text === ')' ? open.pop() : undefined;
    if (start !== undefined) closings.set(start, index);
  }
  return closings;
}

export function listOf<T>(reader: Reader, item: () => T): T[] {
  const items = [item()];
  while (reader.take(',')) items.push(item());
  return items;
}

export function parenthesised<T>(reader: Reader, content: () => T): T {
  reader.expect('(');
  const inner = content();
  reader.expect(')');
  return inner;
}
