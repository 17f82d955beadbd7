import { byteToCharacter } from '../../byte-to-character.ts';
import type { Token } from '../../lexer.ts';
import { constructDenied, notParsed } from '../../refusal.ts';
import type { Query, Span } from '../../tree.ts';
import { postgresTypes } from './functions.ts';

/** A node of the JSON that libpg-query prints: `{ SelectStmt: { … } }`, or the inside of one. */
export type Node = Record<string, unknown>;

/** Reads nodes strictly: a missing, unexpected or unknown part is a refusal. */
export interface Nodes {
  select(node: Node): Query;
  open(node: Node): [string, Node];
  expect(node: Node, kind: string): Node;
  list(node: Node, field: string): Node[];
  child(node: Node, field: string): Node | null;
  requireChild(node: Node, field: string): Node;
  optional(node: Node, field: string): Node | null;
  require(node: Node, field: string): Node;
  text(node: Node, field: string): string;
  optionalText(node: Node, field: string): string | null;
  /** Refuses the node when it has other fields than these. */
  only(node: Node, fields: string[], what: string): void;
  /** Offset in characters; the parser counts bytes. */
  locate(node: Node): number | null;
  /** Where a name of these parts stands in the text, when it does. */
  spanAt(start: number, path: string[]): Span | null;
  tokenAt(start: number): Span | null;
  typeName(node: Node): string;
  columnDefinition(node: Node): string;
}

export function createNodes(text: string, tokens: Token[] = []): Nodes {
  const toCharacters = byteToCharacter(text);
  const indexByStart = new Map(tokens.map((token, index) => [token.start, index]));
  const nodes: Nodes = {
    select: () => {
      throw new Error('no converter of selects was given');
    },
    open(node) {
      const [entry, ...others] = Object.entries(node);
      if (!entry || others.length > 0) throw notParsed('the parser gave a node that is not understood', null);
      return [entry[0], asNode(entry[1])];
    },
    expect(node, kind) {
      const [found, inner] = nodes.open(node);
      if (found !== kind) throw constructDenied(`${found} in place of ${kind}`, nodes.locate(inner));
      return inner;
    },
    list(node, field) {
      const value = node[field];
      if (value === undefined) return [];
      if (!Array.isArray(value)) throw notParsed(`the parser gave no list for ${field}`, null);
      return value.map(asNode);
    },
    child: (node, field) => (node[field] === undefined ? null : asNode(node[field])),
    requireChild: (node, field) => asNode(node[field]),
    optional: (node, field) => (node[field] === undefined ? null : asNode(node[field])),
    require: (node, field) => asNode(node[field]),
    text(node, field) {
      const value = node[field];
      if (value === undefined) return '';
      if (typeof value !== 'string') throw notParsed(`the parser gave no text for ${field}`, null);
      return value;
    },
    optionalText: (node, field) => (node[field] === undefined ? null : nodes.text(node, field)),
    only(node, fields, what) {
      const unknown = Object.keys(node).find((field) => field !== 'location' && !fields.includes(field));
      if (unknown) throw constructDenied(`${unknown} in ${what}`, nodes.locate(node));
    },
    locate(node) {
      const at = node['location'];
      if (at === undefined) return text === '' ? null : 0;
      return typeof at === 'number' && at >= 0 ? toCharacters(at) : null;
    },
    spanAt(start, path) {
      let index = indexByStart.get(start);
      if (index === undefined) return null;
      let end = start;
      for (const [part, name] of path.entries()) {
        if (part > 0 && tokens[index++]?.text !== '.') return null;
        const token = tokens[index++];
        if (!token || foldName(token) !== name) return null;
        end = token.end;
      }
      return tokens[index]?.text === '.' ? null : { start, end };
    },
    tokenAt(start) {
      const index = indexByStart.get(start);
      const token = index === undefined ? undefined : tokens[index];
      return token ? { start: token.start, end: token.end } : null;
    },
    typeName(node) {
      nodes.only(node, ['names', 'typemod', 'typmods', 'arrayBounds'], 'a type');
      const names = nodes.list(node, 'names').map((part) => nodes.text(nodes.expect(part, 'String'), 'sval'));
      const name =
        names.length === 2 && names[0] === 'pg_catalog' ? names[1] : names.length === 1 ? names[0] : undefined;
      if (name === undefined || !postgresTypes.has(name)) {
        throw constructDenied(
          `the type ${names.join('.')}`,
          nodes.locate(node),
          'cast to a type that holds values, such as text, numeric or date',
        );
      }
      return name;
    },
    columnDefinition(node) {
      const column = nodes.expect(node, 'ColumnDef');
      nodes.only(column, ['colname', 'typeName', 'is_local', 'collClause'], 'a column definition');
      nodes.typeName(nodes.requireChild(column, 'typeName'));
      return nodes.text(column, 'colname');
    },
  };
  return nodes;
}

function asNode(value: unknown): Node {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw notParsed('the parser gave a node that is not understood', null);
  return value as Node; // any JSON object can be read field by field
}

function foldName(token: Token): string {
  return token.kind === 'quoted' ? token.value : token.value.toLowerCase();
}
