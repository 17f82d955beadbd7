import { systemClock } from '@air/core';
import { type ModelRouter, openModelRouter } from '@air/models';
import type { Store } from '@air/store';
import type { Logger } from 'pino';
import type { Config } from './config/load-config.ts';

/** The models of a configuration; what they cost goes into the control plane. */
export function openModels(config: Config, store: Store, log: Logger): ModelRouter {
  return openModelRouter(config.models, { clock: systemClock, ledger: store.modelCalls, log });
}
