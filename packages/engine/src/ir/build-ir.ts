import { AirError } from '@air/core';
import type { Ir, IrDimension, IrFilter, IrMetric } from '@air/contract';
import { type Field, type Intent, type Measure, type Output, schemaGraphOf, type Sort } from '../ask/index.ts';
import type { Catalog } from '../learn/catalog.ts';
import { filtersOf, ownFilter } from './build-filters.ts';
import { JoinTree } from './join-tree.ts';

/** Turns what a question asks for into an IR: picks the root, the joins, and what is asked of related rows. */
export function buildIr(intent: Intent, catalog: Catalog): Ir {
  const graph = schemaGraphOf(catalog);
  const isAggregate = intent.outputs.some(({ kind }) => kind === 'measure');
  const needed = neededTables(intent);
  const isSplit =
    new Set(intent.outputs.flatMap((output) => (output.kind === 'measure' ? [output.table] : []))).size > 1;
  const tree = new JoinTree(graph, rootOf(intent, needed, graph), new Map(), isSplit ? 'left' : 'inner');
  for (const table of needed) tree.reach(table);
  const filters = filtersOf(intent.conditions, tree, catalog);
  if (isSplit) filters.push(...ofSomebody(intent, catalog, tree.root));
  const dimensions = dimensionsOf(intent, catalog, isAggregate);
  const metrics = intent.outputs.flatMap((output) => metricOf(output, tree.root, catalog));
  const grain = intent.outputs.find((output) => output.kind === 'bucket');
  const having = intent.having.map(({ measure, op, value }) => ({ metric: measure.name, op, value }));
  return {
    version: '1',
    entities: tree.tables,
    ...(tree.joins.length > 0 ? { joins: tree.joins } : {}),
    metrics,
    dimensions,
    filters,
    ...(having.length > 0 ? { having } : {}),
    ...(grain?.kind === 'bucket' ? { grain: `1 ${grain.grain}` } : {}),
    ...(!isAggregate && intent.isDistinct ? { distinct: true } : {}),
    ...(orderOf(intent).length > 0 ? { order: orderOf(intent) } : {}),
    ...(intent.limit === null ? {} : { limit: intent.limit }),
  };
}

/** `for each team` means teams: rows that belong to none are no line of the answer. */
function ofSomebody(intent: Intent, catalog: Catalog, root: string): IrFilter[] {
  const entities = intent.outputs.flatMap((output) => (output.kind === 'entity' ? [output.table] : []));
  return entities.flatMap((table): IrFilter[] => {
    const [key, ...more] = catalog.tables.find(({ name }) => name === table)?.primaryKey ?? [];
    if (table === root || key === undefined || more.length > 0) return [];
    return [{ field: `${table}.${key}`, op: 'is_not_null' }];
  });
}

const nameOf = ({ table, column }: Field): string => `${table}.${column}`;

/** Tables that the rows of the answer themselves are made of. */
function neededTables(intent: Intent): string[] {
  const tables = intent.outputs.flatMap((output) => {
    switch (output.kind) {
      case 'field':
      case 'bucket':
        return [output.field.table];
      case 'entity':
      case 'measure':
      case 'expression':
        return [output.table];
      case 'derived':
      case 'share':
        return [];
    }
  });
  const ordered = intent.order.flatMap(({ by }) => ('table' in by ? [by.table] : []));
  return [...new Set([...tables, ...ordered])];
}

/** The table of which each row leads to at most one row of every other: joined from there, nothing is counted twice. */
function rootOf(intent: Intent, needed: string[], graph: ReturnType<typeof schemaGraphOf>): string {
  const measured = intent.outputs.flatMap((output) => (output.kind === 'measure' ? [output.table] : []));
  const preferred = [...new Set([...measured, intent.subject, ...needed])].filter((table) => needed.includes(table));
  const leads = (root: string) =>
    needed.every((table) => graph.path(root, table)?.every(({ isToOne }) => isToOne) === true);
  const found = preferred.find(leads);
  if (found !== undefined) return found;
  const between = needed.flatMap((from) => needed.flatMap((to) => graph.path(from, to)?.map((step) => step.to) ?? []));
  return between.find(leads) ?? preferred[0] ?? intent.subject;
}

