import type { SqlParameter } from '@air/core';
import type { Token } from '../lexer.ts';
import type { Span } from '../tree.ts';

/** A piece of the original text that is replaced; the parts that are values become placeholders. */
export interface Edit extends Span {
  parts: (string | { value: SqlParameter })[];
}

export interface Original {
  text: string;
  parameters: readonly SqlParameter[];
  tokens: Token[];
}

/**
 * Applies edits to the original text: everything else stays byte for byte as it was checked. Numbered parameters keep
 * their numbers and new ones follow; positional ones are put in the order of the text.
 */
export function applyEdits(
  original: Original,
  edits: Edit[],
  placeholder: '?' | '$',
): { text: string; parameters: SqlParameter[] } {
  const isNumbered = placeholder === '$';
  const parameters: SqlParameter[] = isNumbered ? [...original.parameters] : [];
  const given = isNumbered ? [] : original.tokens.filter((token) => token.kind === 'parameter');
  let taken = 0;
  let text = '';
  let at = 0;

  const copyUntil = (offset: number): void => {
    text += original.text.slice(at, offset);
    at = offset;
    for (let token = given[taken]; token && token.start < offset; token = given[taken]) {
      parameters.push(original.parameters[taken] ?? null);
      taken += 1;
    }
  };

  for (const edit of edits.toSorted((left, right) => left.start - right.start || left.end - right.end)) {
    copyUntil(edit.start);
    for (const part of edit.parts) {
      if (typeof part === 'string') {
        text += part;
      } else {
        parameters.push(part.value);
        text += isNumbered ? `$${parameters.length}` : '?';
      }
    }
    skipUntil(edit.end);
  }
  copyUntil(original.tokens.at(-1)?.end ?? 0);
  return { text, parameters };

  /** A placeholder inside the replaced piece goes away with it. */
  function skipUntil(offset: number): void {
    at = offset;
    while ((given[taken]?.start ?? offset) < offset) taken += 1;
  }
}
