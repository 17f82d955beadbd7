import { AirError } from '@air/core';
import { namesIn } from '../arithmetic.ts';
import { compareGiven } from '../conditions/read-filters.ts';
import { arithmeticTerm } from '../expression.ts';
import { type Fragment, identifier, sql } from '../fragment.ts';
import { derivedTable, emptySelect, printSelect, type Select } from '../select.ts';
import { isTextual, type Term } from '../term.ts';
import { joinedEntities } from './list-query.ts';
import { planBlocks } from './blocks.ts';
import type { AggregateMetric, Metric } from './metrics.ts';
import { groupBlock, type Grouping } from './print-block.ts';
import { type ReadQuery, requiredEntities } from './read-query.ts';
import { uniteGroupings } from './unite-groupings.ts';
import { windowTerm } from './window-figures.ts';

/** Groups and aggregates, or leaves out equal rows; figures that look at other rows are laid over it, a SELECT for each level. */
export function aggregateQuery(read: ReadQuery): Select {
  const { metrics, dimensions } = read;
  const { grouping, hidden } = group(read);
  const levels = levelsOf(metrics);
  const top = Math.max(0, ...levels.values());
  const isFlat = top === 0 && canSortHere(read, grouping);
  const from = { from: grouping.from, joins: grouping.joins, where: grouping.where, groupBy: grouping.groupBy };
  const grouped = new Map(dimensions.map(({ name }, index) => [name, grouping.dimensions[index]] as const));
  let terms = defined(
    grouped,
    grouping.figures,
    metricTerms(read, { level: 0, levels, below: grouping.figures, dimensions: grouped }),
  );
  if (isFlat) {
    const columns = columnsOf(read, terms);
    return finish(read, { ...emptySelect, ...from, columns, having: havingOf(read, terms) }, terms);
  }

  const carried = [...dimensions.map(({ name }) => name), ...hidden];
  let select: Select = {
    ...emptySelect,
    ...from,
    columns: columnsNamed([...carried, ...namesAt(metrics, levels, 0)], terms),
    having: top === 0 ? havingOf(read, terms) : [],
  };
  if (top === 0) {
    terms = lifted(terms);
    select = { ...emptySelect, from: derivedTable(printSelect(select), 'result'), columns: columnsOf(read, terms) };
    return finish(read, select, terms);
  }
  for (let level = 1; level <= top; level++) {
    const below = lifted(terms);
    terms = defined(below, metricTerms(read, { level, levels, below, dimensions: below }));
    const names = [...carried, ...metrics.map(({ name }) => name).filter((name) => (levels.get(name) ?? 0) <= level)];
    select = { ...emptySelect, from: derivedTable(printSelect(select), 'result'), columns: columnsNamed(names, terms) };
  }
  const having = havingOf(read, lifted(terms));
  if (having.length > 0) {
    terms = lifted(terms);
    select = { ...emptySelect, from: derivedTable(printSelect(select), 'result'), columns: [], where: having };
  }
  return finish(read, { ...select, columns: columnsOf(read, terms) }, terms);
}

/** Whether the engine lets what is grouped by be part of a larger expression of the order. */
function canSortHere({ scope: { context } }: ReadQuery, { dimensions }: Grouping): boolean {
  return context.dialect.sortsByGroupedExpressions || dimensions.every(({ sql: { parts } }) => parts.length <= 3);
}

type Terms = ReadonlyMap<string, Term>;

/** The base figures of all metrics, and hidden ones for the fields that only the order speaks of. */
function group(read: ReadQuery): { grouping: Grouping; hidden: string[] } {
  const { scope, graph, dimensions, conditions, metrics } = read;
  const sorting = sortingMetrics(read);
  const aggregates = [...metrics.filter((metric) => metric.kind === 'aggregate'), ...sorting];
  if (aggregates.length === 0 && metrics.length > 0) {
    throw new AirError('ir.invalid', 'no metric aggregates anything', { hint: 'add a metric with "agg"' });
  }
  const blocks = planBlocks(graph, dimensions, aggregates, { conditions, required: requiredEntities(scope) });
  if (blocks.length === 0) blocks.push({ included: joinedEntities(read), metrics: [], countedByKey: new Set() });
  const groupings = blocks.map((block) => groupBlock(scope, graph, block, { dimensions, conditions }));
  const [only, ...others] = groupings;
  const grouping = only && others.length === 0 ? only : uniteGroupings(scope, groupings);
  return { grouping, hidden: sorting.map(({ name }) => name) };
}

function sortingMetrics({ scope, order }: ReadQuery): AggregateMetric[] {
  return order.flatMap((key, index) => {
    const rowsOf = scope.entities[0];
    if (key.kind !== 'field' || !rowsOf) return [];
    const agg = key.direction === 'asc' ? 'min' : 'max';
    return [
      {
        kind: 'aggregate',
        name: sortingName(index),
        agg,
        argument: key.term,
        owners: key.term.uses,
        rowsOf,
        key: null,
        conditions: [],
      },
    ];
  });
}

function sortingName(index: number): string {
  return `order_${index + 1}`;
}

/** How many SELECTs deep a metric is: windows see the rows that the level below made. */
function levelsOf(metrics: readonly Metric[]): Map<string, number> {
  const levels = new Map<string, number>();
  const visit = (name: string, path: readonly string[]): number => {
    const known = levels.get(name);
    if (known !== undefined) return known;
    if (path.includes(name))
      throw new AirError('ir.invalid', `metric "${name}" is defined by itself`, { hint: [...path, name].join(' → ') });
    const metric = metrics.find((candidate) => candidate.name === name);
    const below = (part: string): number => visit(part, [...path, name]);
    let level = 0;
    if (metric?.kind === 'derived') level = Math.max(0, ...namesIn(metric.tree).map(below));
    if (metric?.kind === 'window') level = below(metric.of) + 1;
    levels.set(name, level);
    return level;
  };
  for (const { name } of metrics) visit(name, []);
  return levels;
}

