import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { irSchema } from '@air/contract';
import { AirError, type DatasourceKind } from '@air/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeService } from '../services/describe-service.ts';
import { handWritten } from './cases/all.ts';
import type { Case } from './cases/case.ts';
import { makeDataset } from './dataset.ts';
import { type Engine, openEngine } from './engines.ts';
import { fillFiles, fillMysql, fillPostgres, fillSqlite } from './fill.ts';
import { generateIrs } from './generate.ts';
import { normalise } from './normalise.ts';
import { timeBucketStub } from './time-bucket-stub.ts';

const cases = [
  ...handWritten,
  ...generateIrs(120).map((ir, index): Case => ({ title: `generated IR ${index + 1}`, ir })),
];
const dataset = makeDataset();
const directory = mkdtempSync(join(tmpdir(), 'air-differential-'));
let sqlite: Engine;

beforeAll(async () => {
  const path = join(directory, 'data.db');
  fillSqlite(path, dataset);
  sqlite = await openEngine('sqlite', { dsn: path });
});

afterAll(async () => {
  await sqlite.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('the same IR gives the same rows on SQLite and on files', () => {
  compareWith('files', async () => {
    const basePath = join(directory, 'files');
    await fillFiles(basePath, dataset);
    return { place: { basePath }, drop: () => Promise.resolve() };
  });
});

await describeService('postgres', 'the same IR gives the same rows on SQLite and on', (service) => {
  compareWith('postgres', async () => {
    const database = await service.createDatabase();
    await fillPostgres(database.dsn, dataset);
    return { place: database, drop: () => database.drop() };
  });
});

await describeService('postgres', 'the same IR gives the same rows on SQLite and with time_bucket on', (service) => {
  compareWith('timescaledb', async () => {
    const database = await service.createDatabase();
    await fillPostgres(database.dsn, dataset, timeBucketStub);
    return { place: database, drop: () => database.drop() };
  });
});

await describeService('mysql', 'the same IR gives the same rows on SQLite and on', (service) => {
  compareWith('mysql', async () => {
    const database = await service.createDatabase();
    await fillMysql(database.dsn, dataset);
    return { place: database, drop: () => database.drop() };
  });
});

interface Filled {
  place: { dsn?: string; basePath?: string };
  drop(): Promise<void>;
}

function compareWith(kind: DatasourceKind, fill: () => Promise<Filled>): void {
  let engine: Engine;
  let filled: Filled;

  beforeAll(async () => {
    filled = await fill();
    engine = await openEngine(kind, filled.place);
  });

  afterAll(async () => {
    await engine.close();
    await filled.drop();
  });

  test.each(cases)('$title', async (each) => {
    expect(await outcome(engine, each)).toEqual(await outcome(sqlite, each));
  });
}

/** Rows, or the refusal to multiply a metric: what one engine refuses, all refuse. */
async function outcome(engine: Engine, { ir, params }: Case): Promise<unknown> {
  try {
    const { rows } = await engine.answer(irSchema.parse(ir), params ?? {});
    return normalise(rows);
  } catch (thrown) {
    if (thrown instanceof AirError && thrown.code === 'ir.fan_out') return thrown.code;
    throw thrown;
  }
}
