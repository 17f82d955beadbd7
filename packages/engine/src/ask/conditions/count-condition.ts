import { type Field } from '../intent.ts';
import type { FilterOperator } from '@air/contract';
import { adjectiveColumns, type Comparison, isAverage, readComparison, readQuantity } from './comparison.ts';
import { compare, record, skipUnit } from './record.ts';
import type { Item } from '../lexicon/tag.ts';
import { aggregateOf, countOf, measureOf, plainAggregates } from '../outputs/measures.ts';
import { resolveColumn, resolveTable } from '../read/resolve.ts';
import { columnOf, type ColumnReading, columnsOf, note, peek, sees, type State, tablesOf, word } from '../state.ts';

/** `more than 5 bedrooms`, `at least 3 orders`, `older than 20`. */
export function countCondition(state: State): boolean {
  const of = sees(state, 'a? total? number of', 0);
  const noun = of > 0 ? peek(state, of) : undefined;
  const later = noun === undefined ? null : readComparison(state, of + 1);
  if (noun !== undefined && later !== null && typeof later.value === 'number') {
    return counted(state, noun, { op: later.op, value: later.value }, of + 1 + later.length);
  }
  const turned = turnedComparison(state);
  if (turned) return true;
  const comparison = readComparison(state, 0);
  const skip =
    comparison === null ? 0 : sees(state, 'different|distinct|unique|of|the', comparison.length) || comparison.length;
  const item = comparison === null ? undefined : peek(state, skip);
  if (comparison !== null && item !== undefined && isAverage(comparison.value))
    return aboveAverage(state, item, comparison, skip + 1);
  if (comparison !== null && item !== undefined && typeof comparison.value === 'number')
    return counted(state, item, comparison, skip + 1);
  return exactCount(state);
}

/** `earn more than the average salary`. */
function aboveAverage(state: State, item: Item, comparison: Comparison, length: number): boolean {
  const readings = columnsOf(item).filter((reading) => isNumeric(state, reading));
  const field = readings.length === 0 ? null : resolveColumn(state, item, readings);
  const condition = field === null ? null : compare(state, field, comparison);
  if (condition === null) return false;
  record(state, condition, length);
  return true;
}

/** `above age 20`, `over the weight of 10`, `a greater weight than 10`. */
function turnedComparison(state: State): boolean {
  return limitOf(state) || greaterThan(state);
}

function limitOf(state: State): boolean {
  const head = sees(state, 'is|are|was|were? above|over|beyond|under|below a|an|the|their?', 0);
  const item = peek(state, head);
  const readings = columnsOf(item).filter((reading) => isNumeric(state, reading));
  if (head === 0 || item === undefined || readings.length === 0) return false;
  const from = sees(state, 'of', head + 1) || head + 1;
  const quantity = readQuantity(state, from);
  if (quantity === null || typeof quantity.value !== 'number') return false;
  const isUp = state.items
    .slice(state.at, state.at + head)
    .some(({ lower }) => ['above', 'over', 'beyond'].includes(lower));
  const field = resolveColumn(state, item, readings);
  const condition = field === null ? null : compare(state, field, { op: isUp ? '>' : '<', value: quantity.value });
  if (condition === null) return state.clarifications.length > 0;
  record(state, condition, skipUnit(state, from + quantity.length));
  return true;
}

function greaterThan(state: State): boolean {
  const head = sees(state, 'a|an? greater|larger|higher|bigger|smaller|lower|less|longer|shorter', 0);
  const item = peek(state, head);
  const readings = columnsOf(item);
  if (head === 0 || item === undefined || readings.length === 0 || word(state, head + 1) !== 'than') return false;
  const quantity = readQuantity(state, head + 2);
  const field = quantity === null ? null : resolveColumn(state, item, readings);
  const op = ['smaller', 'lower', 'less', 'shorter'].includes(word(state, head - 1)) ? ('<' as const) : ('>' as const);
  const condition = field === null || quantity === null ? null : compare(state, field, { op, value: quantity.value });
  if (condition === null || quantity === null) return false;
  record(state, condition, skipUnit(state, head + 2 + quantity.length));
  return true;
}

/** `two bedrooms`, `exactly one account`: a number in front of what is counted. */
function exactCount(state: State): boolean {
  const item = peek(state);
  const noun = peek(state, 1);
  if (item?.kind !== 'number' || item.number === null || noun === undefined || state.focus === null) return false;
  const column = columnsOf(noun).find(({ table, penalty }) => table === state.focus && penalty < 1);
  const isCounted =
    column !== undefined && columnOf(state, column).type === 'integer' && columnOf(state, column).role !== 'key';
  return isCounted && counted(state, noun, { op: '=', value: item.number }, 2);
}

