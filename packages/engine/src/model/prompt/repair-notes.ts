import { nearest } from '@air/contract';
import type { Problem } from '@air/core';
import type { Catalog } from '../../learn/index.ts';
import { plainText } from './plain-text.ts';

/** What was wrong with a statement, for the model that wrote it: the message, its hint, and the nearest names. */
export function repairNotes({ sql, problem }: { sql: string; problem: Problem }, catalog: Catalog): string {
  const names = nearestNames(problem.detail, sql, catalog);
  return [
    'This SQL was written before and failed:',
    plainText(sql, 8_000),
    `The reason: ${plainText(withoutValues(problem.detail, sql), 800)}`,
    ...(problem.hint ? [`Hint: ${plainText(withoutValues(problem.hint, sql), 800)}`] : []),
    ...(names.length > 0 ? [`Closest names that exist: ${names.join(', ')}`] : []),
    'Correct it.',
  ].join('\n');
}

const quoted = /"([^"]{1,200})"|'([^']{1,200})'|`([^`]{1,200})`/g;

/**
 * An engine's message may quote what it came upon in a row, even one outside the caller's scope. Only what the
 * statement itself says is told to a model.
 */
function withoutValues(message: string, sql: string): string {
  const written = sql.toLowerCase();
  return message.replaceAll(quoted, (whole, ...groups: (string | undefined)[]) => {
    const text = groups.slice(0, 3).find((group) => group !== undefined) ?? '';
    const isWritten = text.split('.').every((part) => written.includes(part.toLowerCase()));
    return isWritten ? whole : '"…"';
  });
}

function nearestNames(message: string, sql: string, catalog: Catalog): string[] {
  const columns = catalog.tables.flatMap((table) =>
    table.columns.map(({ name }) => ({ name, full: `${table.name}.${name}` })),
  );
  const tables = catalog.tables.map(({ name }) => name);
  const known = new Set([
    ...columns.map(({ name }) => name.toLowerCase()),
    ...tables.map((name) => name.toLowerCase()),
  ]);
  const written = sql.toLowerCase();
  const words = (message.match(/[\p{L}_][\p{L}\p{N}_$]*/gu) ?? []).filter(
    (word) => word.length > 2 && written.includes(word.toLowerCase()) && !known.has(word.toLowerCase()),
  );
  const found = new Set<string>();
  for (const word of new Set(words)) {
    const table = nearest(word, tables);
    const column = nearest(word, [...new Set(columns.map(({ name }) => name))]);
    if (table) found.add(table);
    for (const { name, full } of columns) if (name === column && found.size < 10) found.add(full);
  }
  return [...found];
}
