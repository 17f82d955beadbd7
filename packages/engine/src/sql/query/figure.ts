import { sql, indented } from '../fragment.ts';
import { openScope, reachField } from '../names/join-tree.ts';
import { emptySelect, printSelect } from '../select.ts';
import type { Term } from '../term.ts';
import { planBlocks } from './blocks.ts';
import { JoinGraph } from './join-graph.ts';
import { readAggregate } from './metrics.ts';
import { groupBlock } from './print-block.ts';
import type { Figure, Scope } from '../names/scope.ts';

/** One number over a whole entity as a sub-query in brackets. */
export function figureTerm({ agg, field, filters }: Figure, outer: Scope): Term {
  const found = field === undefined ? null : reachField(outer, field);
  const owner = found?.entity ?? outer.entities[0];
  const scope = openScope(outer.context, [owner?.table.name ?? ''], [], null);
  const metric = readAggregate(scope, { name: 'figure', agg, field: found?.column.name, filters });
  const graph = new JoinGraph(scope);
  const [block] = planBlocks(graph, [], [metric], { conditions: [], required: new Set() });
  if (!block) throw new Error('one metric makes one block');
  const { from, joins, where, figures } = groupBlock(scope, graph, block, { dimensions: [], conditions: [] });
  const term = figures.get('figure');
  if (!term) throw new Error('the block holds its metric');
  const select = printSelect({ ...emptySelect, columns: [{ sql: term.sql, name: 'figure' }], from, joins, where });
  return { ...term, sql: sql`(\n  ${indented(select)}\n)`, column: null, uses: new Set() };
}
