export type { Access, Subject } from './access.ts';
export { checkPolicy } from './check-policy.ts';
export { guardPolicyOf } from './guard-policy-of.ts';
export { isKnownMeaning } from './known-meaning.ts';
export { noAccess, resolveAccess } from './resolve-access.ts';
