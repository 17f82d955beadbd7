import type { Ir, IrFilter, ParameterValues } from '@air/contract';
import type { Catalog, CatalogTable } from '../learn/catalog.ts';

export interface BoundedIr {
  ir: Ir;
  /** What was added, in words; empty when the IR bounds its time series itself. */
  added: string[];
}

const dayMs = 86_400_000;
const parameter = /^\{\{\s*([\w.-]+)\s*\}\}$/;

/**
 * Bounds the time series of an IR that leaves an end open: an open end is the moment the question is about, an open
 * start lies the widest allowed span before the end. Tables that are no time series stay as they are.
 */
export function boundTime(
  ir: Ir,
  catalog: Catalog,
  { params, asOf, maxSpanDays }: { params: ParameterValues; asOf: Date; maxSpanDays: number },
): BoundedIr {
  const added: string[] = [];
  const filters = [...ir.filters];
  for (const table of catalog.tables) {
    if (!table.isTimeSeries || table.timeColumn === null || !ir.entities.includes(table.name)) continue;
    const field = `${table.name}.${table.timeColumn}`;
    const conditions = conditionsOn(table, table.timeColumn, ir.filters).filter((one) => isGiven(one, params));
    const end = conditions.find(({ op }) => isEnd(op));
    if (!end) {
      filters.push({ field, op: '<', value: asOf.toISOString() });
      added.push(`${field} before ${asOf.toISOString()}, because no end was given`);
    }
    if (conditions.some(({ op }) => isStart(op))) continue;
    const until = end ? momentOf(end, params) : asOf.getTime();
    if (until === null) continue;
    const from = new Date(until - maxSpanDays * dayMs).toISOString();
    filters.push({ field, op: '>=', value: from });
    added.push(`${field} from ${from}, because no start was given`);
  }
  return added.length === 0 ? { ir, added } : { ir: { ...ir, filters }, added };
}

type Condition = Extract<IrFilter, { field: string }>;

/** The conditions on the column that every row must meet: those inside `any` bound nothing. */
function conditionsOn(table: CatalogTable, column: string, filters: IrFilter[]): Condition[] {
  return filters.flatMap((filter) => {
    if ('all' in filter) return conditionsOn(table, column, filter.all);
    const isMeant = 'field' in filter && (filter.field === column || filter.field === `${table.name}.${column}`);
    return isMeant ? [filter] : [];
  });
}

const isStart = (op: Condition['op']): boolean => ['>', '>=', '=', 'between'].includes(op);
const isEnd = (op: Condition['op']): boolean => ['<', '<=', '=', 'between'].includes(op);

/** A filter whose parameter was not given is left out of the query, and bounds nothing. */
function isGiven({ value }: Condition, params: ParameterValues): boolean {
  const texts = Array.isArray(value) ? value : [value];
  return texts.every((text) => {
    const name = typeof text === 'string' ? parameter.exec(text)?.[1] : undefined;
    return name === undefined || name === 'as_of' || (params[name] ?? null) !== null;
  });
}

function momentOf({ value }: Condition, params: ParameterValues): number | null {
  const last = Array.isArray(value) ? value.at(-1) : value;
  const name = typeof last === 'string' ? parameter.exec(last)?.[1] : undefined;
  const given = name === undefined ? last : params[name];
  const moment = typeof given === 'string' || typeof given === 'number' ? Date.parse(String(given)) : Number.NaN;
  return Number.isNaN(moment) ? null : moment;
}
