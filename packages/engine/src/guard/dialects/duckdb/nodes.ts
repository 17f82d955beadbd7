import { constructDenied, notParsed } from '../../refusal.ts';
import { byteToCharacter } from '../../byte-to-character.ts';
import type { Token } from '../../lexer.ts';
import type { Span } from '../../tree.ts';

/** A node of the JSON that DuckDB's `json_serialize_sql` gives. */
export type Node = Record<string, unknown>;

/** Finds the places that DuckDB's byte offsets mean in the text. */
export interface Places {
  start(node: Node): number;
  nameAt(start: number, path: string[]): Span | null;
  tokenAt(start: number): Span | null;
}

export function createPlaces(text: string, tokens: Token[]): Places {
  const toCharacters = byteToCharacter(text);
  const indexByStart = new Map(tokens.map((token, index) => [token.start, index]));
  return {
    start(node) {
      const at = node['query_location'];
      return typeof at === 'number' && at <= text.length * 3 ? toCharacters(at) : 0;
    },
    nameAt(start, path) {
      let index = indexByStart.get(start);
      if (index === undefined) return null;
      let end = start;
      for (const [part, name] of path.entries()) {
        if (part > 0 && tokens[index++]?.text !== '.') return null;
        const token = tokens[index++];
        if (token?.value !== name) return null;
        end = token.end;
      }
      return tokens[index]?.text === '.' ? null : { start, end };
    },
    tokenAt(start) {
      const index = indexByStart.get(start);
      const token = index === undefined ? undefined : tokens[index];
      return token ? { start: token.start, end: token.end } : null;
    },
  };
}

export function asNode(value: unknown, what: string): Node {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw notParsed(`the parser gave no ${what}`, null);
  return value as Node; // any JSON object can be read field by field
}

export function nodeList(node: Node, field: string): Node[] {
  const value = node[field];
  if (!Array.isArray(value)) throw notParsed(`the parser gave no list for ${field}`, null);
  return value.map((item) => asNode(item, field));
}

export function optionalNode(node: Node, field: string): Node | null {
  return node[field] === null || node[field] === undefined ? null : asNode(node[field], field);
}

export function textOf(node: Node, field: string): string {
  const value = node[field];
  if (typeof value !== 'string') throw notParsed(`the parser gave no text for ${field}`, null);
  return value;
}

export function textList(node: Node, field: string): string[] {
  const value = node[field];
  if (!Array.isArray(value)) throw notParsed(`the parser gave no list for ${field}`, null);
  return value.map((item) => {
    if (typeof item !== 'string') throw notParsed(`the parser gave no text in ${field}`, null);
    return item;
  });
}

const common = new Set(['class', 'type', 'alias', 'query_location', 'sample']);

/** Refuses a node that holds anything the converter does not know, unless it is empty. */
export function onlyFields(node: Node, fields: string[]): void {
  for (const [field, value] of Object.entries(node)) {
    if (common.has(field) || fields.includes(field)) continue;
    const isEmpty = value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
    if (!isEmpty) throw constructDenied(`${field} in ${String(node['type'])}`, null);
  }
}
