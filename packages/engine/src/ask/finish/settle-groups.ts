import { countOf, isAmount, measureOf } from '../outputs/measures.ts';
import { timeField } from '../conditions/time-fields.ts';
import { tableOfOutput } from './output-table.ts';
import { type Measure, type Output } from '../intent.ts';
import { resolveColumn, resolveTable } from '../read/resolve.ts';
import { moneyWords } from '../words/thesaurus.ts';
import { namedRow } from './named-row.ts';
import { choose, columnOf, columnsOf, fieldName, giveUp, type State, tablesOf } from '../state.ts';

export function settleGroups(state: State, outputs: Output[]): Output[] | null {
  const settled: Output[] = [];
  const hasMeasure =
    outputs.some(({ kind }) => kind === 'measure') ||
    state.orderMeasures.length > 0 ||
    state.having.length > 0 ||
    state.rowCountAt !== null;
  for (const group of state.groups) {
    if (group.kind === 'grain') {
      const tables = [...outputs.map(tableOfOutput), state.subject, ...state.mentioned];
      const field = timeField(state, group.item.text, tables, null);
      if (field === null) {
        if (state.clarifications.length === 0)
          giveUp(state, group.item.text, `Nothing here says when: "${group.item.text}" needs a date.`);
        return null;
      }
      settled.push({ kind: 'bucket', field, grain: group.grain });
      continue;
    }
    if (!hasMeasure && group.isEach && outputs.length > 0) {
      const [table] = tablesOf(group.item);
      if (table !== undefined && !outputs.every((output) => isOneEach(state, table.table, output))) {
        giveUp(state, group.item.text, `What should be worked out for each ${group.item.text}?`);
        return null;
      }
      if (
        table !== undefined ||
        outputs.some(
          (output) =>
            output.kind === 'field' && columnsOf(group.item).some(({ column }) => column === output.field.column),
        )
      )
        continue;
    }
    const output = groupOutput(state, group.item, outputs);
    if (output === null) return null;
    if (!group.isEach && isItsOwnRow(output, outputs)) continue;
    settled.push(output);
  }
  if (settled.length > 0 && !hasMeasure && outputs.length > 0) return aggregated(state, settled, outputs);
  return settled;
}

/** `average fine per loan`, where loans hold the fines: the average itself says it. */
const isItsOwnRow = (group: Output, outputs: Output[]): boolean =>
  group.kind === 'entity' &&
  outputs.length > 0 &&
  outputs.every((output) => output.kind === 'measure' && output.agg === 'avg' && output.table === group.table);

const isOneEach = (state: State, table: string, output: Output): boolean => {
  const other = tableOfOutput(output);
  return (
    other === null ||
    other === table ||
    state.graph.path(table, other)?.every(({ isToOne }) => isToOne) === true ||
    (state.graph.path(other, table)?.every(({ isToOne }) => isToOne) === true && output.kind !== 'field') ||
    (output.kind === 'field' && !isAmount(columnOf(state, output.field)))
  );
};

/** `kWh by site`: a number by something is added up; rows by something are asked about. */
function aggregated(state: State, groups: Output[], outputs: Output[]): Output[] | null {
  for (const [index, output] of outputs.entries()) {
    if (output.kind === 'field' && isAmount(columnOf(state, output.field))) {
      outputs[index] = measureOf('sum', output.field);
      state.assumptions.push(`${fieldName(output.field)} is added up`);
    } else if (output.kind === 'entity') {
      const measure = groups.every(({ kind }) => kind === 'bucket')
        ? countOf(state, output.table)
        : askHow(state, output.table);
      if (measure === null) return null;
      outputs[index] = measure;
    }
  }
  return groups;
}

function askHow(state: State, table: string): Measure | null {
  const amounts = state.lexicon
    .table(table)
    .columns.filter((column) => isAmount(column))
    .map((column) => measureOf('sum', { table, column: column.name }));
  const options = [countOf(state, table), ...amounts];
  if (isCounted(state, table, amounts.length > 0)) {
    state.assumptions.push(`rows of ${table} are counted`);
    return countOf(state, table);
  }
  return choose(
    state,
    table,
    `"${table}" by something: what should be counted or added up?`,
    options.map((measure) => ({
      key: `${measure.agg} ${measure.table} ${measure.field?.column ?? ''}`,
      label: measure.agg === 'count' ? `the number of ${table}` : `the total ${measure.field?.column ?? ''}`,
      meaning: null,
      value: measure,
    })),
  );
}

/** `orders per store`: rows, unless the word for them is one for money as well. */
function isCounted(state: State, table: string, hasAmounts: boolean): boolean {
  const isMoney = state.items.some(
    (item) => moneyWords.has(item.lemma) && tablesOf(item).some((reading) => reading.table === table),
  );
  return !(isMoney && hasAmounts) && state.items.some(({ lower }) => lower === 'per');
}

function groupOutput(state: State, item: State['items'][number], outputs: Output[]): Output | null {
  const tables = tablesOf(item);
  const columns = columnsOf(item);
  const measured = new Set([...outputs.map(tableOfOutput), state.subject]);
  const own = columns.filter(({ table, penalty }) => measured.has(table) && penalty < 1.2);
  const [table] = tables;
  const [column] = own.length > 0 ? own : columns;
  const preferTable =
    table !== undefined &&
    (column === undefined || table.penalty <= column.penalty) &&
    !(own.length > 0 && !measured.has(table.table) && (own[0]?.penalty ?? 9) <= 0.35) &&
    // A table of measurements that has a column of its own name: kWh by meter, in meters(meter, kwh).
    !(own[0]?.table === table.table && own[0].penalty <= table.penalty);
  if (preferTable) {
    const chosen = resolveTable(state, item);
    return chosen === null ? null : { kind: 'entity', table: chosen };
  }
  state.focus = state.subject;
  const field = resolveColumn(state, item, own.length > 0 ? own : columns);
  return field === null ? null : namedRow(state, item, field);
}
