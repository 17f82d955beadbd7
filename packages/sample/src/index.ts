export { type Executor, fill, type FillOptions } from './fill.ts';
export { makeSampleData, type SampleData, type SampleOptions } from './make-sample-data.ts';
