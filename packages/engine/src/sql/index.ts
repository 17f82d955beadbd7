export { bindText } from './bind-text.ts';
export { type CompiledQuery, type CompileInput, compile } from './compile.ts';
export { type CountedRelation, countRows } from './count-rows.ts';
export { nearest } from '@air/contract';
export { parametersOf } from './parameters.ts';
