const marks = /[\u0300-\u036f]/g; // accents of European scripts; vowel signs of others stay
const words = /[\p{L}\p{N}\p{M}]+/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/**
 * Splits a text into words for the full-text index, the same on every database: lower case, without accents. Scripts
 * that put no spaces between words are taken letter by letter, so that a word of them is found as a phrase.
 */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(marks, '').normalize('NFC').toLowerCase();
  return plain.replace(unspaced, ' $& ').match(words) ?? [];
}
