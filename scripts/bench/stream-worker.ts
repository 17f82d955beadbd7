import { readRaw } from './read-raw.ts';
import { readThroughAir } from './read-through-air.ts';
import type { StreamJob, StreamMessage } from './stream-job.ts';

const tell = (message: StreamMessage) => process.send?.(message);

async function perform(job: StreamJob): Promise<void> {
  let started = 0;
  const onReady = () => {
    tell({ type: 'ready' });
    started = performance.now();
  };
  const rows = job.path === 'air' ? await readThroughAir(job, onReady) : await readRaw[job.kind](job.dsn, onReady);
  tell({ type: 'done', rows, ms: performance.now() - started });
  process.disconnect();
}

process.once('message', (job: StreamJob) => {
  perform(job).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
