import type { Ir, IrFilter, ParameterValues } from '@air/contract';
import type { Catalog, CatalogColumn, CatalogTable } from '../learn/catalog.ts';
import { nearestValues } from '../learn/nearest-values.ts';
import type { CompiledQuery } from '../sql/compile.ts';
import { type PeriodStep, readMoment, readStep } from './periods.ts';

/** What a result should look like, going by its IR and the catalog. */
export interface Expectations {
  /** The dimension that is time, its width, and the span that the filters ask for. */
  time: { column: string; step: PeriodStep; from: number | null; to: number | null } | null;
  /** Metrics that are shares of the whole: over all rows they give 1, or 100. */
  shares: string[];
  /** Counts of the root's rows: together they cannot be more than it has. */
  rowCounts: string[];
  rootTable: string;
  rootRows: number | null;
  hasJoins: boolean;
  isDetail: boolean;
  /** The number of rows that was asked for. */
  limit: number | null;
  /** Filters on a value that the column, as it was learned, does not hold, with what comes near. */
  unknownValues: { field: string; value: string; nearest: string[] }[];
}

export interface ExpectationInput {
  ir: Ir;
  catalog: Catalog;
  columns: CompiledQuery['columns'];
  params: ParameterValues;
  asOf: Date;
}

/** Derives from a query what its result has to satisfy. */
export function expectationsOf(input: ExpectationInput): Expectations {
  const { ir, catalog } = input;
  const root = catalog.tables.find(({ name }) => name === ir.entities[0]) ?? null;
  return {
    time: timeOf(input, root),
    shares: ir.metrics.flatMap((metric) => ('calc' in metric && metric.calc === 'share_of_total' ? [metric.name] : [])),
    rowCounts: ir.metrics.flatMap((metric) => {
      const isRowCount = 'agg' in metric && metric.agg === 'count' && metric.field === undefined && !metric.expr;
      return isRowCount ? [metric.name] : [];
    }),
    rootTable: root?.name ?? ir.entities[0] ?? '',
    rootRows: root?.rowCount ?? null,
    hasJoins: ir.entities.length > 1 || (ir.joins?.length ?? 0) > 0,
    isDetail: ir.metrics.length === 0,
    limit: ir.limit ?? null,
    unknownValues: conditionsOf(ir.filters).flatMap((condition) => unknownValues(condition, input)),
  };
}

type Condition = Extract<IrFilter, { field: string }>;

/** The conditions that every row must meet: those inside `any` may fail. */
function conditionsOf(filters: IrFilter[]): Condition[] {
  return filters.flatMap((filter) => {
    if ('field' in filter) return [filter];
    return 'all' in filter ? conditionsOf(filter.all) : [];
  });
}

function timeOf({ ir, columns, params, asOf }: ExpectationInput, root: CatalogTable | null): Expectations['time'] {
  const column = columns.find(({ role, grain }) => role === 'dimension' && grain !== null);
  const step = readStep(column?.grain) ?? readStep(ir.grain);
  if (!column || !step) return null;
  const dimension = ir.dimensions.find((item) => typeof item !== 'string' && (item.as === column.name || item.grain));
  const field = typeof dimension === 'object' ? dimension.field : (root?.timeColumn ?? '');
  const span = { from: null as number | null, to: null as number | null };
  for (const condition of conditionsOf(ir.filters)) {
    if (bare(condition.field) !== bare(field)) continue;
    const [first, second] = textsOf(condition, params, asOf).map(readMoment);
    if (condition.op === '>=' || condition.op === '>' || condition.op === 'between') span.from = first ?? span.from;
    if (condition.op === '<' || condition.op === '<=') span.to = first ?? span.to;
    if (condition.op === 'between') span.to = second ?? span.to;
  }
  return { column: column.name, step, ...span };
}

function unknownValues(condition: Condition, input: ExpectationInput): Expectations['unknownValues'] {
  if (condition.op !== '=' && condition.op !== 'in') return [];
  const column = findColumn(input, condition.field);
  const values = column?.values;
  if (!values || values.length >= 5_000) return [];
  return textsOf(condition, input.params, input.asOf)
    .filter((value) => !values.includes(value))
    .map((value) => ({ field: condition.field, value, nearest: nearestValues(value, values) }));
}

/** Parameters filled in; what is no text or number is left out. */
function textsOf({ value }: Condition, params: ParameterValues, asOf: Date): string[] {
  const items = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return items.flatMap((item): string[] => {
    if (typeof item === 'number') return [String(item)];
    if (typeof item !== 'string') return [];
    const name = /^\{\{\s*(\w+)\s*\}\}$/.exec(item)?.[1];
    if (name === undefined) return [item];
    if (name === 'as_of') return [asOf.toISOString()];
    const given = Object.hasOwn(params, name) ? params[name] : null;
    return given === null || given === undefined ? [] : [given].flat().map(String);
  });
}

function findColumn({ ir, catalog }: ExpectationInput, field: string): CatalogColumn | null {
  const tables = catalog.tables.filter(({ name }) => ir.entities.includes(name));
  const named = tables.find(({ name }) => field.startsWith(`${name}.`));
  const candidates = (named ? [named] : tables).flatMap(({ columns }) =>
    columns.filter(({ name }) => name === bare(field)),
  );
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

function bare(field: string): string {
  return field.slice(field.lastIndexOf('.') + 1);
}
