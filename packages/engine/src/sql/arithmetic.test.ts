import fc from 'fast-check';
import { AirError } from '@air/core';
import { expect, test } from 'vitest';
import { type Arithmetic, namesIn, parseArithmetic } from './arithmetic.ts';

function shown(tree: Arithmetic): string {
  switch (tree.kind) {
    case 'number':
      return tree.text;
    case 'name':
      return tree.name;
    case 'negative':
      return `-${shown(tree.of)}`;
    case 'operation':
      return `(${shown(tree.left)} ${tree.operator} ${shown(tree.right)})`;
  }
}

test.each([
  ['a + b * c', '(a + (b * c))'],
  ['a - b - c', '((a - b) - c)'],
  ['a / b / c', '((a / b) / c)'],
  ['(a - b) * -c', '((a - b) * -c)'],
  ['order_items.quantity*.5', '(order_items.quantity * 0.5)'],
  ['"unit price" * 2', '(unit price * 2)'],
  ['größe - [net weight]', '(größe - net weight)'],
])('%s is read as %s', (text, expected) => {
  expect(shown(parseArithmetic(text))).toBe(expected);
});

test.each(['', 'a +', '* a', '(a', 'a)', 'a b', '1.2.3', 'a; b', 'f(a)', "'a'", 'a ^ b'])('%j is refused', (text) => {
  expect(() => parseArithmetic(text)).toThrow(AirError);
});

test('names are listed in order', () => {
  expect(namesIn(parseArithmetic('a / (b + a)'))).toEqual(['a', 'b', 'a']);
});

test('any text is read or refused with an explanation', () => {
  const check = fc.check(fc.property(fc.string({ maxLength: 60 }), (text) => isReadOrRefused(text)));
  expect(check.failed).toBe(false);
});

function isReadOrRefused(text: string): boolean {
  try {
    return parseArithmetic(text).kind !== undefined;
  } catch (thrown) {
    return thrown instanceof AirError;
  }
}

test('deep nesting is refused', () => {
  expect(() => parseArithmetic(`${'('.repeat(200)}a${')'.repeat(200)}`)).toThrow('nested more than 50 deep');
});
