export { type Guard, openGuard, type Verdict } from './guard.ts';
export type { AllowedRelation, GuardPolicy } from './policy.ts';
export { policyFor, relationOf } from './policy-for.ts';
