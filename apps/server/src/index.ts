export { buildApp } from './app.ts';
export { type Actor, defaultOrgId, systemActor } from './http/actor.ts';
export { keepAudit } from './services/answering/keep-audit.ts';
export { type CatalogCache, openCatalogCache } from './services/catalog-cache.ts';
export { introduceDatasource } from './services/registering.ts';
export { openRunWatch, type RunWatch } from './services/run-watch.ts';
export type { AuthSettings, World } from './world.ts';
