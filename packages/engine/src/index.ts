export { perform, type Performance, type Performed } from './perform.ts';
export { type Answer, answer, type World } from './pipeline.ts';
export { type Ground, planQuestion, refineScope, replanScope } from './plan.ts';
