import {
  type Grain,
  grains,
  type Ir,
  type IrDimension,
  type IrFilter,
  type IrMetric,
  type Phrase,
} from '@air/contract';
import type { Catalog, CatalogTable } from '../learn/catalog.ts';
import { titleOf } from './title.ts';

/**
 * What an IR means in Markdown, for one that no planner wrote: the sections of a scope, in lines that can be read back
 * where a scope has words for them. No phrase of the question is accounted for, because a model does not say which
 * words it took for what.
 */
export function scopeOfIr(question: string, ir: Ir, catalog: Catalog): { scopeMd: string; phrases: Phrase[] } {
  const words = new IrWords(ir, catalog);
  const sections: [string, string[]][] = [
    ['Question', [question.trim()]],
    ['Show', bullets(words.show())],
    ['Filters', bullets(ir.filters.map((filter) => words.filter(filter)))],
    ['Group limits', bullets((ir.having ?? []).map(({ metric, op, value }) => `${metric} ${op} ${values(value)}`))],
    ['Order', bullets((ir.order ?? []).map(({ field, dir }) => `${words.sorted(field)}, ${ends[dir]} first`))],
    ['Rows', ir.limit === undefined ? [] : [`- ${ir.limit}`]],
  ];
  const blocks = sections.flatMap(([name, lines]) =>
    lines.length === 0 ? [] : [[`## ${name}`, '', ...lines].join('\n')],
  );
  return { scopeMd: `${[`# ${titleOf(question)}`, ...blocks].join('\n\n')}\n`, phrases: [] };
}

const ends = { asc: 'lowest', desc: 'highest' } as const;

class IrWords {
  readonly #ir: Ir;
  readonly #tables: CatalogTable[];

  constructor(ir: Ir, catalog: Catalog) {
    const named = [...ir.entities, ...(ir.joins ?? []).flatMap(({ from, to }) => [ownerOf(from), ownerOf(to)])];
    this.#ir = ir;
    this.#tables = [...new Set(named)].flatMap((name) => catalog.tables.find((table) => table.name === name) ?? []);
  }

  show(): string[] {
    const { dimensions, metrics, entities, distinct } = this.#ir;
    const shown = [
      ...dimensions.map((item) => this.#dimension(item)),
      ...metrics.map((metric) => this.#metric(metric)),
    ];
    const lines = shown.length > 0 ? shown : [entities[0] ?? ''];
    return distinct ? [...lines, 'without repeats'] : lines;
  }

  filter(filter: IrFilter): string {
    if ('any' in filter) return filter.any.map((part) => `(${this.filter(part)})`).join(' or ');
    if ('all' in filter) return filter.all.map((part) => `(${this.filter(part)})`).join(' and ');
    if ('exists' in filter) return this.#related('some', filter.exists);
    if ('not_exists' in filter) return this.#related('no', filter.not_exists);
    const { op, value } = filter;
    const start = `${this.#field(filter.field)} ${op.replaceAll('_', ' ')}`;
    if (value === undefined) return start;
    if (typeof value !== 'object' || Array.isArray(value)) return `${start} ${values(value)}`;
    if ('field' in value) return `${start} ${this.#field(value.field)}`;
    const { agg, field } = value.metric;
    return `${start} the ${agg.replaceAll('_', ' ')} of ${field === undefined ? this.#ir.entities[0] : this.#field(field)}`;
  }

  sorted(name: string): string {
    const isOwnName = this.#ir.metrics.some((metric) => metric.name === name) || grainOf(name) !== null;
    return isOwnName ? name : this.#field(name);
  }

  #related(
    start: 'some' | 'no',
    { entity, filters = [] }: { entity: string; filters?: IrFilter[] | undefined },
  ): string {
    const tests = filters.map((part) => `(${this.filter(part)})`);
    return `${start} ${entity}${tests.length > 0 ? ` with ${tests.join(' and ')}` : ''}`;
  }

  #dimension(item: IrDimension): string {
    if (typeof item === 'string') {
      const grain = grainOf(item);
      return grain && !this.#hasColumn(item) ? `${grain} of ${this.#timeField()}` : this.#field(item);
    }
    if (item.expr !== undefined) return `${item.as ?? item.field}: ${item.expr} of ${this.#ir.entities[0]}`;
    if (item.grain === undefined) return this.#field(item.field);
    const isNamed = grainOf(item.field) !== null && !this.#hasColumn(item.field);
    return `${item.grain} of ${isNamed ? this.#timeField() : this.#field(item.field)}`;
  }

  #metric(metric: IrMetric): string {
    if ('calc' in metric) return `${metric.name}: ${metric.calc.replaceAll('_', ' ')} of ${metric.of}`;
    if (!('agg' in metric)) return `${metric.name}: ${metric.expr}`;
    const { name, agg, field, expr, filters = [] } = metric;
    const over = expr ?? (field === undefined ? this.#default(metric) : this.#field(field));
    const tests = filters.length > 0 ? ` where ${filters.map((part) => `(${this.filter(part)})`).join(' and ')}` : '';
    return `${name}: ${agg.replaceAll('_', ' ')} of ${over}${tests}`;
  }

  /** What is measured when no field is named. */
  #default({ name, agg }: { name: string; agg: string }): string {
    return agg === 'count' ? (this.#ir.entities[0] ?? '') : this.#field(name);
  }

  /** With its table, where only one can be meant. */
  #field(name: string): string {
    if (name.includes('.')) return name;
    const owners = this.#tables.filter(({ columns }) => columns.some((column) => column.name === name));
    const [only] = owners;
    return only && owners.length === 1 ? `${only.name}.${name}` : name;
  }

  #timeField(): string {
    const table = this.#tables.find(({ timeColumn }) => timeColumn !== null);
    return table ? `${table.name}.${table.timeColumn}` : 'time';
  }

  #hasColumn(name: string): boolean {
    return this.#tables.some(({ columns }) => columns.some((column) => column.name === name));
  }
}

const grainOf = (name: string): Grain | null => grains.find((grain) => grain === name) ?? null;

const ownerOf = (field: string): string => field.slice(0, Math.max(0, field.lastIndexOf('.')));

const bullets = (lines: readonly string[]): string[] => lines.map((line) => `- ${line.replaceAll(/\s+/g, ' ')}`);

function values(value: unknown): string {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.map((one) => JSON.stringify(one)).join(', ');
}
