import { parentPort, workerData } from 'node:worker_threads';
import { AirError, type SecretBox, toProblem } from '@air/core';
import { openStore, type StoreSettings } from '@air/store';
import type { HeartbeatData, HeartbeatNews, HeartbeatOrder } from './heartbeat.ts';

/** A thread of its own, with a connection of its own: nothing the runner computes can make its leases run out. */
const { runnerId, storeSettings, timing } = workerData as HeartbeatData & { storeSettings: StoreSettings }; // set by startHeartbeat
const { leaseMs, pollMs, hungMs } = timing;

const noSecrets: SecretBox = { seal: refuse, open: refuse };
const store = await openStore({ ...storeSettings, secretBox: noSecrets });
let lastSignOfLife = performance.now();
let lastBeat = Number.NEGATIVE_INFINITY;
let isStopped = false;
let ticking: Promise<void> | null = null;

parentPort?.on('message', (order: HeartbeatOrder) => {
  lastSignOfLife = performance.now();
  if (order === 'check') void tickOnce();
  if (order === 'stop') void stop();
});
const timer = setInterval(() => void tickOnce(), pollMs);
await tickOnce();
tell({ kind: 'ready' });

function tickOnce(): Promise<void> {
  ticking ??= tick()
    .catch((error: unknown) => tell({ kind: 'trouble', problem: toProblem(error) }))
    .finally(() => (ticking = null));
  return ticking;
}

async function tick(): Promise<void> {
  const isHung = performance.now() - lastSignOfLife > hungMs;
  if (isHung || isStopped) return;
  const { canceled } = await store.runs.heartbeat(runnerId, leaseMs);
  if (canceled.length > 0) tell({ kind: 'canceled', runIds: canceled });
  if (performance.now() - lastBeat < leaseMs / 3) return;
  await store.runners.beat(runnerId);
  lastBeat = performance.now();
}

async function stop(): Promise<void> {
  isStopped = true;
  clearInterval(timer);
  await ticking;
  await store.close();
  parentPort?.close();
}

function tell(news: HeartbeatNews): void {
  parentPort?.postMessage(news);
}

function refuse(): never {
  throw new AirError('internal.bug', 'the heartbeat has no business with secrets');
}
