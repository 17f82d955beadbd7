import type { FilterOperator, IrFilter } from '@air/contract';
import { timeKindOf } from '../../sql/conditions/time-kind.ts';
import type { TimeKind } from '../../sql/dialects/dialect.ts';
import { type Instant, isMidnight, nextDay, parseInstant } from '../../sql/instant.ts';
import { columnTerm } from '../../sql/names/fields.ts';
import { reachField } from '../../sql/names/join-tree.ts';
import type { Field, Scope } from '../../sql/names/scope.ts';
import { giveValues, type Scalar } from '../../sql/parameters.ts';
import { isNumeric } from '../../sql/term.ts';
import { type FieldFilter, openRelated, type RelatedRows } from '../ir-scope.ts';
import { byText, entityName, fieldName } from './entity-names.ts';

/** Fields of the outer query that the filters speak of are told to `use`. */
export interface FilterReader {
  scope: Scope;
  use: (field: Field) => void;
  /** What a dimension is called that filters may name. */
  dimensions: ReadonlyMap<string, string>;
}

/** Filters in one spelling: those that mean the same give the same texts, sorted, each once. */
export function filterTexts(filters: readonly IrFilter[], reader: FilterReader): string[] {
  return [...new Set(filters.flatMap((filter) => textsOf(filter, reader)))].toSorted(byText);
}

