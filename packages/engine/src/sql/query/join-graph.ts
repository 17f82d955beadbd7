import { isUnique } from '../names/relationships.ts';
import type { Scope, Edge } from '../names/scope.ts';

interface Link {
  to: string;
  edge: Edge;
  /** One row on this side may meet several on the other. */
  isMany: boolean;
}

/** The join tree seen from any of its entities: which joins keep one row one row, and which multiply it. */
export class JoinGraph {
  readonly root: string;
  readonly #links = new Map<string, Link[]>();
  readonly #parents = new Map<string, string>();

  constructor({ entities, edges, context: { catalog } }: Scope) {
    this.root = entities[0]?.alias ?? '';
    for (const { alias } of entities) this.#links.set(alias, []);
    for (const edge of edges) {
      const { parent, child, keys } = edge;
      const isManyDown = !isUnique(
        catalog,
        child.table,
        keys.map((key) => key.child),
      );
      const isManyUp = !isUnique(
        catalog,
        parent.table,
        keys.map((key) => key.parent),
      );
      this.#links.get(parent.alias)?.push({ to: child.alias, edge, isMany: isManyDown });
      this.#links.get(child.alias)?.push({ to: parent.alias, edge, isMany: isManyUp });
      this.#parents.set(child.alias, parent.alias);
    }
  }

  /** The entities of which a row of this one meets at most one row each. */
  reach(alias: string): Set<string> {
    const reached = new Set([alias]);
    for (const from of reached) {
      for (const { to, isMany } of this.#links.get(from) ?? []) if (!isMany) reached.add(to);
    }
    return reached;
  }

  /** The smallest part of the tree that connects the entities. */
  connect(needed: ReadonlySet<string>): Set<string> {
    const included = new Set<string>();
    for (const alias of needed) for (const step of this.#pathToRoot(alias)) included.add(step);
    for (let isTrimmed = true; isTrimmed;) {
      isTrimmed = false;
      for (const alias of included) {
        const neighbours = (this.#links.get(alias) ?? []).filter(({ to }) => included.has(to));
        if (needed.has(alias) || neighbours.length > 1) continue;
        included.delete(alias);
        isTrimmed = true;
      }
    }
    return included;
  }

  /** The parts that fall off when only some entities are joined: each with the join that would lead to it. */
  outside(included: ReadonlySet<string>): { edge: Edge; first: string; isForward: boolean; members: Set<string> }[] {
    const parts: ReturnType<JoinGraph['outside']> = [];
    for (const from of included) {
      for (const { to, edge } of this.#links.get(from) ?? []) {
        if (included.has(to)) continue;
        parts.push({ edge, first: to, isForward: edge.child.alias === to, members: this.#beyond(to, included) });
      }
    }
    return parts;
  }

  #beyond(first: string, included: ReadonlySet<string>): Set<string> {
    const members = new Set([first]);
    for (const from of members) {
      for (const { to } of this.#links.get(from) ?? []) if (!included.has(to)) members.add(to);
    }
    return members;
  }

  #pathToRoot(alias: string): string[] {
    const path = [alias];
    for (let parent = this.#parents.get(alias); parent !== undefined; parent = this.#parents.get(parent))
      path.push(parent);
    return path;
  }
}
