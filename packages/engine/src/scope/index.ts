export { type ReadScope, readScope } from './read-scope.ts';
export { refine } from './refine.ts';
export { scopeOfIr } from './scope-of-ir.ts';
export { titleOf } from './title.ts';
export { titleOfIr } from './title-of-ir.ts';
export { writeScope } from './write-scope.ts';
