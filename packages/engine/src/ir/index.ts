export { type BoundedIr, boundTime } from './bound-time.ts';
export { buildIr } from './build-ir.ts';
export { parameterise, type ParameterisedIr } from './parameterise.ts';
