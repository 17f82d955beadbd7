import type { Dialect, SqlParameter, Statement } from '@air/core';

interface Bound {
  readonly value: SqlParameter;
}

interface Identifier {
  readonly identifier: string;
}

/** A piece of SQL in which values and identifiers are still apart from the text. */
export interface Fragment {
  readonly parts: readonly (string | Bound | Identifier)[];
}

/** How a dialect writes what is not plain text. */
export interface Spelling {
  name: Dialect;
  /** `$1` can be named twice; `?` cannot. */
  hasNumberedPlaceholders: boolean;
  quote(identifier: string): string;
}

/** Composes SQL. Only fragments can be inserted, so that no value and no name gets into the text by accident. */
export function sql(texts: TemplateStringsArray, ...inserts: Fragment[]): Fragment {
  const parts: Fragment['parts'][number][] = [];
  texts.forEach((text, index) => {
    if (text) parts.push(text);
    const insert = inserts[index];
    if (insert) parts.push(...insert.parts);
  });
  return { parts };
}

/** Text of the compiler itself: keywords, function names, numbers that a parser has read. */
export function raw(text: string): Fragment {
  return { parts: [text] };
}

export function bound(value: SqlParameter): Fragment {
  return { parts: [{ value }] };
}

/** `identifier('public', 'orders')` is `"public"."orders"`. */
export function identifier(...path: string[]): Fragment {
  return joined(
    path.map((part) => ({ parts: [{ identifier: part }] })),
    '.',
  );
}

export function joined(fragments: readonly Fragment[], separator: string): Fragment {
  return { parts: fragments.flatMap(({ parts }, index) => (index > 0 ? [separator, ...parts] : parts)) };
}

export function indented(fragment: Fragment): Fragment {
  return { parts: fragment.parts.map((part) => (typeof part === 'string' ? part.replaceAll('\n', '\n  ') : part)) };
}

export function render(fragment: Fragment, spelling: Spelling): Statement {
  const parameters: SqlParameter[] = [];
  const numbers = new Map<Bound, number>();
  let text = '';
  for (const part of fragment.parts) {
    if (typeof part === 'string') text += part;
    else if ('identifier' in part) text += spelling.quote(part.identifier);
    else if (spelling.hasNumberedPlaceholders) {
      const number = numbers.get(part) ?? parameters.push(part.value);
      numbers.set(part, number);
      text += `$${number}`;
    } else {
      parameters.push(part.value);
      text += '?';
    }
  }
  return { dialect: spelling.name, text, parameters };
}
