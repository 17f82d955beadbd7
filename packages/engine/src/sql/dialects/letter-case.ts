/** True when the text has letters beyond ASCII whose case an engine without its locale does not fold. */
export function hasOtherLetters(text: string): boolean {
  return Array.from(text).some((letter) => letter > '\u007f' && letter.toLowerCase() !== letter.toUpperCase());
}

/** A pattern in which every letter stands for both its cases: `[eE]`; other characters are escaped. */
export function caseAlternatives(text: string, escape: (letter: string) => string): string {
  return Array.from(text)
    .map((letter) => {
      const both = [...new Set([letter.toLowerCase(), letter.toUpperCase()])].filter(
        (form) => Array.from(form).length === 1,
      );
      return both.length === 2 ? `[${both.join('')}]` : escape(letter);
    })
    .join('');
}
