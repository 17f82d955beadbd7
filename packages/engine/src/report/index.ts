export { checksum } from './checksum.ts';
export { type DiffLine, diffLines } from './diff-lines.ts';
export { parseDefinition } from './parse-definition.ts';
export { resolveParameters } from './resolve-parameters.ts';
export { suggestVisuals } from './suggest-visuals.ts';
export { usedParameters } from './used-parameters.ts';
