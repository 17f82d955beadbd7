import type { Token } from '../lexer.ts';
import type { GuardPolicy } from '../policy.ts';
import { notParsed, Refusal } from '../refusal.ts';

/** What must hold before a parser sees the text at all. */
export function checkText(text: string, policy: GuardPolicy): void {
  const bytes = Buffer.byteLength(text);
  if (bytes > policy.statementBytes) {
    throw new Refusal(
      'guard.too_large',
      `the statement has ${bytes} bytes; the limit is ${policy.statementBytes}`,
      null,
      'shorten it',
    );
  }
  const nul = text.indexOf('\0');
  if (nul !== -1) throw notParsed('a NUL character is not allowed', nul);
  if (/\p{Surrogate}/u.test(text)) throw notParsed('the text is not well-formed unicode', null);
}

const opening = new Set(['(', '[', '{']);
const closing = new Set([')', ']', '}']);

/** Nesting and the number of common table expressions: both can keep a planner busy beyond any time limit. */
export function checkTokens(tokens: Token[], policy: GuardPolicy): void {
  let depth = 0;
  let ctes = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'operator' && opening.has(token.text)) depth += 1;
    if (token.kind === 'operator' && closing.has(token.text)) depth -= 1;
    if (token.kind === 'word' && token.text.toLowerCase() === 'case') depth += 1;
    if (token.kind === 'word' && token.text.toLowerCase() === 'end') depth -= 1;
    if (depth > policy.statementDepth) {
      throw new Refusal(
        'guard.too_large',
        `the statement is nested deeper than ${policy.statementDepth} levels`,
        token.start,
        'nest less',
      );
    }
    if (opensCte(tokens, index)) ctes += 1;
    if (ctes > policy.statementCtes) {
      throw new Refusal(
        'guard.too_large',
        `the statement has more than ${policy.statementCtes} common table expressions`,
        token.start,
        'use fewer',
      );
    }
  }
}

/** `AS (` and its MATERIALIZED forms; named windows count as well, which no honest statement has by the dozen. */
function opensCte(tokens: Token[], index: number): boolean {
  const word = (offset: number): string => tokens[index + offset]?.text.toLowerCase() ?? '';
  if (tokens[index]?.kind !== 'word' || word(0) !== 'as') return false;
  return word(1) === '(' || (word(1) === 'materialized' && word(2) === '(') || (word(1) === 'not' && word(3) === '(');
}

/** The tokens of the one statement. A final semicolon may follow, and nothing behind it. */
export function oneStatement(tokens: Token[]): Token[] {
  let end = tokens.length;
  while (tokens[end - 1]?.text === ';' && tokens[end - 1]?.kind === 'operator') end -= 1;
  const inner = tokens.slice(0, end).find((token) => token.kind === 'operator' && token.text === ';');
  if (inner)
    throw new Refusal('guard.not_single', 'more than one statement was sent', inner.start, 'send one statement');
  if (end === 0) throw notParsed('the statement is empty', 0);
  return tokens.slice(0, end);
}
