/** A question as a title: without the polite opening and the mark at its end. */
export function titleOf(question: string): string {
  const plain = question
    .trim()
    .replace(/\s+/g, ' ')
    .replace(
      /^(please|can you|could you|show me|show|give me|list|find|return|tell me|what (is|are|was|were)|i want to see)\s+/i,
      '',
    )
    .replace(/^the\s+/i, '')
    .replace(/[?.!\s]+$/, '');
  const short = plain.length > 100 ? `${plain.slice(0, 97).trimEnd()}…` : plain;
  return short === '' ? question.trim() : short.charAt(0).toUpperCase() + short.slice(1);
}
