import { AirError } from '@air/core';

export type Arithmetic =
  | { kind: 'number'; text: string }
  | { kind: 'name'; name: string }
  | { kind: 'negative'; of: Arithmetic }
  | { kind: 'operation'; operator: '+' | '-' | '*' | '/'; left: Arithmetic; right: Arithmetic };

interface Token {
  kind: 'number' | 'name' | 'symbol' | 'end';
  text: string;
  position: number;
}

const maxDepth = 50;
const tokenPattern =
  /\s*(?:(\d+(?:\.\d+)?|\.\d+)|((?:[\p{L}_][\p{L}\p{N}_$]*|"[^"]+"|`[^`]+`|\[[^\]]+\])(?:\.(?:[\p{L}_][\p{L}\p{N}_$]*|"[^"]+"|`[^`]+`|\[[^\]]+\]))*)|([-+*/()]))/uy;

/** Reads `quantity * (unit_price - discount)`: names, numbers, + - * / and brackets, with the usual precedence. */
export function parseArithmetic(text: string): Arithmetic {
  const tokens = tokenize(text);
  let index = 0;
  let depth = 0;

  const peek = (): Token => tokens[index] ?? { kind: 'end', text: '', position: text.length };
  const take = (): Token => {
    const token = peek();
    index += 1;
    return token;
  };

  function sum(): Arithmetic {
    let left = product();
    for (let { text: operator } = peek(); operator === '+' || operator === '-'; operator = peek().text) {
      take();
      left = { kind: 'operation', operator, left, right: product() };
    }
    return left;
  }

  function product(): Arithmetic {
    let left = operand();
    for (let { text: operator } = peek(); operator === '*' || operator === '/'; operator = peek().text) {
      take();
      left = { kind: 'operation', operator, left, right: operand() };
    }
    return left;
  }

  function operand(): Arithmetic {
    const token = take();
    if (token.kind === 'number') return { kind: 'number', text: token.text };
    if (token.kind === 'name') return { kind: 'name', name: token.text };
    if (token.text !== '-' && token.text !== '(') throw unexpected(text, token);
    depth += 1;
    if (depth > maxDepth) throw new AirError('ir.invalid', `expression is nested more than ${maxDepth} deep`);
    const inner: Arithmetic = token.text === '-' ? { kind: 'negative', of: operand() } : sum();
    if (token.text === '(' && take().text !== ')') throw unexpected(text, tokens[index - 1] ?? peek());
    depth -= 1;
    return inner;
  }

  const tree = sum();
  if (peek().kind !== 'end') throw unexpected(text, peek());
  return tree;
}

export function namesIn(tree: Arithmetic): string[] {
  switch (tree.kind) {
    case 'number':
      return [];
    case 'name':
      return [tree.name];
    case 'negative':
      return namesIn(tree.of);
    case 'operation':
      return [...namesIn(tree.left), ...namesIn(tree.right)];
  }
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const source = text.trimEnd();
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < source.length) {
    const position = tokenPattern.lastIndex;
    const match = tokenPattern.exec(source);
    if (!match) throw unexpected(text, { kind: 'symbol', text: source.slice(position).trim().charAt(0), position });
    const [, number, name, symbol] = match;
    if (number !== undefined)
      tokens.push({ kind: 'number', text: number.startsWith('.') ? `0${number}` : number, position });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name.replaceAll(/["`[\]]/g, ''), position });
    else tokens.push({ kind: 'symbol', text: symbol ?? '', position });
  }
  return tokens;
}

function unexpected(text: string, token: Token): AirError {
  const what = token.kind === 'end' ? 'ends too early' : `has an unexpected "${token.text}"`;
  return new AirError('ir.invalid', `expression "${text}" ${what}`, {
    position: token.position,
    hint: 'use field names, numbers, + - * / and brackets; put names with other characters in double quotes',
  });
}
