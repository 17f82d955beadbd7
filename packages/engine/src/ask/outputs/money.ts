import { isAmount, measureOf } from './measures.ts';
import type { Measure } from '../intent.ts';
import { choose, fieldName, peek, type State, word } from '../state.ts';
import { nameWords, spokenName } from '../words/names.ts';
import { moneyWords } from '../words/thesaurus.ts';

/** `revenue`, `sales` where no column is called so: what the business takes in. */
export function readMoney(state: State, ahead: number): { measure: Measure; length: number } | null {
  const item = peek(state, ahead);
  if (item === undefined || !moneyWords.has(item.lemma)) return null;
  const isAmountNamed = ['amount', 'value', 'revenue'].includes(word(state, ahead + 1));
  if (item.lemma === 'sale' && !isAmountNamed && item.names.some(({ kind }) => kind === 'table')) return null;
  let length = 1;
  if (['amount', 'value', 'figure', 'figures'].includes(word(state, ahead + 1))) length = 2;
  const candidates = moneyMeasures(state);
  const [first] = candidates;
  if (first === undefined) return null;
  const best = candidates.filter(({ rank }) => rank === first.rank);
  const measure =
    best.length === 1
      ? first.measure
      : choose(
          state,
          item.text,
          `What is "${item.text}" here?`,
          best.map(({ measure: option }) => ({
            key: `${option.table} ${option.field?.column ?? option.expr ?? ''}`,
            label: `sum of ${option.expr ?? spokenName(option.field?.column ?? '')} of ${spokenName(option.table)}`,
            meaning: {
              kind: 'metric' as const,
              table: option.table,
              agg: 'sum',
              field: option.field?.column ?? null,
              expr: option.expr,
            },
            value: option,
          })),
        );
  if (measure === null) return { measure: first.measure, length };
  state.assumptions.push(
    `"${item.text}" is the sum of ${measure.expr ?? fieldName(measure.field ?? { table: measure.table, column: '' })}`,
  );
  return { measure: { ...measure, name: 'revenue' }, length };
}

function moneyMeasures(state: State): { measure: Measure; rank: number }[] {
  const found: { measure: Measure; rank: number }[] = [];
  for (const table of state.lexicon.catalog.tables) {
    const distance = state.mentioned.has(table.name)
      ? 0
      : Math.min(3, ...[...state.mentioned].map((other) => state.graph.distance(other, table.name)));
    const amounts = table.columns.filter((column) => isAmount(column));
    const named = (test: (words: string[]) => boolean) => amounts.filter((column) => test(nameWords(column.name)));
    const direct = named(
      (words) => words.some((text) => ['revenue', 'turnover', 'sale'].includes(text)) && !words.includes('number'),
    );
    const totals = named((words) => ['total', 'amount'].includes(words.at(-1) ?? '') || words[0] === 'total');
    const isSale = nameWords(table.name).some((text) =>
      ['sale', 'order', 'invoice', 'payment', 'transaction', 'purchase', 'booking', 'receipt'].includes(text),
    );
    if (distance >= 3 && state.mentioned.size > 0) continue;
    for (const column of direct)
      found.push({
        measure: measureOf('sum', { table: table.name, column: column.name }),
        rank: 0 + Math.min(distance, 1) * 0.1,
      });
    if (direct.length > 0 || !isSale) continue;
    for (const column of totals)
      found.push({
        measure: measureOf('sum', { table: table.name, column: column.name }),
        rank: 2 + Math.min(distance, 1) * 0.1,
      });
    const quantity = amounts.find(
      (column) =>
        ['quantity', 'unit'].includes(nameWords(column.name).at(-1) ?? '') || nameWords(column.name)[0] === 'quantity',
    );
    const price = amounts.find((column) => nameWords(column.name).at(-1) === 'price');
    if (totals.length === 0 && quantity !== undefined && price !== undefined) {
      const expr = `${table.name}.${quantity.name} * ${table.name}.${price.name}`;
      found.push({
        measure: { kind: 'measure', name: 'revenue', agg: 'sum', table: table.name, field: null, expr, where: [] },
        rank: 2,
      });
    }
  }
  return found.toSorted((a, b) => a.rank - b.rank);
}
