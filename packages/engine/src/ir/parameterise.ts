import type { Ir, IrFilter, ParameterValues, ReportDefinition } from '@air/contract';

export interface ParameterisedIr {
  ir: Ir;
  params: ReportDefinition['params'];
}

const isoDate = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?$/;

/**
 * Makes an answer repeatable: the stretch of time that it names becomes the parameters `dateFrom` and `dateTo`, whose
 * defaults are the dates it was planned with. `dateTo` is the first moment that no longer counts. Both are optional:
 * a run without one of them is not bounded on that side.
 */
export function parameterise(ir: Ir): ParameterisedIr {
  const field = ir.filters.flatMap((filter) =>
    bound(filter) === null || !('field' in filter) ? [] : [filter.field],
  )[0];
  const defaults: ParameterValues = {};
  const filters = ir.filters.map((filter): IrFilter => {
    const name = 'field' in filter && filter.field === field ? bound(filter) : null;
    if (name === null || name in defaults || !('field' in filter) || typeof filter.value !== 'string') return filter;
    defaults[name] = filter.value;
    return { ...filter, value: `{{${name}}}` };
  });
  const names = Object.keys(defaults);
  const properties = Object.fromEntries(
    names.map((name) => [name, { type: 'string', format: 'date', title: titles[name] ?? name }]),
  );
  return { ir: { ...ir, filters }, params: { exposed: names, schema: { type: 'object', properties }, defaults } };
}

const titles: Record<string, string> = { dateFrom: 'From', dateTo: 'Until, not included' };

/** Which end of a stretch of time a filter is. */
function bound(filter: IrFilter): 'dateFrom' | 'dateTo' | null {
  if (!('field' in filter) || typeof filter.value !== 'string' || !isoDate.test(filter.value)) return null;
  if (filter.op === '>=') return 'dateFrom';
  return filter.op === '<' ? 'dateTo' : null;
}
