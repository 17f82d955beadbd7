import type { World } from '../../world.ts';

const everyMs = 60_000;

/** No answer takes this long: a log that is still `running` then belongs to a process that is gone. */
const lostAfterMs = 15 * 60_000;

/** Marks what a lost process left behind and removes what has expired; now, and once a minute. */
export function keepAudit({ store, log }: Pick<World, 'store' | 'log'>): { stop(): void } {
  const tidy = async () => {
    try {
      const lost = await store.audit.settleLost(lostAfterMs);
      const expired = await store.audit.expire();
      if (lost + expired > 0) log.info({ lost, expired }, 'the audit was tidied');
    } catch (error) {
      log.warn({ err: error }, 'the audit could not be tidied; it is tried again in a minute');
    }
  };
  void tidy();
  const timer = setInterval(() => void tidy(), everyMs).unref();
  return { stop: () => clearInterval(timer) };
}
