import { timeField } from '../conditions/time-fields.ts';
import { tableOfOutput } from './output-table.ts';
import type { Condition, Field, Measure, Output, Sort } from '../intent.ts';
import { countOf, isAmount } from '../outputs/measures.ts';
import { choose, columnOf, giveUp, type State } from '../state.ts';

/** `the number of concerts in the stadium with the largest capacity`: one figure over the rows that stand out. */
export function standOut(state: State, outputs: Output[], order: Sort[]): { kept: Sort[]; standing: Condition[] } {
  const isOneFigure = outputs.length > 0 && outputs.every(({ kind }) => kind === 'measure' || kind === 'derived');
  if (!isOneFigure || order.length === 0) return { kept: order, standing: [] };
  const [first, ...more] = order;
  if (first === undefined || !('table' in first.by) || more.length > 0 || state.limit !== 1 || state.facts.length > 0) {
    giveUp(state, 'order', 'One figure has no order: should it be shown for each of something?');
    return { kept: order, standing: [] };
  }
  return {
    kept: [],
    standing: [
      {
        kind: 'aggregate',
        field: first.by,
        op: '=',
        agg: first.dir === 'desc' ? 'max' : 'min',
        of: first.by,
        where: [],
      },
    ],
  };
}

/** The measures that `most common` and `and their counts` stand for. */
export function rowMeasure(state: State, measures: Measure[], outputs: Output[]): Measure[] {
  if (
    state.byRows === null &&
    state.rowCountAt === null &&
    !state.order.some(({ by }) => 'measure' in by && by.measure === 'rows')
  )
    return [];
  const known = measures.find(({ agg }) => agg === 'count') ?? null;
  const own = rowTable(state, outputs);
  if (
    known === null &&
    outputs.some(
      (output) =>
        (output.kind === 'entity' && output.table === own) ||
        (output.kind === 'field' &&
          output.field.table === own &&
          state.lexicon.table(own).primaryKey.join() === output.field.column),
    )
  ) {
    giveUp(state, 'most', `Each ${own} is one row: what should be counted?`);
  }
  const measure = known ?? countOf(state, rowTable(state, outputs));
  state.order = state.order.map((sort) =>
    'measure' in sort.by && sort.by.measure === 'rows' ? { ...sort, by: { measure: measure.name } } : sort,
  );
  if (state.byRows !== null) state.order.unshift({ by: { measure: measure.name }, dir: state.byRows });
  return known === null ? [measure] : [];
}

/** Whose rows are counted for the most common value: another table that the question names, else the value's own. */
function rowTable(state: State, outputs: Output[]): string {
  const own = outputs.map(tableOfOutput).find((table) => table !== null) ?? state.subject ?? '';
  const others = [...state.mentioned].filter(
    (table) => table !== own && state.graph.path(table, own)?.every(({ isToOne }) => isToOne) === true,
  );
  return others.length === 1 && others[0] !== undefined ? others[0] : own;
}

export function settleOrder(state: State, outputs: Output[]): Sort[] | null {
  const order = [...state.order];
  if (state.isTop !== null && order.length === 0) {
    const measures = outputs.filter((output) => output.kind === 'measure');
    const [only] = measures;
    if (measures.length === 1 && only !== undefined && outputs.length > 1)
      order.push({ by: { measure: only.name }, dir: state.isTop.dir });
    else {
      const chosen = askTop(state, outputs);
      if (chosen === null) return null;
      order.push({ by: chosen, dir: state.isTop.dir });
    }
  }
  if (state.alphabetical !== null && order.length === 0) {
    const field = outputs.map((output) => labelField(state, output)).find((found) => found !== null) ?? null;
    const bucket = outputs.find((output) => output.kind === 'bucket');
    if (field !== null) order.push({ by: field, dir: state.alphabetical });
    else if (bucket?.kind === 'bucket') order.push({ by: { bucket: bucket.grain }, dir: state.alphabetical });
    else return null;
  }
  if (state.bareOrder !== null && order.length === 0) return bare(state, outputs, state.bareOrder);
  return order;
}

function bare(
  state: State,
  outputs: Output[],
  { dir, isTime }: { dir: 'asc' | 'desc'; isTime: boolean },
): Sort[] | null {
  const bucket = outputs.find((output) => output.kind === 'bucket');
  if (isTime && bucket?.kind === 'bucket') return [{ by: { bucket: bucket.grain }, dir }];
  const measure = outputs.findLast((output) => output.kind === 'measure');
  if (!isTime && measure?.kind === 'measure') return [{ by: { measure: measure.name }, dir }];
  const amount = outputs.findLast((output) => output.kind === 'field' && isAmount(columnOf(state, output.field)));
  if (!isTime && amount?.kind === 'field') return [{ by: amount.field, dir }];
  const field = isTime ? timeField(state, 'order', [state.subject], null) : null;
  if (field === null) giveUp(state, 'order', 'What should the rows be ordered by?');
  return field === null ? null : [{ by: field, dir }];
}

function labelField(state: State, output: Output): Field | null {
  if (output.kind === 'field') return output.field;
  if (output.kind !== 'entity') return null;
  const { labelColumns, primaryKey } = state.lexicon.table(output.table);
  const column = labelColumns[0] ?? primaryKey[0];
  return column === undefined ? null : { table: output.table, column };
}

function askTop(state: State, outputs: Output[]): Field | null {
  const table = tableOfOutput(outputs[0]);
  const phrase = state.isTop?.phrase ?? 'top';
  const columns = table === null ? [] : state.lexicon.table(table).columns.filter((column) => isAmount(column));
  return choose<Field>(
    state,
    phrase,
    `"${phrase}" by what?`,
    columns.map((column) => ({
      key: `${table}.${column.name}`,
      label: column.name,
      meaning: null,
      value: { table: table ?? '', column: column.name },
    })),
  );
}

export function withOrderMeasures(state: State, outputs: Output[]): Output[] {
  const names = new Set(outputs.map((output) => ('name' in output ? output.name : '')));
  const missing = [...state.orderMeasures, ...state.having.map(({ measure }) => measure)].filter(
    ({ name }) => !names.has(name),
  );
  return dedupe([...outputs, ...missing]);
}

/** Rows that stand out are shown with what makes them stand out. */
export function withOrderFields(state: State, outputs: Output[], order: Sort[]): Output[] {
  const isPlain = outputs.every(({ kind }) => kind === 'field' || kind === 'entity');
  if (!isPlain || state.isDistinct) return outputs;
  const fields = order.flatMap(({ by }): Output[] =>
    'table' in by ? [{ kind: 'field', field: { table: by.table, column: by.column } }] : [],
  );
  return dedupe([...outputs, ...fields]);
}

export function dedupe(outputs: Output[]): Output[] {
  const seen = new Map<string, Output>();
  for (const output of outputs) {
    const key = JSON.stringify(output);
    if (!seen.has(key)) seen.set(key, output);
  }
  return [...seen.values()];
}
