import type { Catalog, Synonym } from '../learn/catalog.ts';
import { finish } from './finish/finish.ts';
import type { Understanding } from './intent.ts';
import { lexiconOf, taught } from './lexicon/lexicon.ts';
import { schemaGraphOf } from './lexicon/schema-graph.ts';
import { type Item, tag } from './lexicon/tag.ts';
import { readNotes } from './read/notes.ts';
import { readSentences } from './read/sentence.ts';
import { tellUnknown } from './read/unknown.ts';
import { columnsOf, giveUp, type State, tablesOf } from './state.ts';
import { tokenise } from './words/normalise.ts';

/** What a question is read against. */
export interface Ground {
  catalog: Catalog;
  synonyms: Synonym[];
  asOf: Date;
  answers: { clarificationId: string; optionId: string }[];
}

/** Reads a question. Every word is understood, or asked about. */
export function ask(question: string, ground: Ground): Understanding {
  const lexicon = taught(lexiconOf(ground.catalog), ground.synonyms);
  const items = tag(tokenise(question), lexicon);
  const state = open(question, items, ground, lexicon);
  readNotes(state);
  readSentences(state);
  tellUnknown(state);
  const intent = state.clarifications.length > 0 ? null : finish(state);
  if (intent === null && state.clarifications.length === 0)
    giveUp(state, question, 'Please put the question in other words.');
  const isUnderstood = intent !== null && state.clarifications.length === 0;
  return {
    intent: isUnderstood ? intent : null,
    phrases: state.phrases.toSorted((a, b) => a.start - b.start || b.end - a.end),
    assumptions: [...new Set(state.assumptions)],
    clarifications: state.clarifications,
    confidence: isUnderstood ? Math.max(0.5, 0.98 - state.doubt * 0.1) : 0,
  };
}

function open(question: string, items: Item[], { catalog, asOf, answers }: Ground, lexicon: State['lexicon']): State {
  return {
    question,
    items,
    lexicon,
    asOf,
    graph: schemaGraphOf(catalog),
    answers: new Map(answers.map(({ clarificationId, optionId }) => [clarificationId, optionId])),
    mentioned: mentionedTables(items),
    at: 0,
    subject: null,
    focus: null,
    outputs: [],
    groups: [],
    facts: [],
    having: [],
    order: [],
    limit: null,
    isDistinct: false,
    isBoth: false,
    isNegated: false,
    connector: 'and',
    scope: null,
    scopes: [],
    existing: new Set(),
    aliases: new Map(),
    pendingValues: [],
    shares: [],
    part: null,
    rowCountAt: null,
    orderMeasures: [],
    alphabetical: null,
    bareOrder: null,
    byRows: null,
    isTop: null,
    asked: null,
    phrases: [],
    assumptions: [],
    clarifications: [],
    unknown: [],
    doubt: 0,
  };
}

/** Tables that are plainly named somewhere in the question. */
function mentionedTables(items: Item[]): Set<string> {
  const mentioned = new Set<string>();
  for (const item of items) {
    const [first, second] = tablesOf(item);
    if (first === undefined || (second !== undefined && second.penalty - first.penalty < 0.4)) continue;
    const [column] = columnsOf(item);
    if (column === undefined || first.penalty <= column.penalty) mentioned.add(first.table);
  }
  return mentioned;
}
