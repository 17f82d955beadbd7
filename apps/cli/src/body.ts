import { readFileSync } from 'node:fs';
import { usageError } from './fail.ts';

export interface Body {
  text: string;
  type: string;
}

/** Reads `--json`: `@file`, `-` for standard input, or the text itself. A `.yaml` file is sent as YAML. */
export function readBody(argument: string): Body {
  if (argument === '-') return { text: readFileSync(0, 'utf8'), type: 'application/json' };
  if (!argument.startsWith('@')) return { text: argument, type: 'application/json' };
  const path = argument.slice(1);
  try {
    const type = /\.ya?ml$/.test(path) ? 'application/yaml' : 'application/json';
    return { text: readFileSync(path, 'utf8'), type };
  } catch {
    throw usageError(`--json: file ${path} cannot be read`);
  }
}

/** Turns `k=v` words into a query string; a word without `=` is a usage error. */
export function readQuery(words: string[]): URLSearchParams {
  const query = new URLSearchParams();
  for (const word of words) {
    const cut = word.indexOf('=');
    if (cut < 1) throw usageError(`--query ${word}: expected name=value`);
    query.append(word.slice(0, cut), word.slice(cut + 1));
  }
  return query;
}

/** Turns `name=value` words into parameter values: JSON where it parses as number, list, true, false or null. */
export function readParameters(
  words: string[],
): Record<string, string | number | boolean | null | (string | number)[]> {
  const values: Record<string, string | number | boolean | null | (string | number)[]> = {};
  for (const [name, text] of readQuery(words)) values[name] = readValue(text);
  return values;
}

function readValue(text: string): string | number | boolean | null | (string | number)[] {
  if (!/^(-?\d+(\.\d+)?|true|false|null|\[.*\])$/s.test(text)) return text;
  const isTooLong = /^-?\d{16,}/.test(text);
  return isTooLong ? text : JSON.parse(text);
}
