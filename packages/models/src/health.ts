import type { Clock } from '@air/core';
import type { Failure } from './provider/explain-failure.ts';

interface HealthState {
  failuresInRow: number;
  /** Null when it may be called. */
  coolUntil: Date | null;
  /** Why it last failed; null after it answered. */
  reason: string | null;
  latencyMs: number | null;
  checkedAt: Date | null;
  calls: number;
  failures: number;
}

/** What is known of each model's health; one that failed is left out for a while. */
export interface Health {
  of(id: string): HealthState;
  answered(id: string, ms: number): void;
  failed(id: string, failure: Failure): void;
}

const failuresUntilCoolDown = 2;

export function createHealth(clock: Clock, coolDownMs: number): Health {
  const states = new Map<string, HealthState>();
  const stateOf = (id: string): HealthState => {
    const known = states.get(id) ?? { ...untried };
    states.set(id, known);
    return known;
  };

  return {
    of(id) {
      const state = stateOf(id);
      const isCool = state.coolUntil !== null && state.coolUntil > clock.now();
      return { ...state, coolUntil: isCool ? state.coolUntil : null };
    },

    answered(id, ms) {
      const state = stateOf(id);
      state.calls += 1;
      Object.assign(state, { failuresInRow: 0, coolUntil: null, reason: null, latencyMs: ms, checkedAt: clock.now() });
    },

    failed(id, { health, message, retryAfterMs }) {
      const state = stateOf(id);
      state.calls += 1;
      state.checkedAt = clock.now();
      if (health === 'fine') return;
      state.failures += 1;
      state.failuresInRow += 1;
      state.reason = message;
      if (health === 'failing' && state.failuresInRow < failuresUntilCoolDown) return;
      state.coolUntil = new Date(clock.now().getTime() + (retryAfterMs ?? coolDownMs));
    },
  };
}

const untried: HealthState = {
  failuresInRow: 0,
  coolUntil: null,
  reason: null,
  latencyMs: null,
  checkedAt: null,
  calls: 0,
  failures: 0,
};
