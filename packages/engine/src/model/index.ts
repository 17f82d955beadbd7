export { irByModel, type IrByModel, type IrByModelInput } from './ir-by-model.ts';
export { type ModelTrace, traceOf } from './model-trace.ts';
export { fenceData, fenceRule } from './prompt/fence-data.ts';
export { plainText } from './prompt/plain-text.ts';
export { type IrDifference, irDifferences } from './ir-differences.ts';
export { type ResultRows, rowsForModel } from './rows-for-model.ts';
export { sqlByModel, type SqlByModel, type SqlByModelInput } from './sql-by-model.ts';
