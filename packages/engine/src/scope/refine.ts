import { AirError } from '@air/core';
import type { Clarification } from '@air/contract';
import { ask, type Condition, type Ground, type Intent, type Output, spokenName } from '../ask/index.ts';
import { readFragment } from './read-scope.ts';
import { hasOptions, Undecided } from './undecided.ts';

/** An intent after a change; without one, what the instruction can mean. */
type Refined = { intent: Intent; clarifications: [] } | { intent: null; clarifications: Clarification[] };

/**
 * Changes an intent by an instruction in words: `only Berlin`, `by month instead`, `top 5`, `also show the average`.
 * An instruction with several meanings offers them; one with none is refused.
 */
export function refine(intent: Intent, instruction: string, ground: Ground): Refined {
  try {
    return { intent: changed(intent, instruction, ground), clarifications: [] };
  } catch (error) {
    if (error instanceof Undecided) return { intent: null, clarifications: error.clarifications };
    throw error;
  }
}

function changed(intent: Intent, instruction: string, ground: Ground): Intent {
  const text = instruction
    .trim()
    .replace(/[.!?]+$/, '')
    .replace(/^(please|now|and|ok,?)\s+/i, '');
  const table = measuredTable(intent);
  const rows =
    /^(?:limit(?: it)? to|only the|just the|show(?: me)?(?: only)? the|the)?\s*(?:(top|first|bottom)\s+)?(\d+)(?:\s+rows)?$/i.exec(
      text,
    );
  if (rows !== null) return cut(intent, Number(rows[2]), rows[1]?.toLowerCase() === 'bottom' ? 'asc' : 'desc');
  const order = /^(?:sort|order)(?:ed)?(?: it| them)? by (.+)$/i.exec(text);
  if (order?.[1] !== undefined) return reorder(intent, order[1], ground);
  const group =
    /^(?:(also|and)\s+)?(?:split |group(?:ed)? |broken down )?(by|per|for each)\s+(.+?)(\s+(?:instead|too|as well))?$/i.exec(
      text,
    ) ?? grainWord(text);
  if (group?.[3] !== undefined)
    return regroup(
      intent,
      group[3],
      { isAdded: group[1] !== undefined || /too|well/i.test(group[4] ?? ''), table },
      ground,
    );
  const more =
    /^(?:also|and|additionally)?\s*(?:show|include|add|with)\s+(?:also\s+)?(?:the\s+)?(.+?)(?:\s+(?:too|as well))?$/i.exec(
      text,
    );
  if (more?.[1] !== undefined) return { ...intent, outputs: merged(intent.outputs, shown(more[1], intent, ground)) };
  const less = /^(?:remove|drop|hide|leave out|do not show)\s+(?:the\s+)?(.+)$/i.exec(text);
  if (less?.[1] !== undefined) return remove(intent, less[1], ground);
  return { ...intent, conditions: narrowed(intent.conditions, readFragment(text, table, ground, null).conditions) };
}

function grainWord(text: string): RegExpExecArray | null {
  return /^()?()?(daily|weekly|monthly|quarterly|yearly|hourly)(\s+instead)?$/i.exec(text);
}

function measuredTable(intent: Intent): string {
  const measure = intent.outputs.find((output) => output.kind === 'measure');
  return measure?.kind === 'measure' ? measure.table : intent.subject;
}

function cut(intent: Intent, limit: number, dir: 'asc' | 'desc'): Intent {
  const measure = intent.outputs.find((output) => output.kind === 'measure');
  const order =
    intent.order.length > 0 || measure === undefined ? intent.order : [{ by: { measure: measure.name }, dir }];
  return { ...intent, limit, order };
}

function reorder(intent: Intent, key: string, ground: Ground): Intent {
  const wanted = key
    .toLowerCase()
    .replace(/\s+(ascending|descending|asc|desc|(lowest|highest|largest|smallest) first)$/, '')
    .replace(/^the\s+/, '')
    .replaceAll(/\s+/g, '_');
  const dir = /(desc|descending|highest first|largest first)$/i.test(key) ? ('desc' as const) : ('asc' as const);
  const measure = intent.outputs.find(
    (output) => output.kind === 'measure' && (output.name === wanted || output.name.endsWith(`_${wanted}`)),
  );
  if (measure?.kind === 'measure') return { ...intent, order: [{ by: { measure: measure.name }, dir }] };
  const found = understood(`List the ${spokenName(intent.subject)} ordered by ${key}`, ground);
  return { ...intent, order: found.order };
}

