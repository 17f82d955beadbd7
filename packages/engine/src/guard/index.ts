export { type Guard, openGuard, type Verdict } from './guard.ts';
export type { AllowedRelation, GuardPolicy } from './policy.ts';
export { policyFor } from './policy-for.ts';
