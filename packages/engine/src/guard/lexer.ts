import { notParsed, Refusal } from './refusal.ts';

export interface Token {
  kind: 'word' | 'quoted' | 'string' | 'number' | 'blob' | 'parameter' | 'operator';
  /** As written. */
  text: string;
  /** The name, the text of a literal, or the operator. */
  value: string;
  start: number;
  end: number;
}

/** How an engine cuts text into tokens. Two engines that differ here read the same text as different statements. */
export interface Lexis {
  /** Opening quote of an identifier → closing quote. */
  identifierQuotes: Record<string, string>;
  stringQuotes: string;
  hasBackslashEscapes: boolean;
  hasEscapeStrings: boolean;
  hasDollarStrings: boolean;
  hasNestedComments: boolean;
  /** `#` starts a comment, `--` only does with a space behind it, `/*!` runs. */
  hasMysqlComments: boolean;
  /** Prefixes that make a string a binary literal: `x'00'`. */
  blobPrefixes: string;
  placeholder: '?' | '$';
  /** Longest first. */
  operators: string[];
}

const isSpace = (char: string): boolean => ' \t\n\r\f\v'.includes(char);
const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';
const isWordStart = (char: string): boolean => /[A-Za-z_\u0080-\uFFFF]/.test(char);
const isWordPart = (char: string | undefined): boolean => char !== undefined && /[A-Za-z0-9_$\u0080-\uFFFF]/.test(char);
const foreignSpace = /[\u0085\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F\u2060\u3000\uFEFF]/;

/** Cuts a statement into tokens, comments left out. Throws a refusal at whatever the engine might read otherwise. */
export function tokenize(text: string, lexis: Lexis): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (isSpace(char)) {
      at += 1;
      continue;
    }
    const afterComment = skipComment(text, at, lexis);
    if (afterComment !== at) {
      at = afterComment;
      continue;
    }
    const token = readToken(text, at, lexis, tokens.at(-1));
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function skipComment(text: string, at: number, lexis: Lexis): number {
  if (text.startsWith('--', at)) {
    const next = text[at + 2];
    if (lexis.hasMysqlComments && next !== undefined && !isSpace(next)) return at;
    return endOfLine(text, at);
  }
  if (lexis.hasMysqlComments && text[at] === '#') return endOfLine(text, at);
  if (!text.startsWith('/*', at)) return at;
  if (lexis.hasMysqlComments && /^\/\*(!|M!|\+)/i.test(text.slice(at, at + 4))) {
    throw new Refusal(
      'guard.construct_denied',
      'a comment that the engine executes is not allowed',
      at,
      'remove the comment',
    );
  }
  return endOfBlockComment(text, at, lexis.hasNestedComments);
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (/\r(?!\n)/.test(text.slice(at, end === -1 ? undefined : end))) {
    throw notParsed('a carriage return inside a comment is read differently by different engines', at);
  }
  return end === -1 ? text.length : end + 1;
}

function endOfBlockComment(text: string, start: number, isNested: boolean): number {
  let depth = 1;
  let at = start + 2;
  while (at < text.length) {
    if (text.startsWith('*/', at)) {
      depth -= 1;
      at += 2;
      if (depth === 0) return at;
    } else if (isNested && text.startsWith('/*', at)) {
      depth += 1;
      at += 2;
    } else {
      at += 1;
    }
  }
  throw notParsed('a comment is not closed', start);
}

