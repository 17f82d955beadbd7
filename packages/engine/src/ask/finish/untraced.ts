import type { Intent } from '../intent.ts';
import type { Item } from '../lexicon/tag.ts';
import { columnsOf, giveUp, type State, tablesOf, valuesOf } from '../state.ts';
import { nameWords } from '../words/names.ts';
import { verbForms } from '../words/verbs.ts';
import { harmlessWords, relationVerbs, stemOf } from '../words/words.ts';

/** Asks about words that were read but changed nothing: an answer without them would be to another question. */
export function askUntraced(state: State, intent: Intent): void {
  const used = usedBy(state, intent);
  if (/\bhow much\b/i.test(state.question) && !hasFigure(state, intent)) {
    giveUp(state, 'how much', 'Which figure is meant?');
    return;
  }
  if (
    /^(show|give|list|display|get)( me)?( the| all)* (results?|figures|numbers|data) (by|per|for each)\b/i.test(
      state.question,
    ) &&
    !hasFigure(state, intent)
  ) {
    giveUp(state, 'by', 'Which figure should be worked out for each?');
    return;
  }
  for (const item of state.items) {
    if (isTraced(state, item, used) && isVerbTraced(state, item, used)) continue;
    giveUp(state, item.text, `What does "${item.text}" mean here?`);
    return;
  }
}

interface Used {
  tables: Set<string>;
  /** The intent as text: where columns and values are looked up. */
  text: string;
}

function usedBy(state: State, intent: Intent): Used {
  const text = JSON.stringify({ ...intent, question: '' });
  const named = new Set([intent.subject, ...[...text.matchAll(/"table":"([^"]+)"/g)].map(([, table]) => table ?? '')]);
  const tables = new Set(named);
  for (const from of named)
    for (const to of named) for (const step of state.graph.path(from, to) ?? []) tables.add(step.to);
  return { tables, text };
}

const hasFigure = (state: State, intent: Intent): boolean =>
  intent.outputs.some(
    (output) =>
      output.kind === 'measure' ||
      output.kind === 'derived' ||
      output.kind === 'expression' ||
      (output.kind === 'field' && state.lexicon.column(output.field.table, output.field.column).role === 'measure'),
  );

/** Words of the grammar that may be parts of names as well. */
const grammarWords = new Set(
  'number count amount total value name title order sort rank sum average maximum minimum list detail date time day week month quarter year share percentage ratio rate first last level type id code'.split(
    ' ',
  ),
);

/** A name of the schema or a text of the data must stand in the plan, in one of its meanings. */
function isTraced(state: State, item: Item, { tables, text }: Used): boolean {
  const plainWord =
    harmlessWords.has(item.lower) ||
    relationVerbs.has(item.lower) ||
    item.lemma.split(' ').every((part) => grammarWords.has(part));
  const values = valuesOf(item);
  if (item.names.length === 0 && values.length > 0 && item.isCapital && !plainWord)
    return values.some(({ value }) => text.includes(JSON.stringify(value)));
  if (item.names.length === 0 || plainWord) return true;
  return (
    tablesOf(item).some(({ table }) => tables.has(table)) ||
    columnsOf(item).some(({ table }) => tables.has(table)) ||
    values.some(({ value }) => text.includes(JSON.stringify(value)))
  );
}

/** `bought`: when a table or a key is named after the verb, the rows must be related over it. */
function isVerbTraced(state: State, item: Item, { tables }: Used): boolean {
  if (!relationVerbs.has(item.lower) || item.isCapital) return true;
  const forms = verbForms(item.lower);
  if (forms.size === 0) return true;
  let isNamed = false;
  for (const table of state.lexicon.catalog.tables) {
    if (nameWords(table.name).some((word) => forms.has(stemOf(word)))) {
      if (tables.has(table.name)) return true;
      isNamed = true;
    }
    for (const { name } of table.columns) {
      if (!nameWords(name).some((word) => forms.has(stemOf(word)))) continue;
      if (tables.has(table.name)) return true;
      isNamed ||= state.lexicon.catalog.relationships.some(
        ({ fromTable, fromColumns }) => fromTable === table.name && fromColumns.includes(name),
      );
    }
  }
  return !isNamed;
}
