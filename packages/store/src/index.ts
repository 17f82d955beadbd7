export { openStore, type StoreOptions, type StoreSettings } from './open-store.ts';
export type * from './store.ts';