function readToken(text: string, at: number, lexis: Lexis, previous: Token | undefined): Token {
  const char = text.charAt(at);
  if (foreignSpace.test(char)) {
    throw notParsed('a space that is not a plain space is not allowed outside quotes', at);
  }
  const closing = lexis.identifierQuotes[char];
  if (closing !== undefined) return readQuoted(text, at, { kind: 'quoted', closing, hasEscapes: false });
  if (lexis.stringQuotes.includes(char)) {
    return readQuoted(text, at, { kind: 'string', closing: char, hasEscapes: lexis.hasBackslashEscapes });
  }
  if (text[at + 1] === "'" && /[a-z]/i.test(char)) return readPrefixed(text, at, lexis);
  if (/^u&['"]/i.test(text.slice(at, at + 3))) throw notParsed('unicode escape strings (U&) are not allowed', at);
  if (char === '$') return readDollar(text, at, lexis);
  if (char === '?' && lexis.placeholder === '?') return readPlaceholder(text, at);
  const followsDot = previous?.text === '.' && previous.end === at;
  const isNumber = isDigit(char) || (char === '.' && isDigit(text[at + 1]) && !endsName(previous));
  if (isNumber && !followsDot) return readNumber(text, at);
  if (isWordStart(char) || (followsDot && isDigit(char))) return readWord(text, at);
  return readOperator(text, at, lexis);
}

/** Behind a name a dot begins a qualified name, not a number: `t.1a`. */
function endsName(previous: Token | undefined): boolean {
  return previous?.kind === 'word' || previous?.kind === 'quoted';
}

interface Quoting {
  kind: Token['kind'];
  closing: string;
  hasEscapes: boolean;
}

function readQuoted(text: string, start: number, { kind, closing, hasEscapes }: Quoting): Token {
  let value = '';
  let at = start + 1;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === closing && text[at + 1] === closing && closing !== ']') {
      value += closing;
      at += 2;
    } else if (char === closing) {
      return { kind, text: text.slice(start, at + 1), value, start, end: at + 1 };
    } else if (hasEscapes && char === '\\') {
      value += text.slice(at + 1, at + 2);
      at += 2;
    } else {
      value += char;
      at += 1;
    }
  }
  throw notParsed('a quote is not closed', start);
}

function readPrefixed(text: string, start: number, lexis: Lexis): Token {
  const prefix = text.charAt(start).toLowerCase();
  const isEscape = prefix === 'e' && lexis.hasEscapeStrings;
  const isBlob = lexis.blobPrefixes.includes(prefix);
  if (!isEscape && !isBlob) throw notParsed(`the string prefix ${text.charAt(start)} is not allowed`, start);
  const quoted = readQuoted(text, start + 1, { kind: isBlob ? 'blob' : 'string', closing: "'", hasEscapes: isEscape });
  return { ...quoted, text: text.slice(start, quoted.end), start };
}

function readDollar(text: string, start: number, lexis: Lexis): Token {
  const parameter = lexis.placeholder === '$' ? /^\$\d+/.exec(text.slice(start, start + 12)) : null;
  if (parameter) {
    const end = start + parameter[0].length;
    if (isWordPart(text[end])) throw notParsed('a name follows a parameter without a space', end);
    return { kind: 'parameter', text: parameter[0], value: parameter[0].slice(1), start, end };
  }
  const tag = lexis.hasDollarStrings
    ? /^\$([A-Za-z_\u0080-\uFFFF][A-Za-z0-9_\u0080-\uFFFF]*)?\$/.exec(text.slice(start, start + 80))
    : null;
  const close = tag ? text.indexOf(tag[0], start + tag[0].length) : -1;
  if (!tag || close === -1) throw notParsed('a dollar sign is not understood', start);
  const end = close + tag[0].length;
  return { kind: 'string', text: text.slice(start, end), value: text.slice(start + tag[0].length, close), start, end };
}

function readPlaceholder(text: string, start: number): Token {
  if (isDigit(text[start + 1])) throw notParsed('numbered parameters are not allowed here; use ?', start);
  return { kind: 'parameter', text: '?', value: '', start, end: start + 1 };
}

function readNumber(text: string, start: number): Token {
  const match = /^(0[xX][0-9a-fA-F]+|0[bB][01]+|(\d[\d_]*)?(\.[\d_]*)?([eE][+-]?\d+)?)/.exec(
    text.slice(start, start + 400),
  );
  const end = start + (match?.[0].length ?? 0);
  if (end === start || isWordPart(text[end])) throw notParsed('a number is followed by a letter', start);
  const written = text.slice(start, end);
  return { kind: 'number', text: written, value: written, start, end };
}

function readWord(text: string, start: number): Token {
  let end = start + 1;
  while (isWordPart(text[end])) {
    if (foreignSpace.test(text.charAt(end))) throw notParsed('a space that is not a plain space is not allowed', end);
    end += 1;
  }
  const value = text.slice(start, end);
  return { kind: 'word', text: value, value, start, end };
}

function readOperator(text: string, start: number, lexis: Lexis): Token {
  const operator = lexis.operators.find((candidate) => text.startsWith(candidate, start));
  if (operator === undefined) throw notParsed(`the character ${JSON.stringify(text[start])} is not understood`, start);
  return { kind: 'operator', text: operator, value: operator, start, end: start + operator.length };
}