function textsOf(filter: IrFilter, reader: FilterReader): string[] {
  if ('all' in filter) return filter.all.flatMap((part) => textsOf(part, reader));
  if ('any' in filter) {
    const parts = [...new Set(filter.any.map((part) => filterTexts([part], reader).join(' and ')))].toSorted(byText);
    return [parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' or ')})`];
  }
  if ('exists' in filter) return [`with ${relatedText(filter.exists, reader)}`];
  if ('not_exists' in filter) return [`without ${relatedText(filter.not_exists, reader)}`];
  return comparisonTexts(filter, reader);
}

function relatedText(related: RelatedRows, { scope, use, dimensions }: FilterReader): string {
  const inner = openRelated(related, scope);
  const [root] = inner.entities;
  const texts = filterTexts(related.filters ?? [], {
    scope: inner,
    dimensions,
    use: (field) => {
      if (scope.entities.includes(field.entity)) use(field);
    },
  });
  const name = root ? entityName(inner, root) : related.entity;
  const link = linkText(related, scope, inner);
  return [`${name}${link ? ` by ${link}` : ''}`, ...(texts.length > 0 ? [`(${texts.join(' and ')})`] : [])].join(' ');
}

/** The key between the queries: the one that is named, or the only one that the catalog knows. */
function linkText({ on }: RelatedRows, outer: Scope, inner: Scope): string {
  if (on) {
    const from = fieldName(outer, reachField(outer, on.from));
    return [from, fieldName(inner, reachField({ ...inner, outer: null }, on.to))].toSorted(byText).join(' = ');
  }
  const table = inner.entities[0]?.table.name ?? '';
  const outside = new Set(outer.entities.map((entity) => entity.table.name));
  const links = outer.context.catalog.relationships.filter(
    ({ fromTable, toTable }) =>
      (fromTable === table && outside.has(toTable)) || (toTable === table && outside.has(fromTable)),
  );
  const [only] = links;
  if (!only || links.length > 1) return '';
  return only.fromColumns
    .map((column, at) =>
      [`${only.fromTable}.${column}`, `${only.toTable}.${only.toColumns[at] ?? ''}`].toSorted(byText).join(' = '),
    )
    .join(' and ');
}

function comparisonTexts(filter: FieldFilter, reader: FilterReader): string[] {
  const { scope, dimensions, use } = reader;
  const dimension = dimensions.get(filter.field);
  const field = dimension === undefined ? reachField(scope, filter.field) : null;
  if (field) use(field);
  const name = field ? fieldName(scope, field) : (dimension ?? filter.field);
  const { op, value } = filter;
  if (op === 'is_null' || op === 'is_not_null' || value === undefined) return [`${name} ${op}`];
  if (typeof value === 'object' && 'field' in value) {
    const other = reachField(scope, value.field);
    use(other);
    const otherName = fieldName(scope, other);
    return [name < otherName ? `${name} ${op} ${otherName}` : `${otherName} ${mirrored[op] ?? op} ${name}`];
  }
  if (typeof value === 'object' && 'metric' in value) {
    const { agg, field: of, filters = [] } = value.metric;
    const over = of === undefined ? 'rows' : fieldName(scope, reachField(scope, of));
    const texts = filterTexts(filters, reader);
    return [`${name} ${op} the ${agg} of ${over}${texts.length > 0 ? ` where ${texts.join(' and ')}` : ''}`];
  }
  return valueTexts({ name, term: field && columnTerm(scope, field), scope }, op, value);
}

const mirrored: Partial<Record<FilterOperator, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

type Term = ReturnType<typeof columnTerm>;

interface Compared {
  name: string;
  /** Null for a dimension of the query. */
  term: Term | null;
  scope: Scope;
}

function valueTexts(compared: Compared, op: FilterOperator, value: Scalar | Scalar[]): string[] {
  const { name, term } = compared;
  const { dialect, params, asOf } = compared.scope.context;
  const given = giveValues(value, params, asOf);
  if (!given) return [`${name} ${op} ${JSON.stringify(value)}`];
  const kind = term && timeKindOf(term, dialect);
  const [first, second] = given.values;
  if (op === 'between' && first !== undefined && second !== undefined)
    return [...valueTexts(compared, '>=', first), ...valueTexts(compared, '<=', second)];
  const isMember = op === '=' || op === 'in';
  if (isMember || op === '!=' || op === 'not_in') {
    const values = [...new Set(given.values.map((one) => plainValue(one, term)))].toSorted(byText);
    const isOne = values.length === 1;
    return [`${name} ${isMember ? (isOne ? '=' : 'in') : isOne ? '!=' : 'not in'} ${values.join(', ')}`];
  }
  const instant = kind && first !== undefined ? parseInstant(String(first)) : null;
  if (kind && instant) return [`${name} ${boundText(op, instant, kind)}`];
  return [`${name} ${op} ${given.values.map((one) => plainValue(one, term)).join(', ')}`];
}

/** `<= 2025-01-31` and `< 2025-02-01` are the same end of the same days. */
function boundText(op: FilterOperator, instant: Instant, kind: TimeKind): string {
  const isOfDays = kind === 'date' || kind === 'text_date';
  const isWithinDay = isOfDays && !isMidnight(instant);
  const isWhole = isOfDays || instant.isDay;
  if (op === '<=' && isWhole) return `< ${momentText(nextDay(instant))}`;
  if (op === '>' && isWhole) return `>= ${momentText(nextDay(instant))}`;
  if (op === '<' && isWithinDay) return `< ${momentText(nextDay(instant))}`;
  if (op === '>=' && isWithinDay) return `>= ${momentText(nextDay(instant))}`;
  return `${op} ${momentText(instant)}`;
}

function momentText(instant: Instant): string {
  return isMidnight(instant) ? instant.date : `${instant.date}T${instant.time}Z`;
}

const flags: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['1', 'true'],
  ['yes', 'true'],
  ['false', 'false'],
  ['0', 'false'],
  ['no', 'false'],
]);

function plainValue(value: Scalar, term: Term | null): string {
  const text = String(value);
  if (term && isNumeric(term.type) && Number.isSafeInteger(Number(text))) return String(Number(text));
  if (term?.type === 'boolean') return flags.get(text.toLowerCase()) ?? text;
  const isTime = term !== null && /^(date|timestamp|timestamptz)$/.test(term.type);
  const instant = isTime ? parseInstant(text) : null;
  return instant?.isDay ? instant.date : JSON.stringify(text);
}
