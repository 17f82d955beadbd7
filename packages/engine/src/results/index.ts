export { openResultStore, type ResultPage, type ResultStore } from './result-store.ts';
export type { ResultWriter } from './result-writer.ts';
