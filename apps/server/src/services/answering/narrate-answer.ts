import type { AnswerEvent, Ir, IrFilter } from '@air/contract';
import { narrate, plainAnswer } from '@air/engine/answer';
import { nearestValues } from '@air/engine/learn';
import { type Answering, callerOf, noteTraces } from './answering.ts';
import type { Footing } from './authorize.ts';
import type { Packed } from './pack-answer.ts';
import type { Staged } from './stage.ts';
import type { Query } from './write-statement.ts';

export interface Told {
  footing: Footing;
  query: Query;
  packed: Packed;
}

/** The answer in AIR's own words. */
export function sayPlainly({ footing, query, packed }: Told): string {
  const times = query.phrases.flatMap(({ kind, text }) => (kind === 'time' ? [text] : []));
  const nearest = query.kind === 'ir' && packed.table.rows.length === 0 ? nearestOf(query.ir, footing) : [];
  return plainAnswer({
    table: packed.table,
    title: query.title,
    period: times.length === 1 ? (times[0] ?? null) : null,
    nearest,
  });
}

/** A model puts it in words, told as they come; what is left at the end is borne out by the rows. */
export async function* narrateAnswer(answering: Answering, told: Told): AsyncGenerator<AnswerEvent, Staged<string>> {
  const { world, request, signal, asOf, warnings } = answering;
  const { query, packed, footing } = told;
  const spoken = narrate({
    question: request.question,
    plain: sayPlainly(told),
    table: packed.table,
    texts: [request.question, query.scopeMd, asOf.toISOString()],
    ir: query.kind === 'ir' ? query.ir : null,
    catalog: footing.access.catalog,
    models: world.models,
    caller: callerOf(answering),
    signal,
    forceModel: request.force_model ?? null,
  });
  for (;;) {
    const next = await spoken.next();
    if (!next.done) {
      yield { event: 'token', data: { text: next.value } };
      continue;
    }
    const { text, trace, warnings: doubts } = next.value;
    if (trace) noteTraces(answering, [trace]);
    for (const doubt of doubts) warnings.add(doubt);
    return { value: text, message: doubts.length > 0 ? (doubts.at(-1) ?? '') : 'in the words of a model' };
  }
}

/** For each text that was looked for and may not be there, the values that read like it. */
function nearestOf({ filters, entities }: Ir, { access }: Footing): string[] {
  return textsIn(filters).flatMap(({ field, value }) => {
    const [name = '', owner] = field.split('.').toReversed();
    const tables = access.catalog.tables.filter((table) =>
      owner === undefined ? entities.includes(table.name) : table.name.endsWith(owner),
    );
    const values = tables.flatMap((table) => table.columns.find((column) => column.name === name)?.values ?? []);
    if (values.length === 0 || values.includes(value)) return [];
    const near = nearestValues(value, values);
    return near.length === 0
      ? [`There is no “${value}”.`]
      : [`There is no “${value}”; the nearest are ${near.slice(0, 3).join(', ')}.`];
  });
}

function textsIn(filters: IrFilter[]): { field: string; value: string }[] {
  return filters.flatMap((filter) => {
    if (!('field' in filter) || (filter.op !== '=' && filter.op !== 'in')) return [];
    const { field, value } = filter;
    const texts = [value].flat().filter((part) => typeof part === 'string');
    return texts.map((text) => ({ field, value: text }));
  });
}