function counted(
  state: State,
  item: Item,
  comparison: { op: FilterOperator; value: unknown },
  length: number,
): boolean {
  const value = comparison.value;
  if (typeof value !== 'number') return false;
  const near = columnsOf(item).filter(
    ({ table }) =>
      table === state.focus ||
      table === state.subject ||
      state.mentioned.has(table) ||
      (state.subject !== null && state.graph.distance(state.subject, table) <= 1.5),
  );
  const numeric = near.filter((reading) => isNumeric(state, reading));
  const tables = tablesOf(item);
  if (numeric.length > 0 && (tables.length === 0 || (numeric[0]?.penalty ?? 9) <= 0.5)) {
    const field = resolveColumn(state, item, numeric);
    if (field === null) return state.clarifications.length > 0;
    record(state, { kind: 'compare', field, op: comparison.op, value }, length);
    return true;
  }
  const table = tables.length > 0 ? resolveTable(state, item) : null;
  if (table === null || state.subject === null || (table === state.subject && !isListedByCategory(state))) return false;
  if (table !== state.subject && state.graph.path(state.subject, table)?.every(({ isToOne }) => isToOne) === true)
    return false;
  state.having.push({ measure: countOf(state, table), op: comparison.op, value, connector: state.connector });
  state.connector = 'and';
  state.focus = table;
  note(state, state.at, state.at + length, { kind: 'filter', meaning: `number of ${table} ${comparison.op} ${value}` });
  state.at += length;
  return true;
}

/** `cities that have more than one shop`: rows of one table, counted for each value of a column that repeats. */
function isListedByCategory(state: State): boolean {
  return (
    state.outputs.length > 0 &&
    state.outputs.every((output) => output.kind === 'column' && output.agg === null) &&
    state.outputs.every((output) =>
      columnsOf(output.item ?? undefined).every((reading) => columnOf(state, reading).role !== 'key'),
    )
  );
}

const isNumeric = (state: State, field: Field): boolean => {
  const { type, role, stats } = columnOf(state, field);
  if (role === 'key') return false;
  return (
    ['integer', 'decimal', 'float'].includes(type) ||
    (type === 'text' && typeof stats?.min === 'string' && /^\d+(\.\d+)?$/.test(stats.min))
  );
};

/** `an average salary above 5000`: a limit on a figure of each group. */
export function aggregateCondition(state: State): boolean {
  const lead = sees(state, 'an|a|the|whose', 0);
  const agg = plainAggregates.has(word(state, lead)) ? aggregateOf(word(state, lead)) : null;
  if (agg === null) return false;
  const at = sees(state, 'value|amount|number? of|for? the|all|each|their|its?', lead + 1) || lead + 1;
  const item = peek(state, at);
  const readings = columnsOf(item).filter((reading) => isNumeric(state, reading));
  const is = sees(state, 'that|which|who? is|are|was|were|of', at + 1) || at + 1;
  const comparison = readings.length === 0 ? null : (readComparison(state, at + 1) ?? readComparison(state, is));
  if (item === undefined || comparison === null || isAverage(comparison.value)) return false;
  const length = (readComparison(state, at + 1) === null ? is : at + 1) + comparison.length;
  const field = resolveColumn(state, item, readings);
  if (field === null) return state.clarifications.length > 0;
  const measure = measureOf(agg, { table: field.table, column: field.column });
  state.having.push({ measure, op: comparison.op, value: comparison.value, connector: state.connector });
  state.connector = 'and';
  note(state, state.at, state.at + length, {
    kind: 'filter',
    meaning: `${measure.name} ${comparison.op} ${JSON.stringify(comparison.value)}`,
  });
  state.at = state.at + skipUnit(state, length);
  return true;
}

/** `minutes` of `longer than 30 minutes`, where a column is called so. */
function unitColumn(state: State, ahead: number): string | null {
  const item = peek(state, ahead);
  return item !== undefined && columnsOf(item).some((reading) => isNumeric(state, reading)) ? item.lower : null;
}

/** A comparison whose word says what is compared: `older than 20`, `heavier than 10`. */
export function quantityCondition(state: State): boolean {
  const comparison = readComparison(state, 0);
  const adjective = comparison?.adjective ?? null;
  if (comparison === null || adjective === null) return false;
  const unit = unitColumn(state, comparison.length);
  const columns = [...(unit === null ? [] : [unit]), ...(adjectiveColumns[adjective]?.columns ?? [])];
  for (const name of columns) {
    const readings = state.lexicon
      .names(name.split(' '))
      .filter((reading): reading is ColumnReading => reading.kind === 'column')
      .filter(({ table }) => table === state.focus || table === state.subject);
    const item = peek(state);
    const field = item === undefined || readings.length === 0 ? null : resolveColumn(state, item, readings);
    if (field === null) continue;
    const condition = compare(state, field, comparison);
    if (condition === null) return false;
    const end = comparison.length + (name === unit ? 1 : 0);
    record(state, condition, skipUnit(state, end));
    return true;
  }
  return false;
}
