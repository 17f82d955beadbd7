import { renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import { type RetailOptions, retailRows } from './retail-rows.ts';
import { createStatements, indexStatements, sampleDialects } from './sample-dialect.ts';
import { retailTables } from './tables.ts';

/** Writes the retail chain as one SQLite file. The file appears when it is complete. */
export function writeRetail(path: string, options: RetailOptions): Record<string, number> {
  const unfinished = `${path}.new`;
  rmSync(unfinished, { force: true });
  const database = new DatabaseSync(unfinished);
  const counts: Record<string, number> = {};
  try {
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; BEGIN');
    for (const table of retailTables) {
      for (const statement of createStatements(table, sampleDialects.sqlite)) database.exec(statement);
    }
    const inserts = new Map(
      retailTables.map(({ name, columns }) => {
        return [name, database.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`)];
      }),
    );
    for (const { table, row } of retailRows(options)) {
      inserts.get(table)?.run(...row.map((value) => (typeof value === 'boolean' ? Number(value) : value)));
      counts[table] = (counts[table] ?? 0) + 1;
    }
    for (const table of retailTables) {
      for (const statement of indexStatements(table, sampleDialects.sqlite)) database.exec(statement);
    }
    database.exec('COMMIT; ANALYZE');
  } finally {
    database.close();
  }
  renameSync(unfinished, path);
  return counts;
}