interface LevelInput {
  level: number;
  levels: ReadonlyMap<string, number>;
  /** Terms of what lower levels computed, valid at this one. */
  below: Terms;
  dimensions: ReadonlyMap<string, Term | undefined>;
}

/** Terms of the metrics that a level adds. */
function metricTerms(read: ReadQuery, { level, levels, below, dimensions }: LevelInput): Terms {
  const { dialect } = read.scope.context;
  const added = new Map<string, Term>();
  const termOf = (name: string): Term => {
    const known = below.get(name) ?? added.get(name);
    const metric = read.metrics.find((candidate) => candidate.name === name);
    if (known || !metric || metric.kind === 'aggregate') return known ?? missing(name);
    if (metric.kind === 'derived')
      return { ...arithmeticTerm(dialect, metric.tree, (part) => inBrackets(termOf(part))), uses: new Set() };
    const laid = read.dimensions.flatMap(({ name: key, bucket }) => {
      const term = dimensions.get(key);
      return term ? [{ term, bucket }] : [];
    });
    const order = [
      ...read.order.flatMap((key, index) => orderKey(read, below, key, index)),
      ...laid.map(({ term }) => dialect.order({ term, name: null }, 'asc')),
    ];
    return windowTerm({ dialect, calc: metric.calc, of: termOf(metric.of), dimensions: laid, order });
  };
  for (const { name } of read.metrics)
    if ((levels.get(name) ?? 0) === level && !below.has(name)) added.set(name, termOf(name));
  return added;
}

/** The order keys that a level already knows. */
function orderKey({ scope }: ReadQuery, terms: Terms, key: ReadQuery['order'][number], index: number): Fragment[] {
  const name = key.kind === 'dimension' ? key.dimension.name : key.kind === 'metric' ? key.name : sortingName(index);
  const term = terms.get(name);
  return term ? [scope.context.dialect.order({ term, name: null }, key.direction)] : [];
}

/** Window functions and quotients keep together inside a larger expression. */
function inBrackets(term: Term): Term {
  const isSimple = term.sql.parts.length <= 3 || term.column !== null;
  return isSimple ? term : { ...term, sql: sql`(${term.sql})` };
}

/** The same terms seen from a SELECT around. */
function lifted(terms: Terms): Terms {
  return new Map([...terms].map(([name, term]) => [name, { ...term, sql: identifier('result', name), column: null }]));
}

function defined(...maps: ReadonlyMap<string, Term | undefined>[]): Terms {
  const all = new Map<string, Term>();
  for (const map of maps) for (const [name, term] of map) if (term) all.set(name, term);
  return all;
}

function namesAt(metrics: readonly Metric[], levels: ReadonlyMap<string, number>, level: number): string[] {
  return metrics.map(({ name }) => name).filter((name) => levels.get(name) === level);
}

function columnsNamed(names: readonly string[], terms: Terms): Select['columns'] {
  return names.map((name) => ({ name, sql: (terms.get(name) ?? missing(name)).sql }));
}

function columnsOf({ dimensions, metrics }: ReadQuery, terms: Terms): Select['columns'] {
  return columnsNamed(
    [...dimensions, ...metrics].map(({ name }) => name),
    terms,
  );
}

function havingOf({ ir, scope, metrics }: ReadQuery, terms: Terms): Fragment[] {
  return (ir.having ?? []).flatMap(({ metric: name, op, value }) => {
    const term = terms.get(name);
    if (!term || !metrics.some((metric) => metric.name === name)) {
      throw new AirError('ir.field_unknown', `having speaks of "${name}", which is no metric`, {
        hint: `metrics: ${metrics.map((metric) => metric.name).join(', ')}`,
      });
    }
    if (op === 'is_null') return [sql`${term.sql} IS NULL`];
    if (op === 'is_not_null') return [sql`${term.sql} IS NOT NULL`];
    if (value === undefined)
      throw new AirError('ir.invalid', `having on ${name} ${op} has no value`, { hint: 'give a value' });
    const compared = compareGiven(scope, { term, name, operator: op, values: [] }, value);
    return compared ? [compared] : [];
  });
}

function finish(read: ReadQuery, select: Select, terms: Terms): Select {
  const { scope, dimensions, order } = read;
  const { dialect } = scope.context;
  const sorted = new Set<string>();
  const keys = order.flatMap((key, index) => {
    const name = key.kind === 'dimension' ? key.dimension.name : key.kind === 'metric' ? key.name : sortingName(index);
    sorted.add(name);
    const term = terms.get(name) ?? missing(name);
    const isShown = key.kind === 'metric' || (key.kind === 'dimension' && key.dimension.bucket !== null);
    return [dialect.order({ term, name: isShown && !isTextual(term.type) ? name : null }, key.direction)];
  });
  const ties = dimensions
    .filter(({ name }) => !sorted.has(name))
    .map(({ name, bucket }) => dialect.order({ term: terms.get(name) ?? missing(name), name: bucket && name }, 'asc'));
  return { ...select, orderBy: [...keys, ...ties], limit: read.limit };
}

function missing(name: string): never {
  throw new Error(`no term for ${name}`);
}
