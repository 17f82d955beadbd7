/** Turns offsets in the UTF-8 bytes of a text, which parsers count in, into offsets in its characters. */
export function byteToCharacter(text: string): (offset: number) => number {
  const size = Buffer.byteLength(text);
  if (size === text.length) return (offset) => offset;
  const characters = new Uint32Array(size + 1);
  let byte = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const isLowSurrogate = code >= 0xdc00 && code <= 0xdfff;
    const width = code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code <= 0xdfff ? 4 : 3;
    if (isLowSurrogate) continue;
    characters.fill(index, byte, byte + width);
    byte += width;
  }
  characters[size] = text.length;
  return (offset) => characters[offset] ?? text.length;
}
