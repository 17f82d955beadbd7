/** Text of others without what cannot be seen: control characters, marks of direction, zero-width letters. */
export function plainText(text: string, maxCharacters: number): string {
  const visible = text.replaceAll('\r\n', '\n').replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    return character === '\n' || character === '\t' ? character : ' ';
  });
  return visible.length > maxCharacters ? `${visible.slice(0, maxCharacters)}…` : visible;
}
