export { type ReadScope, readScope } from './read-scope.ts';
export { refine } from './refine.ts';
export { titleOf } from './title.ts';
export { writeScope } from './write-scope.ts';
