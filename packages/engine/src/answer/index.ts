export { type AnswerTable, figuresOf } from './answer-table.ts';
export { checkFigures } from './check-figures.ts';
export { chooseWidgets } from './choose-widgets.ts';
export { narrate, type Narration } from './narrate.ts';
export { plainAnswer } from './plain-answer.ts';
export { suggestFollowUps } from './suggest-follow-ups.ts';
