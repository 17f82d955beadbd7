export type { Access, Subject } from './access.ts';
export { checkPolicy } from './check-policy.ts';
export { guardPolicyOf } from './guard-policy-of.ts';
export { resolveAccess } from './resolve-access.ts';