function regroup(
  intent: Intent,
  by: string,
  { isAdded, table }: { isAdded: boolean; table: string },
  ground: Ground,
): Intent {
  const counted = `number of ${spokenName(table)}`;
  const isGrainWord = /^(daily|weekly|monthly|quarterly|yearly|hourly)$/i.test(by);
  // "orders by month" reads as an order of rows, so that another wording is tried as well.
  const forms = isGrainWord ? [`${by} ${counted}`] : [`${counted} by ${by}`, `${counted} for each ${by}`];
  const found = forms.map((form) => ask(form, ground).intent).find((read) => read !== null);
  const asked = found ?? understood(forms[0] ?? by, ground);
  const groups = asked.outputs.filter(({ kind }) => kind !== 'measure');
  if (groups.length === 0) throw new AirError('ask.not_understood', `"${by}" is nothing to group by`);
  const isTime = groups.every(({ kind }) => kind === 'bucket');
  const kept = isAdded
    ? intent.outputs
    : intent.outputs.filter(
        (output) => isFigure(output) || (isTime ? output.kind !== 'bucket' && hasBucket(intent) : false),
      );
  const outputs = merged(groups, kept);
  const names = new Set(outputs.flatMap((output) => ('name' in output ? [output.name] : [])));
  return {
    ...intent,
    outputs,
    order: intent.order.filter(({ by: key }) => 'measure' in key && names.has(key.measure)),
  };
}

const isFigure = ({ kind }: Output): boolean => kind === 'measure' || kind === 'derived' || kind === 'share';
const hasBucket = (intent: Intent): boolean => intent.outputs.some(({ kind }) => kind === 'bucket');

function shown(text: string, intent: Intent, ground: Ground): Output[] {
  const measure = intent.outputs.find((output) => output.kind === 'measure');
  const bare = /^(average|mean|median|maximum|minimum|max|min|total|sum|highest|lowest)$/i.exec(text);
  if (bare?.[1] !== undefined && measure?.kind === 'measure' && (measure.field !== null || measure.expr !== null)) {
    const agg =
      (
        {
          average: 'avg',
          mean: 'avg',
          median: 'median',
          maximum: 'max',
          max: 'max',
          highest: 'max',
          minimum: 'min',
          min: 'min',
          lowest: 'min',
          total: 'sum',
          sum: 'sum',
        } as const
      )[bare[1].toLowerCase()] ?? 'avg';
    return [{ ...measure, agg, name: `${bare[1].toLowerCase()}_${measure.field?.column ?? measure.name}` }];
  }
  return understood(`Show the ${text}`, ground).outputs;
}

function remove(intent: Intent, text: string, ground: Ground): Intent {
  const wanted = text.toLowerCase().replaceAll(/\s+/g, '_');
  const named = intent.outputs.filter(
    (output) =>
      !(
        'name' in output &&
        (output.name === wanted || output.name.endsWith(`_${wanted}`) || output.name.startsWith(`${wanted}_`))
      ),
  );
  if (named.length < intent.outputs.length && named.length > 0)
    return {
      ...intent,
      outputs: named,
      order: intent.order.filter(
        ({ by }) => !('measure' in by) || named.some((output) => 'name' in output && output.name === by.measure),
      ),
    };
  const gone = new Set(understood(`Show the ${text}`, ground).outputs.map((output) => JSON.stringify(output)));
  const outputs = intent.outputs.filter((output) => !gone.has(JSON.stringify(output)));
  if (outputs.length === intent.outputs.length || outputs.length === 0)
    throw new AirError('ask.not_understood', `"${text}" is not shown`);
  return { ...intent, outputs };
}

function merged(first: Output[], second: Output[]): Output[] {
  const seen = new Map([...first, ...second].map((output): [string, Output] => [JSON.stringify(output), output]));
  return [...seen.values()];
}

/** A new condition takes the place of one on the same column. */
function narrowed(conditions: Condition[], added: Condition[]): Condition[] {
  const fields = new Set(added.flatMap(columnsIn));
  return [...conditions.filter((condition) => !columnsIn(condition).some((field) => fields.has(field))), ...added];
}

function columnsIn(condition: Condition): string[] {
  switch (condition.kind) {
    case 'compare':
    case 'fields':
    case 'aggregate':
      return [`${condition.field.table}.${condition.field.column}`];
    case 'any':
    case 'all':
      return condition.of.flatMap(columnsIn);
    case 'not':
    case 'related':
      return [];
  }
}

function understood(question: string, ground: Ground): Intent {
  const { intent, clarifications } = ask(question, ground);
  if (intent !== null) return intent;
  if (hasOptions(clarifications)) throw new Undecided(clarifications);
  throw new AirError('ask.not_understood', clarifications[0]?.question ?? 'not understood');
}
