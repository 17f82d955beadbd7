import { aggregates, filterOperators, grains, type Ir, type Passage } from '@air/contract';
import type { ModelMessage } from '@air/models';
import type { Catalog } from '../../learn/index.ts';
import { fenceData, fenceRule } from './fence-data.ts';
import { fencePassages } from './fence-passages.ts';
import { plainText } from './plain-text.ts';
import { semanticDocument } from './semantic-document.ts';

export interface IrPrompt {
  question: string;
  catalog: Catalog;
  passages: Passage[];
  asOf: Date;
  previous: Ir | null;
}

const rules = `You translate a question about business data into a query written as JSON. You do not answer the question and you do not write SQL.

The query:
- "version": "1".
- "entities": the entities it reads, the first is the one whose rows are counted, summed or listed. Known joins are made by themselves; give "joins" only where several lead to the same entity.
- "metrics": figures. {"name": "revenue", "agg": "sum", "field": "entity.field"} with agg one of ${aggregates.join(', ')}; count without field counts rows of the first entity. "expr": "entity.a * entity.b" instead of field for arithmetic within a row; "filters" for figures that count only some rows. {"name": "share", "expr": "revenue / orders"} calculates with other metrics. {"name": "part", "calc": "share_of_total", "of": "revenue"} looks at the other rows (share_of_total, running_total, change, change_percent, rank).
- "dimensions": what to group by or to list: "entity.field", or {"field": "entity.time", "grain": "month", "as": "month"} with grain one of ${grains.join(', ')}.
- "filters": {"field": "entity.field", "op": "=", "value": …} with op one of ${filterOperators.join(', ')}; {"any": […]} and {"all": […]}; {"not_exists": {"entity": "…", "filters": […]}} for rows without related rows.
- Times: a start with >= and the first moment after the end with <, as ISO dates. "last month" counts from today as given.
- "having": conditions on metrics. "order" and "limit" only where the question asks for an order or a number of rows.

Rules:
- Use entities, fields and values exactly as the description spells them. Nothing else exists.
- Never write parameters such as {{name}}.
- When the description does not hold what the question needs, or the question can be read in several ways, do not guess: answer {"question": "what you need to know", "options": ["one reading", "another"]} in the language of the question.
- ${fenceRule}
- Answer with JSON alone.

An example, about other data: "parcels per depot in March 2024, the five busiest" with today 2024-05-02 is
{"version": "1", "entities": ["parcels"], "metrics": [{"name": "parcels", "agg": "count"}], "dimensions": ["depots.name"], "filters": [{"field": "parcels.sent_at", "op": ">=", "value": "2024-03-01"}, {"field": "parcels.sent_at", "op": "<", "value": "2024-04-01"}], "order": [{"field": "parcels", "dir": "desc"}], "limit": 5}`;

const passageCharacters = 6_000;

/** What a model is asked for an IR: rules, the data as the caller may see it, what was found about it, the question. */
export function irMessages({ question, catalog, passages, asOf, previous }: IrPrompt): ModelMessage[] {
  const blocks = [
    fenceData('Description of the data', semanticDocument(question, catalog), 8_000),
    ...fencePassages(passages, passageCharacters),
    `Today is ${asOf.toISOString().slice(0, 10)}, a ${weekday.format(asOf)}; the time is ${asOf.toISOString()}.`,
    ...(previous
      ? [
          `The question follows on this query; keep of it what the question does not change:\n${JSON.stringify(previous)}`,
        ]
      : []),
    `Question: ${plainText(question, 2_000)}`,
  ];
  return [
    { role: 'system', content: rules },
    { role: 'user', content: blocks.join('\n\n') },
  ];
}

const weekday = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' });
