export { ask, type Ground } from './ask.ts';
export type {
  Condition,
  Derived,
  Field,
  Intent,
  Measure,
  Output,
  Scalar,
  Share,
  Sort,
  Understanding,
} from './intent.ts';
export { lexiconOf, type Lexicon } from './lexicon/lexicon.ts';
export type { Reading } from './lexicon/reading.ts';
export { spokenName } from './words/names.ts';
export { type Pins, type SchemaGraph, schemaGraphOf, type Step } from './lexicon/schema-graph.ts';
