import type { Ir, IrFilter } from '@air/contract';
import pluralize from 'pluralize';

/** What an IR asks for as a title: for a question such as "and by month?", whose own words say only what changed. */
export function titleOfIr({ entities, metrics, dimensions, filters, limit }: Ir): string {
  const figures = metrics.map(({ name }) => spoken(name));
  const groups = [...new Set(dimensions.flatMap(groupOf))];
  const subject = figures.length > 0 ? listed(figures) : spoken(entities[0] ?? '');
  const by = groups.length > 0 ? (figures.length > 0 ? ` by ${listed(groups)}` : `: ${listed(groups)}`) : '';
  const cut = limit !== undefined && figures.length > 0 && groups.length > 0 ? [`top ${limit}`] : [];
  const text = [`${subject}${by}`, ...filters.flatMap(textsIn), ...cut].join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `stores.name` groups by store, whatever the column is called; its key beside it adds nothing. */
function groupOf(dimension: Ir['dimensions'][number]): string[] {
  if (typeof dimension === 'object' && dimension.grain) return [dimension.grain];
  const field = typeof dimension === 'string' ? dimension : (dimension.as ?? dimension.field);
  const [column = field, table] = field.split('.').toReversed();
  if (table === undefined) return [spoken(column)];
  if (column === 'id') return [];
  return [/^(name|title|label)$/.test(column) ? spoken(pluralize.singular(table)) : spoken(column)];
}

/** Texts that the rows are narrowed to; dates stand in the scope. */
function textsIn(filter: IrFilter): string[] {
  if (!('field' in filter) || (filter.op !== '=' && filter.op !== 'in')) return [];
  return [filter.value].flat().flatMap((value) => (typeof value === 'string' && !isTime(value) ? [value] : []));
}

const isTime = (value: string): boolean => /^\d{4}-\d\d|\{\{/.test(value);

const spoken = (name: string): string => name.replaceAll(/[_\s]+/g, ' ').trim();

const listed = (names: string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
