import type { ModelTask } from '@air/contract';
import type { Clock } from '@air/core';
import { isListed, listModels } from './list-models.ts';
import type { DiscoverySettings, ModelEndpoint } from './settings.ts';

export interface Discovery {
  /** What a local Ollama serves, as far as is known by now. */
  tasks(): Record<ModelTask, string[]>;
  /** Looks at once, for somebody who asks what there is. */
  look(): Promise<void>;
  close(): void;
}

/** Looks for a local Ollama now and then, beside everything else; nothing waits for it. */
export function discoverOllama(
  settings: DiscoverySettings,
  endpoints: ModelEndpoint[],
  { clock, isInUse, onChange }: { clock: Clock; isInUse: () => boolean; onChange: (models: string[]) => void },
): Discovery {
  let found: string[] = [];

  async function look(): Promise<void> {
    const listing = await listModels({ listUrl: `${settings.host}/api/tags`, apiKey: null }, clock);
    const listed = listing.isReachable ? listing.models : [];
    const now = endpoints.filter(({ model }) => isListed(model, listed)).map(({ id }) => id);
    const isNew = now.join() !== found.join();
    found = now;
    if (isNew) onChange(now);
  }

  const timer = setInterval(() => {
    if (!isInUse()) void look();
  }, settings.everyMs);
  timer.unref();
  void look();

  const serving = (ids: string[]) => ids.filter((id) => found.includes(id));
  return {
    tasks: () => ({
      chat: serving(settings.tasks.chat),
      ir: serving(settings.tasks.ir),
      sql: serving(settings.tasks.sql),
      qa: serving(settings.tasks.qa),
      embeddings: serving(settings.tasks.embeddings),
    }),
    look,
    close: () => clearInterval(timer),
  };
}
