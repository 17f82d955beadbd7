import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectors, type Source } from '@air/connectors';
import type { Ir, ParameterValues } from '@air/contract';
import {
  type Cell,
  type Column,
  type DatasourceKind,
  defaultLimits,
  dialectOf,
  fixedClock,
  type Statement,
  systemClock,
} from '@air/core';
import { openGuard, policyFor } from '@air/engine/guard';
import { type Catalog, learn } from '@air/engine/learn';
import { compile } from '@air/engine/sql';

interface Answer {
  columns: Column[];
  rows: Cell[][];
  statement: Statement;
}

/** A datasource with the dataset in it, learned and guarded as in the product. */
export interface Engine {
  kind: DatasourceKind;
  catalog: Catalog;
  answer(ir: Ir, params?: ParameterValues): Promise<Answer>;
  close(): Promise<void>;
}

const asOf = new Date('2025-06-01T12:00:00Z');

export async function openEngine(kind: DatasourceKind, place: { dsn?: string; basePath?: string }): Promise<Engine> {
  const cacheDirectory = mkdtempSync(join(tmpdir(), 'air-differential-'));
  const source = await connectors[kind].open({
    datasourceId: kind,
    dsn: place.dsn ?? null,
    basePath: place.basePath ?? null,
    allowedExtensions: ['.parquet'],
    inferRows: 1_000,
    poolSize: 2,
    memoryLimitMb: 512,
    cacheDirectory,
  });
  const guard = openGuard(systemClock);
  const description = await source.describe();
  const open: Catalog = {
    datasourceId: kind,
    dialect: dialectOf(kind),
    version: '',
    learnedAt: '',
    relationships: [],
    tables: description.tables.map((table) => ({
      ...table,
      name: table.name,
      sqlName: table.name,
      columns: table.columns.map((column) => ({
        ...column,
        role: 'other',
        stats: null,
        values: null,
        sensitivity: 'none',
      })),
      timeColumn: null,
      isTimeSeries: false,
      labelColumns: [],
      hash: '',
    })),
  };

  const run = async (statement: Statement, catalog: Catalog): Promise<{ columns: Column[]; rows: Cell[][] }> => {
    const verdict = await guard.check(statement, policyFor(catalog, defaultLimits));
    if (!verdict.isAllowed)
      throw new Error(`refused by the guard: ${JSON.stringify(verdict.report)}\n${statement.text}`);
    return collect(source, verdict.sql);
  };
  const { catalog } = await learn(
    { describe: () => Promise.resolve(description), query: (statement) => run(statement, open) },
    { datasourceId: kind, dialect: dialectOf(kind), clock: fixedClock('2025-06-01T12:00:00Z') },
  );
  return {
    kind,
    catalog,
    async answer(ir, params = {}) {
      const { statement } = compile({ ir, catalog, params, asOf });
      return { ...(await run(statement, catalog)), statement };
    },
    async close() {
      await guard.close();
      await source.close();
    },
  };
}

async function collect(
  source: Source,
  sql: Parameters<Source['query']>[0],
): Promise<{ columns: Column[]; rows: Cell[][] }> {
  const result: { columns: Column[]; rows: Cell[][] } = { columns: [], rows: [] };
  for await (const batch of source.query(sql, { signal: new AbortController().signal, timeoutMs: 20_000 })) {
    result.columns = batch.columns;
    result.rows.push(...batch.rows);
  }
  return result;
}
