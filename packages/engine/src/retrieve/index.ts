export { catalogPassages } from './catalog-passages.ts';
export { chunkText } from './chunk-text.ts';
export { fuse } from './fuse.ts';
export { searchWords } from './search-words.ts';
export { verifiedPassages } from './verified-passages.ts';
export { comparisonsOf } from './verified/conditions.ts';
export { matchVerified, type VerifiedMatch, type VerifiedQuestion } from './verified/match-verified.ts';
export { templateOf } from './verified/template.ts';
