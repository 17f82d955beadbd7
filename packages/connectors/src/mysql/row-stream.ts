import { AirError, type SqlParameter } from '@air/core';
import mysql2 from 'mysql2';
import { RowBuffer } from '../shared/row-buffer.ts';
import type { WireColumn } from './cells.ts';
import { toQueryError } from './errors.ts';
import type { Session } from './session.ts';

/** The events of the driver's command for a prepared statement. */
interface Command {
  on(event: 'fields', listener: (fields: WireColumn[]) => void): void;
  on(event: 'result', listener: (row: unknown) => void): void;
  on(event: 'end', listener: () => void): void;
  on(event: 'error', listener: (error: unknown) => void): void;
}

interface Prepared {
  columns: unknown[];
  execute(values: unknown[]): Command;
  close(): void;
}

/** One prepared statement, executed only when it returns rows. */
export class RowStream {
  columns: WireColumn[] = [];
  readonly buffer: RowBuffer<unknown[]>;
  private readonly session: Session;

  constructor(session: Session, highWater: number) {
    this.session = session;
    this.buffer = new RowBuffer(highWater);
    this.buffer.connect(session.connection);
    session.onBroken((error) => this.buffer.end(toQueryError(error)));
  }

  start(text: string, parameters: readonly SqlParameter[]): void {
    this.session.connection.prepare(text, (error, statement) => {
      if (error) {
        this.buffer.end(toQueryError(error));
        return;
      }
      const prepared = statement as unknown as Prepared; // the typings hide the columns and the events
      if (prepared.columns.length === 0) {
        prepared.close();
        this.buffer.end(new AirError('connector.write_refused', 'the statement returns no rows'));
        return;
      }
      const command = prepared.execute(parameters.map(bindable));
      command.on('fields', (fields) => (this.columns = fields));
      command.on('result', (row) => {
        if (Array.isArray(row)) this.buffer.push(row);
      });
      command.on('end', () => this.buffer.end());
      command.on('error', (failure) => this.buffer.end(toQueryError(failure)));
      prepared.close();
    });
  }
}

/** The driver sends a plain number as DOUBLE, which LIMIT refuses and which loses digits of a big integer. */
function bindable(value: SqlParameter): unknown {
  return typeof value === 'number' && Number.isSafeInteger(value) ? mysql2.TypedParameter.BIGINT(value) : value;
}
