export type { ModelLog } from './call-model.ts';
export type { LedgerEntry, ModelLedger } from './ledger.ts';
export { listModels } from './list-models.ts';
export { openModelRouter } from './open-model-router.ts';
export type * from './router.ts';
export type { BudgetSettings, DiscoverySettings, ModelEndpoint, ModelPrice, ModelSettings } from './settings.ts';
