import { AirError, type SqlParameter } from '@air/core';
import type pg from 'pg';
import { type Faucet, RowBuffer } from '../shared/row-buffer.ts';
import { toQueryError } from './errors.ts';

export interface WireColumn {
  name: string;
  dataTypeID: number;
}

export type WireRow = (string | null)[];

/** The part of the driver's connection that a statement of our own needs. */
interface Wire {
  parse(query: { text: string; name: string; types: number[] }): void;
  bind(config: { values: WireRow }): void;
  describe(message: { type: 'S'; name: string }): void;
  execute(config: { portal: string; rows: number }): void;
  flush(): void;
  sync(): void;
  once(event: 'noData', listener: () => void): void;
  removeListener(event: 'noData', listener: () => void): void;
  stream: Faucet;
}

/**
 * One statement over the extended protocol, executed only when its description says that it returns rows, and whose
 * rows stay the texts of the wire. The driver's own cursor asks for rows in portions, which keeps Postgres from running
 * a plan in parallel; here the socket is paused instead.
 */
export class RowStream implements pg.Submittable {
  columns: WireColumn[] = [];
  readonly buffer: RowBuffer<WireRow>;
  private wire: Wire | null = null;
  private isSynced = false;
  private refusal: AirError | null = null;
  private readonly text: string;
  private readonly values: WireRow;
  /** Characters that AIR put in front of the statement. */
  private readonly offset: number;

  constructor(statement: { text: string; parameters: readonly SqlParameter[]; prefix?: string }, highWater: number) {
    const prefix = statement.prefix ?? '';
    this.text = prefix + statement.text;
    this.offset = prefix.length;
    this.values = statement.parameters.map((value) => (value === null ? null : String(value)));
    this.buffer = new RowBuffer(highWater);
  }

  submit(connection: pg.Connection): void {
    const wire = connection as unknown as Wire; // the typings of the driver know an older form of these methods
    this.wire = wire;
    this.buffer.connect(wire.stream);
    wire.once('noData', this.refuse);
    wire.parse({ text: this.text, name: '', types: [] });
    wire.describe({ type: 'S', name: '' });
    wire.flush();
  }

  handleRowDescription(message: { fields: WireColumn[] }): void {
    this.columns = message.fields;
    this.wire?.removeListener('noData', this.refuse);
    this.wire?.bind({ values: this.values });
    this.wire?.execute({ portal: '', rows: 0 });
    this.sync();
  }

  handleDataRow(message: { fields: WireRow }): void {
    this.buffer.push(message.fields);
  }

  handleError(error: unknown): void {
    this.wire?.removeListener('noData', this.refuse);
    this.sync();
    this.buffer.end(toQueryError(error, this.offset));
  }

  handleReadyForQuery(): void {
    this.buffer.end(this.refusal);
  }

  handleCommandComplete(): void {}

  handleEmptyQuery(): void {}

  /** COMMIT, SET, COPY, DO and the like return no rows, and so are never executed. */
  private readonly refuse = (): void => {
    this.refusal = new AirError('connector.write_refused', 'the statement returns no rows');
    this.sync();
  };

  private sync(): void {
    if (!this.isSynced) this.wire?.sync();
    this.isSynced = true;
  }
}
