import { AirError } from '@air/core';
import type { IrJoin } from '@air/contract';
import type { Pins, SchemaGraph, Step } from '../ask/index.ts';

/** The tables of one query, joined from its root over known keys. */
export class JoinTree {
  readonly root: string;
  readonly tables: string[];
  readonly joins: IrJoin[] = [];
  readonly #graph: SchemaGraph;
  readonly #pins: Pins;
  readonly #type: IrJoin['type'];

  constructor(graph: SchemaGraph, root: string, pins: Pins, type: IrJoin['type']) {
    this.#type = type;
    this.#graph = graph;
    this.#pins = pins;
    this.root = root;
    this.tables = [root];
  }

  /** Joins a table, and those on the way to it. */
  reach(table: string): void {
    if (this.tables.includes(table)) return;
    for (const step of this.path(table)) this.take(step);
  }

  take(step: Step): void {
    if (this.tables.includes(step.to)) return;
    this.tables.push(step.to);
    this.joins.push(...joinsOf(step, this.#type));
  }

  /** The way to a table from the joined table that is nearest to it. */
  path(table: string): Step[] {
    const paths = this.tables.map((from) => this.#graph.path(from, table, this.#pins)).filter((path) => path !== null);
    const cost = (path: Step[]) => path.reduce((sum, step) => sum + step.cost, 0);
    const [best] = paths.toSorted((a, b) => cost(a) - cost(b));
    if (best === undefined) throw new AirError('ir.join_unknown', `no join known between ${this.root} and "${table}"`);
    const rivals = this.#graph.rivals(best).filter((path) => path.every((step) => !this.#isPinned(step)));
    if (rivals.length > 0 && !best.some((step) => this.#isPinned(step))) {
      throw new AirError('ir.join_ambiguous', `several keys lead to "${table}"`, {
        hint: [best, ...rivals]
          .map((path) =>
            path
              .map(({ relationship }) => `${relationship.fromTable}.${relationship.fromColumns.join(', ')}`)
              .join(' → '),
          )
          .join(' or '),
      });
    }
    return best;
  }

  between(from: string, to: string): Step[] | null {
    return this.#graph.path(from, to, this.#pins);
  }

  #isPinned({ relationship }: Step): boolean {
    return [...this.#pins.values()].includes(relationship);
  }
}

export function joinsOf({ from, to, relationship }: Step, type: IrJoin['type'] = 'inner'): IrJoin[] {
  const isForward = relationship.fromTable === from && relationship.toTable === to;
  const [own, other] = isForward
    ? [relationship.fromColumns, relationship.toColumns]
    : [relationship.toColumns, relationship.fromColumns];
  return own.map((column, index) => ({ from: `${from}.${column}`, to: `${to}.${other[index] ?? ''}`, type }));
}
