import { expect, test } from 'vitest';
import { byteToCharacter } from './byte-to-character.ts';

test('offsets of parsers, which count bytes, are turned into offsets of characters', () => {
  const text = 'aé€😀z';
  const toCharacter = byteToCharacter(text);
  for (const [index, char] of Array.from(text).entries()) {
    const before = Array.from(text).slice(0, index).join('');
    expect(text.slice(toCharacter(Buffer.byteLength(before)))).toMatch(new RegExp(`^${char}`, 'u'));
  }
  expect(toCharacter(Buffer.byteLength(text))).toBe(text.length);
  expect(byteToCharacter('plain')(3)).toBe(3);
});
