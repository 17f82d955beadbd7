/** A set from a text of words, the form in which long lists stay readable. */
export function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

/** Folds case as engines do: letters beyond ASCII keep theirs, so that `K` (Kelvin) is not the letter k. */
export function lowerAscii(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
