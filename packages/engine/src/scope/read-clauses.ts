import { aggregates, filterOperators, grains } from '@air/contract';
import type { Condition, Field, Intent, Measure, Output, Scalar, Sort } from '../ask/index.ts';
import type { Catalog } from '../learn/catalog.ts';

/** Reads the lines that `printClauses` writes; null for a line that is not in that form. */
export class ClauseReader {
  readonly #fields: Map<string, Field>;
  readonly #tables: Set<string>;

  constructor(catalog: Catalog) {
    this.#tables = new Set(catalog.tables.map(({ name }) => name));
    this.#fields = new Map(
      catalog.tables.flatMap(({ name, columns }) =>
        columns.map((column): [string, Field] => [`${name}.${column.name}`, { table: name, column: column.name }]),
      ),
    );
  }

  output(line: string): Output | null {
    const field = this.#fields.get(line);
    if (field !== undefined) return { kind: 'field', field };
    if (this.#tables.has(line)) return { kind: 'entity', table: line };
    const bucket = /^(\w+) of (.+)$/.exec(line);
    const grain = grains.find((name) => name === bucket?.[1]);
    const over = this.#fields.get(bucket?.[2] ?? '');
    if (grain !== undefined && over !== undefined) return { kind: 'bucket', field: over, grain };
    const named = /^([\w ]+): (.+)$/.exec(line);
    return named === null ? null : this.#named(named[1] ?? '', named[2] ?? '');
  }

  #named(name: string, text: string): Output | null {
    const share = /^share of total of (\w+)$/.exec(text);
    if (share?.[1] !== undefined) return { kind: 'share', name, of: share[1] };
    const figure = /^([a-z0-9 ]+?) of (.+)$/.exec(text);
    const agg = aggregates.find((known) => known.replaceAll('_', ' ') === figure?.[1]);
    if (agg !== undefined && figure?.[2] !== undefined) return this.#measure(name, agg, figure[2]);
    const expression = /^(.+) of (\S+)$/.exec(text);
    if (expression?.[1] !== undefined && this.#tables.has(expression[2] ?? ''))
      return { kind: 'expression', name, table: expression[2] ?? '', expr: expression[1] };
    return /^[\w\s.+*/()-]+$/.test(text) && /[+*/-]/.test(text) ? { kind: 'derived', name, expr: text } : null;
  }

  #measure(name: string, agg: Measure['agg'], text: string): Measure | null {
    const [over = '', tests] = text.split(/ where (?=\()/);
    const where = tests === undefined ? [] : this.#conditions(tests);
    if (where === null) return null;
    const shared = { kind: 'measure' as const, name, agg, where };
    const field = this.#fields.get(over);
    if (field !== undefined) return { ...shared, table: field.table, field, expr: null };
    if (this.#tables.has(over)) return { ...shared, table: over, field: null, expr: null };
    const inside = [...this.#fields.keys()].find((known) => over.includes(known));
    const table = inside === undefined ? undefined : this.#fields.get(inside)?.table;
    return table === undefined || !/[+*/-]/.test(over) ? null : { ...shared, table, field: null, expr: over };
  }

  condition(line: string): Condition | null {
    const text = line.trim();
    const parts = joinedParts(text);
    if (parts !== null) {
      const of = parts.of.map((part) => this.condition(part));
      return of.every((part) => part !== null) ? { kind: parts.kind, of } : null;
    }
    const negated = /^not \((.+)\)$/.exec(text);
    if (negated?.[1] !== undefined) {
      const inner = this.condition(negated[1]);
      return inner?.kind === 'compare' ? { kind: 'not', table: inner.field.table, of: inner } : null;
    }
    return this.#related(text) ?? this.#plain(text);
  }

  #related(text: string): Condition | null {
    const match = /^(some|no) (\S+)(?: with (.+))?$/.exec(text);
    if (match === null || !this.#tables.has(match[2] ?? '')) return null;
    const where = match[3] === undefined ? [] : this.#conditions(match[3]);
    return where === null ? null : { kind: 'related', table: match[2] ?? '', isNegated: match[1] === 'no', where };
  }

  /** `(a) and (b)`; null when one of them cannot be read. */
  #conditions(text: string): Condition[] | null {
    const inner = joinedParts(text) ?? { kind: 'all' as const, of: [stripBrackets(text)] };
    const read = inner.of.map((part) => this.condition(part));
    return read.every((part) => part !== null) ? read : null;
  }

  #plain(text: string): Condition | null {
    const name = [...this.#fields.keys()]
      .filter((known) => text.startsWith(`${known} `))
      .toSorted((a, b) => b.length - a.length)[0];
    const field = this.#fields.get(name ?? '');
    if (name === undefined || field === undefined) return null;
    const rest = text.slice(name.length + 1);
    const operator = filterOperators
      .filter((op) => rest === op.replaceAll('_', ' ') || rest.startsWith(`${op.replaceAll('_', ' ')} `))
      .toSorted((a, b) => b.length - a.length)[0];
    if (operator === undefined) return null;
    const operand = rest.slice(operator.length).trim();
    if (operator === 'is_null' || operator === 'is_not_null')
      return operand === '' ? { kind: 'compare', field, op: operator, value: null } : null;
    const other = this.#fields.get(operand);
    if (other !== undefined) return { kind: 'fields', field, op: operator, other };
    const figure = /^the (\w+) of (.+)$/.exec(operand);
    const of = this.#fields.get(figure?.[2] ?? '');
    const agg = aggregates.find((known) => known === figure?.[1]);
    if (agg !== undefined && of !== undefined) return { kind: 'aggregate', field, op: operator, agg, of, where: [] };
    const value = readValue(operand, ['in', 'not_in', 'between'].includes(operator));
    return value === null ? null : { kind: 'compare', field, op: operator, value };
  }

  having(line: string, outputs: Output[]): Intent['having'][number] | null {
    const match = /^(\w+) (=|!=|>=|<=|>|<|between) (.+)$/.exec(line);
    const measure = outputs.find(
      (output): output is Measure => output.kind === 'measure' && output.name === match?.[1],
    );
    const op = filterOperators.find((known) => known === match?.[2]);
    const value = match?.[3] === undefined ? null : readValue(match[3], op === 'between');
    return measure === undefined || op === undefined || value === null ? null : { measure, op, value };
  }

  sort(line: string, outputs: Output[]): Sort | null {
    const match = /^(.+?)(?:, (lowest|highest) first)?$/.exec(line);
    const name = match?.[1] ?? '';
    const dir = match?.[2] === 'highest' ? ('desc' as const) : ('asc' as const);
    const field = this.#fields.get(name);
    if (field !== undefined) return { by: field, dir };
    const named = outputs.find((output) => 'name' in output && output.name === name);
    if (named !== undefined) return { by: named.kind === 'expression' ? { expression: name } : { measure: name }, dir };
    const bucket = outputs.find((output) => output.kind === 'bucket' && output.grain === name);
    return bucket?.kind === 'bucket' ? { by: { bucket: bucket.grain }, dir } : null;
  }
}

/** `(a) or (b)`, `(a) and (b)`: the parts, by the brackets around them. */
function joinedParts(text: string): { kind: 'any' | 'all'; of: string[] } | null {
  const of: string[] = [];
  const joiners = new Set<string>();
  let rest = text;
  while (rest.startsWith('(')) {
    const end = closing(rest);
    if (end < 0) return null;
    of.push(rest.slice(1, end));
    const joiner = /^ (or|and) (?=\()/.exec(rest.slice(end + 1));
    if (joiner === null) {
      return rest.length === end + 1 && of.length > 1 && joiners.size === 1
        ? { kind: joiners.has('or') ? 'any' : 'all', of }
        : null;
    }
    joiners.add(joiner[1] ?? '');
    rest = rest.slice(end + 1 + joiner[0].length);
  }
  return null;
}

function closing(text: string): number {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '\\' && isQuoted) at += 1;
    else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && sign === '(') depth += 1;
    else if (!isQuoted && sign === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

const stripBrackets = (text: string): string =>
  text.startsWith('(') && closing(text) === text.length - 1 ? text.slice(1, -1) : text;

function readValue(text: string, isList: boolean): Scalar | Scalar[] | null {
  try {
    // Scalars and lists of them are written as JSON.
    const value: unknown = JSON.parse(isList ? `[${text}]` : text);
    const isScalar = (one: unknown): one is Scalar => ['string', 'number', 'boolean'].includes(typeof one);
    if (Array.isArray(value)) return value.length > 0 && value.every(isScalar) ? value : null;
    return isScalar(value) ? value : null;
  } catch {
    return null;
  }
}
