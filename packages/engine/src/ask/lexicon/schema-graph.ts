import type { Catalog, Relationship } from '../../learn/catalog.ts';

/** One step from a table to a neighbour over a key. */
export interface Step {
  from: string;
  to: string;
  relationship: Relationship;
  /** True when each row of `from` leads to at most one row of `to`. */
  isToOne: boolean;
  cost: number;
}

export interface SchemaGraph {
  steps(table: string): Step[];
  /** The cheapest way between two tables; null when there is none within six steps. */
  path(from: string, to: string, pins?: Pins): Step[] | null;
  /** Other ways that are as cheap and lead over other keys between the same tables. */
  rivals(path: Step[]): Step[][];
  distance(from: string, to: string): number;
}

/** Which key to take to a table when several lead there: table → relationship. */
export type Pins = ReadonlyMap<string, Relationship>;

const graphs = new WeakMap<Catalog, SchemaGraph>();

/** The tables of a catalog as the nodes, their keys as the edges. */
export function schemaGraphOf(catalog: Catalog): SchemaGraph {
  const known = graphs.get(catalog);
  if (known !== undefined) return known;
  const graph = build(catalog);
  graphs.set(catalog, graph);
  return graph;
}

function build(catalog: Catalog): SchemaGraph {
  const neighbours = new Map<string, Step[]>();
  const connect = (step: Step) => neighbours.set(step.from, [...(neighbours.get(step.from) ?? []), step]);
  for (const relationship of catalog.relationships) {
    const { fromTable, toTable, cardinality, origin } = relationship;
    if (fromTable === toTable) continue;
    const cost = origin === 'inferred' ? 1.5 : 1;
    connect({ from: fromTable, to: toTable, relationship, isToOne: cardinality !== 'many_to_many', cost });
    connect({ from: toTable, to: fromTable, relationship, isToOne: cardinality === 'one_to_one', cost });
  }
  const distances = new Map<string, number>();
  const steps = (table: string) => neighbours.get(table) ?? [];
  const graph: SchemaGraph = {
    steps,
    path: (from, to, pins) => cheapest(steps, from, to, pins),
    rivals: (path) =>
      path.flatMap((step, index) =>
        steps(step.from)
          .filter(
            (other) => other.to === step.to && other.relationship !== step.relationship && other.cost <= step.cost,
          )
          .map((other) => path.with(index, other)),
      ),
    distance(from, to) {
      const key = `${from}\n${to}`;
      const known = distances.get(key);
      if (known !== undefined) return known;
      const path = cheapest(steps, from, to);
      const distance = path === null ? 99 : path.reduce((sum, step) => sum + step.cost, 0);
      distances.set(key, distance);
      return distance;
    },
  };
  return graph;
}

function cheapest(steps: (table: string) => Step[], from: string, to: string, pins?: Pins): Step[] | null {
  const reached = new Map<string, { cost: number; path: Step[] }>([[from, { cost: 0, path: [] }]]);
  const open = [from];
  while (open.length > 0) {
    open.sort((a, b) => (reached.get(a)?.cost ?? 0) - (reached.get(b)?.cost ?? 0));
    const table = open.shift() ?? '';
    const here = reached.get(table);
    if (here === undefined) continue;
    if (table === to) return here.path;
    if (here.path.length >= 6) continue;
    for (const step of steps(table)) {
      const pin = pins?.get(step.to) ?? pins?.get(step.from);
      const isPinned = pin !== undefined && sameTables(pin, step.relationship);
      if (isPinned && pin !== step.relationship) continue;
      const cost = here.cost + step.cost;
      if (cost >= (reached.get(step.to)?.cost ?? Number.POSITIVE_INFINITY)) continue;
      reached.set(step.to, { cost, path: [...here.path, step] });
      open.push(step.to);
    }
  }
  return null;
}

const sameTables = (a: Relationship, b: Relationship): boolean =>
  (a.fromTable === b.fromTable && a.toTable === b.toTable) || (a.fromTable === b.toTable && a.toTable === b.fromTable);