function dimensionsOf(intent: Intent, catalog: Catalog, isAggregate: boolean): IrDimension[] {
  const dimensions: IrDimension[] = [];
  const add = (name: string) => {
    if (!dimensions.includes(name)) dimensions.push(name);
  };
  const shown = new Set(intent.outputs.flatMap((output) => (output.kind === 'field' ? [output.field.table] : [])));
  for (const output of intent.outputs) {
    if (output.kind === 'field') add(nameOf(output.field));
    else if (output.kind === 'bucket')
      dimensions.push({ field: nameOf(output.field), grain: output.grain, as: output.grain });
    else if (output.kind === 'expression') dimensions.push({ field: output.name, as: output.name, expr: output.expr });
    else if (output.kind === 'entity')
      for (const name of entityColumns(catalog, output.table, {
        isAggregate,
        isShown: isAggregate && shown.has(output.table),
      }))
        add(name);
  }
  if (isAggregate && dimensions.length > 0) for (const { by } of intent.order) if ('table' in by) add(nameOf(by));
  if (isAggregate && intent.having.length + intent.order.filter(({ by }) => 'measure' in by).length > 0)
    identify(intent, catalog, add);
  return dimensions;
}

/** Rows of a table are told apart by its key, also when the question shows only their names. */
function identify(intent: Intent, catalog: Catalog, add: (name: string) => void): void {
  const table = catalog.tables.find(({ name }) => name === intent.subject);
  const fields = intent.outputs.filter((output) => output.kind === 'field' && output.field.table === intent.subject);
  const measured = intent.outputs.every((output) => output.kind !== 'measure' || output.table !== intent.subject);
  const key = table?.primaryKey ?? [];
  const isLabelled = fields.some(
    (output) =>
      output.kind === 'field' &&
      (table?.labelColumns.includes(output.field.column) === true || key.includes(output.field.column)),
  );
  if (measured && isLabelled && key.length === 1) add(`${intent.subject}.${key[0]}`);
}

/** What stands for a row of a table: its label, and its key where labels may repeat. */
function entityColumns(
  catalog: Catalog,
  name: string,
  { isAggregate, isShown }: { isAggregate: boolean; isShown: boolean },
): string[] {
  const table = catalog.tables.find((known) => known.name === name);
  if (table === undefined) throw new AirError('ir.invalid', `no table named "${name}"`);
  const key = table.primaryKey.length === 1 ? table.primaryKey : [];
  const label = isShown ? [] : table.labelColumns;
  const [only] = label;
  const distinct = table.columns.find((column) => column.name === only)?.stats?.distinct ?? null;
  const isUnique = isAggregate && label.length === 1 && distinct !== null && distinct === table.rowCount;
  const columns = isUnique ? label : [...label, ...key];
  const fallback = columns.length > 0 ? columns : table.columns.slice(0, 3).map((column) => column.name);
  return [...new Set(fallback)].map((column) => `${name}.${column}`);
}

const whereOf = ({ where }: Measure, catalog: Catalog): { filters?: IrFilter[] } =>
  where.length === 0 ? {} : { filters: where.flatMap((condition) => ownFilter(condition, catalog)) };

function metricOf(output: Output, root: string, catalog: Catalog): IrMetric[] {
  switch (output.kind) {
    case 'measure': {
      const { name, agg, field, expr, table } = output;
      const filters = whereOf(output, catalog);
      if (expr !== null) return [{ name, agg, expr, ...filters }];
      if (field !== null) return [{ name, agg, field: nameOf(field), ...filters }];
      return [table === root ? { name, agg, ...filters } : { name, agg, field: table, ...filters }];
    }
    case 'derived':
      return [{ name: output.name, expr: output.expr }];
    case 'share':
      return [{ name: output.name, calc: 'share_of_total', of: output.of }];
    case 'field':
    case 'entity':
    case 'bucket':
    case 'expression':
      return [];
  }
}

function orderOf(intent: Intent): { field: string; dir: 'asc' | 'desc' }[] {
  return intent.order.map(({ by, dir }) => ({ field: sortField(by), dir }));
}

function sortField(by: Sort['by']): string {
  if ('measure' in by) return by.measure;
  if ('bucket' in by) return by.bucket;
  if ('expression' in by) return by.expression;
  return nameOf(by);
}
