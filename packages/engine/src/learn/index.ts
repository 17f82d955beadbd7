export type * from './catalog.ts';
export { canonicalHash, canonicalJson } from './canonical-hash.ts';
export { learn } from './learn.ts';
export { notesOf } from './notes.ts';
export { minimalDdl } from './minimal-ddl.ts';
export { nearestValues } from './nearest-values.ts';
export {
  columnPrefix,
  comparableWords,
  expandAbbreviation,
  sharedPrefix,
  singular,
  splitName,
  withoutPrefix,
  writtenOut,
} from './names.ts';
export type { LearnedSource, LearnOptions, LearnSource, SchemaNote } from './source.ts';
