import type { ColumnType } from '@air/core';
import type { Connector, DescribedTable, SourceDescription } from '../connector.ts';
import type { Session } from '../postgres/session.ts';

/** TimescaleDB: Postgres, whose hypertables name the time column that every query on them has to bound. */
export const timescaledb: Connector = {
  kind: 'timescaledb',
  dialect: 'timescale',
  async open(settings) {
    const { openPostgres } = await import('../postgres/open-postgres.ts');
    return openPostgres(settings, {
      dialect: 'timescale',
      hiddenSchemas: '^(_timescaledb_|timescaledb_|toolkit_experimental$)',
      engineName: async (session) =>
        `TimescaleDB ${await extensionVersion(session)} on PostgreSQL ${await session.serverVersion()}`,
      complete: markHypertables,
    });
  },
};

interface Hypertable {
  schema: string;
  name: string;
  time_column: string | null;
  /** Estimated over the chunks, which hold the rows; the parent is empty. */
  estimate: string;
}

/** Marks the hypertables with their time column. Where the views do not say it, it is the first column of time. */
async function markHypertables(description: SourceDescription, session: Session): Promise<void> {
  const views = await session.client.query<{ hypertables: boolean; dimensions: boolean }>(
    `SELECT to_regclass('timescaledb_information.hypertables') IS NOT NULL AS hypertables,
       to_regclass('timescaledb_information.dimensions') IS NOT NULL AS dimensions`,
  );
  if (!views.rows[0]?.hypertables) return;
  const answer = await session.client.query<Hypertable>(hypertableQuery(views.rows[0].dimensions));
  const found = new Map(answer.rows.map((row) => [`${row.schema}\n${row.name}`, row]));
  for (const table of description.tables) {
    const hypertable = found.get(`${table.schema}\n${table.name}`);
    if (!hypertable) continue;
    table.hypertableTimeColumn = hypertable.time_column ?? firstTimeColumn(table);
    table.rowCount = Number(hypertable.estimate) > 0 ? Number(hypertable.estimate) : table.rowCount;
  }
}

function hypertableQuery(hasDimensions: boolean): string {
  const timeColumn = hasDimensions
    ? `(SELECT d.column_name FROM timescaledb_information.dimensions d
        WHERE d.hypertable_schema = h.hypertable_schema AND d.hypertable_name = h.hypertable_name
        ORDER BY d.dimension_number LIMIT 1)`
    : 'NULL';
  return `SELECT h.hypertable_schema::text AS schema, h.hypertable_name::text AS name, ${timeColumn}::text AS time_column,
      coalesce((SELECT sum(greatest(chunk.reltuples, 0)) FROM pg_inherits i JOIN pg_class chunk ON chunk.oid = i.inhrelid
        WHERE i.inhparent = format('%I.%I', h.hypertable_schema, h.hypertable_name)::regclass), 0)::bigint::text AS estimate
    FROM timescaledb_information.hypertables h`;
}

function firstTimeColumn(table: DescribedTable): string | null {
  const isTime = (type: ColumnType): boolean => type === 'timestamptz' || type === 'timestamp' || type === 'date';
  return table.columns.find((column) => isTime(column.type))?.name ?? null;
}

async function extensionVersion(session: Session): Promise<string> {
  const answer = await session.client.query<{ version: string }>(
    `SELECT extversion AS version FROM pg_extension WHERE extname = 'timescaledb'`,
  );
  return answer.rows[0]?.version ?? '(extension not installed)';
}
