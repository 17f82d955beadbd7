import { type ModelTask, modelTasks } from '@air/contract';
import type { Clock } from '@air/core';
import type { Health } from './health.ts';
import { isListed, type Listing, listModels } from './list-models.ts';
import type { ModelStatus } from './router.ts';
import type { ModelEndpoint } from './settings.ts';

interface Ground {
  endpoints: ModelEndpoint[];
  tasks: Record<ModelTask, string[]>;
  isDiscovered: (id: string) => boolean;
  health: Health;
  clock: Clock;
}

/** Asks each server whether it is there; servers of several models once. */
export async function describeModels({
  endpoints,
  tasks,
  isDiscovered,
  health,
  clock,
}: Ground): Promise<ModelStatus[]> {
  const asked = new Map<string, Promise<Listing>>();
  const listingOf = (endpoint: ModelEndpoint): Promise<Listing> => {
    const key = `${endpoint.listUrl} ${endpoint.apiKey}`;
    const listing = asked.get(key) ?? listModels(endpoint, clock);
    asked.set(key, listing);
    return listing;
  };

  return Promise.all(
    endpoints.map(async (endpoint): Promise<ModelStatus> => {
      const { id, name, baseUrl, missing } = endpoint;
      const listing = missing === null ? await listingOf(endpoint) : null;
      const known = health.of(id);
      return {
        id,
        model: name,
        baseUrl: withoutLogin(baseUrl),
        tasks: placesOf(id, tasks),
        ...stateOf(endpoint, listing, known),
        isDiscovered: isDiscovered(id),
        latencyMs: known.latencyMs ?? (listing?.isReachable ? Math.round(listing.ms) : null),
        checkedAt: listing ? clock.now().toISOString() : null,
        calls: known.calls,
        failures: known.failures,
      };
    }),
  );
}

function stateOf(
  { missing, model, isListComplete }: ModelEndpoint,
  listing: Listing | null,
  { coolUntil, reason }: { coolUntil: Date | null; reason: string | null },
): Pick<ModelStatus, 'state' | 'reason'> {
  if (missing !== null || !listing) return { state: 'not_configured', reason: missing };
  if (!listing.isReachable) return { state: 'unreachable', reason: listing.reason };
  if (isListComplete && !isListed(model, listing.models)) {
    return { state: 'unreachable', reason: `the server is there, but has no model "${model}"` };
  }
  if (coolUntil) return { state: 'cooling_down', reason: `left out until ${coolUntil.toISOString()}: ${reason}` };
  return { state: 'ready', reason: null };
}

function placesOf(id: string, tasks: Record<ModelTask, string[]>): ModelStatus['tasks'] {
  return modelTasks.flatMap((task) => {
    const place = tasks[task].indexOf(id);
    return place < 0 ? [] : [{ task, place: place + 1 }];
  });
}

/** An address may hold a password or a key. */
function withoutLogin(address: string): string {
  const url = new URL(address);
  return `${url.origin}${url.pathname}`;
}
