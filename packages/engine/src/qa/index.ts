export type { CheckInput } from './check-input.ts';
export { checkResult, rubricVersion } from './check-result.ts';
export { type ComparedResult, type Comparison, compareResults } from './compare-results.ts';
export { type ExpectationInput, type Expectations, expectationsOf } from './expectations.ts';
export { judgeByModel, type JudgeInput, type Judgement, modelRubricVersion } from './judge-by-model.ts';
export { createResultProfile, type ResultProfile, type ResultProfiler } from './result-profile.ts';
export { totalsIr } from './totals.ts';
export { analysisMarkdown, type ModelVerdict, verdictOf } from './verdict.ts';
