const figure = /(?<![\p{L}\p{N}_.])[-−]?\d+(?:[,\u00a0\u202f]\d{3})*(?:\.\d+)?/gu;

/** The numbers that stand in some texts, and in the words and dates of them. */
export function figuresIn(texts: readonly string[]): Set<number> {
  const figures = new Set<number>();
  for (const text of texts) {
    for (const [found] of text.matchAll(/\d+(?:,\d{3})*(?:\.\d+)?(?:e[-+]?\d+)?/gi)) {
      const value = Number(found.replaceAll(',', ''));
      if (Number.isFinite(value)) figures.add(value);
    }
  }
  return figures;
}

/** The figures of a text that are none of those known, also when they are rounded or written as a percentage. */
export function unfoundedFigures(text: string, known: ReadonlySet<number>): string[] {
  return [...text.matchAll(figure)].map(([found]) => found.trim()).filter((found) => !isFounded(found, [...known]));
}

function isFounded(written: string, known: readonly number[]): boolean {
  const plain = written.replace('−', '-').replaceAll(/[,\u00a0\u202f]/g, '');
  const value = Math.abs(Number(plain));
  if (!Number.isFinite(value)) return false;
  const digits = plain.split('.')[1]?.length ?? 0;
  return known.some((one) =>
    [one, one * 100].some((candidate) => Number(Math.abs(candidate).toFixed(digits)) === value),
  );
}
