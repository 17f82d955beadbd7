import { EventEmitter, once } from 'node:events';
import { type RunChange, startRunner } from '@air/runner';
import { type RunKind } from '@air/store';
import pg from 'pg';
import { newRun, openWorld, org, type World } from '../../apps/runner/test/world.ts';
import { withServices } from '../../test/services/with-services.ts';
import { type Figure, timeCalls } from './measure.ts';

const calls = 300;

/** The whole durable path of one small query — insert, claim, guard, execute, persist, check — beside the bare driver. */
export async function benchRuns(): Promise<Figure[]> {
  return withServices(['postgres'], async ([service]) => {
    if (!service) return [];
    const source = await service.createDatabase();
    const control = await service.createDatabase();
    const raw = await timeRawPool(source.dsn);
    const figures: Figure[] = [];
    for (const driver of ['sqlite', 'postgres'] as const) {
      const world = await openWorld(driver === 'postgres' ? { driver, dsn: control.dsn } : undefined);
      try {
        const { p50 } = await timeDurablePath(world, source.dsn);
        figures.push({
          metric: `small query as a durable run, ${driver} control plane, p50`,
          value: p50,
          unit: 'ms',
          against: raw,
          ratio: p50 / raw,
          goal: 'low',
        });
      } finally {
        await world.close();
      }
    }
    await source.drop();
    await control.drop();
    return figures;
  });
}

async function timeRawPool(dsn: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: dsn, max: 4 });
  await pool.query(
    'create table sale as select i as id, i % 10 as store_id, i * 1.5 as total from generate_series(1, 1000) i',
  );
  const { p50 } = await timeCalls(calls, () =>
    pool.query('select id, total from sale where store_id = $1 limit 10', [3]),
  );
  await pool.end();
  return p50;
}

async function timeDurablePath(world: World, dsn: string): Promise<{ p50: number }> {
  await world.store.datasources.create(org, {
    id: 'bench',
    kind: 'postgres',
    dsn,
    basePath: null,
    displayName: 'Bench',
    isDefault: true,
    isFromConfig: false,
    isSample: false,
  });
  const changes = new EventEmitter();
  const onRunChange = ({ id, status }: RunChange) => status !== 'running' && changes.emit(id);
  const runner = await startRunner({ ...world.options, onRunChange });
  const run = async (kind: RunKind, change: Partial<Parameters<World['store']['runs']['create']>[1]> = {}) => {
    const { id } = await world.store.runs.create(org, newRun(kind, { datasourceId: 'bench', ...change }));
    const ended = once(changes, id);
    runner.wake();
    await ended;
  };
  try {
    await run('learn');
    return await timeCalls(calls, () =>
      run('query', { sql: 'select id, total from sale where store_id = $1 limit 10', sqlParams: [3] }),
    );
  } finally {
    await runner.stop();
  }
}
