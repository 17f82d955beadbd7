import { AirError } from '@air/core';
import { oneLine, withoutValues } from '../shared/message.ts';

const [BUSY, NOMEM, READONLY, INTERRUPT, CORRUPT, CANTOPEN, AUTH, NOTADB] = [5, 7, 8, 9, 11, 14, 23, 26];

/** What SQLite says while it prepares a statement, which names words of the statement; a running one may quote data. */
const aboutTheStatement =
  /^(no such|near |ambiguous|misuse|wrong number|unrecognized|incomplete|a GROUP|aggregate|all VALUES|cannot join|circular|duplicate|expression tree|HAVING|LIMIT|ORDER BY|parser stack|recursive|row value|SELECTs|sub-select|table |too many|unknown|view |values? for|1st|2nd|3rd|\d+th)/i;

/** Translates what SQLite throws. */
export function toAirError(thrown: unknown): AirError {
  const { errcode, message } = thrown as { errcode?: number; message?: string }; // the driver's own error shape
  const said = message ?? 'unknown error';
  const text = aboutTheStatement.test(said) ? oneLine(said) : withoutValues(said);
  switch ((errcode ?? 1) & 0xff) {
    case READONLY:
      return new AirError('connector.write_refused', 'the database is opened for reading only', { cause: thrown });
    case AUTH:
      return refused(text, thrown);
    case NOMEM:
      return new AirError('run.memory_limit', 'the query needed more memory than it may use', { cause: thrown });
    case INTERRUPT:
      return new AirError('run.canceled', 'the query was canceled', { cause: thrown });
    case CORRUPT:
      return new AirError('connector.file_corrupt', 'the database file is damaged', { cause: thrown });
    case NOTADB:
      return new AirError('connector.file_corrupt', 'the file is not a SQLite database', { cause: thrown });
    case CANTOPEN:
      return new AirError('connector.missing', 'the database file cannot be opened', { cause: thrown });
    case BUSY:
      return new AirError('connector.query_failed', 'the database is locked by another program', { cause: thrown });
    default:
      if (/not authorized|authorization denied/i.test(text)) return refused(text, thrown);
      if (/out of memory/i.test(text))
        return new AirError('run.memory_limit', 'the query needed more memory than it may use');
      return new AirError('connector.query_failed', text, { cause: thrown });
  }
}

function refused(text: string, cause: unknown): AirError {
  if (/function|prohibited|access to/.test(text)) return new AirError('connector.query_failed', text, { cause });
  return new AirError('connector.write_refused', 'the session reads only', { cause });
}
