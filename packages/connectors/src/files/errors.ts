import { AirError } from '@air/core';
import { oneLine, withoutValues } from '../shared/message.ts';

/** Translates what DuckDB throws: `<Kind> Error: <message>`, with the place in the statement in later lines. */
export function toAirError(thrown: unknown): AirError {
  if (thrown instanceof AirError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const [, kind = '', text = ''] =
    /^(?:TransactionContext )?([A-Za-z ]+?) (?:Error|exception): ([\s\S]*)$/.exec(message) ?? [];
  const options = { cause: thrown, ...positionIn(message) };
  switch (kind) {
    case 'INTERRUPT':
      return new AirError('run.canceled', 'the query was canceled', { cause: thrown });
    case 'Out of Memory':
      return new AirError('run.memory_limit', 'the query needed more memory than it may use', { cause: thrown });
    case 'Permission':
      return new AirError('connector.write_refused', 'the session reads its registered files only', { cause: thrown });
    case 'Parser':
    case 'Binder':
    case 'Catalog':
    case 'Syntax':
    case 'Not implemented':
      return new AirError('connector.query_failed', oneLine(text), options);
    case 'IO':
    case 'HTTP':
      return new AirError('connector.file_corrupt', 'a file of the datasource cannot be read any more', {
        cause: thrown,
      });
    case '':
    case 'INTERNAL':
    case 'FATAL':
      return new AirError('connector.query_failed', 'the engine reported an error of its own', { cause: thrown });
    default:
      return new AirError('connector.query_failed', kindOf(text), options);
  }
}

/** What went wrong, without what it went wrong with: some messages give the value behind a colon, without quotes. */
function kindOf(text: string): string {
  return withoutValues(text).replace(/:.*/, '');
}

/** DuckDB shows the line, and below it a caret under the place: `LINE 1: select nope` / `               ^`. */
function positionIn(message: string): { position: number } | undefined {
  const [, prefix = '', line = '', indent] = /^(LINE 1: )(.*)\n( *)\^/m.exec(message) ?? [];
  const isWhole = !line.startsWith('...');
  return indent !== undefined && isWhole ? { position: Math.max(0, indent.length - prefix.length) } : undefined;
}
