/** A phrase without what does not distinguish phrases. */
export function phraseKey(phrase: string): string {
  return phrase.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
