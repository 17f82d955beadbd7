export { irByModel, type IrByModel, type IrByModelInput } from './ir-by-model.ts';
export { type ModelTrace, traceOf } from './model-trace.ts';
export { fenceData, fenceRule } from './prompt/fence-data.ts';
export { plainText } from './prompt/plain-text.ts';
