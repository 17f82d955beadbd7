import { AirError, defaultLimits } from '@air/core';
import type { Clarification, Ir, Phrase, ScopeDraft } from '@air/contract';
import { ask, type Ground, type Intent } from './ask/index.ts';
import { buildIr } from './ir/index.ts';
import { canonicalJson } from './learn/index.ts';
import { type ReadScope, readScope, refine, titleOf, writeScope } from './scope/index.ts';

export type { Ground };

/** Plans a question without any model: its scope, and its IR when every word is understood. */
export function planQuestion(question: string, ground: Ground): ScopeDraft {
  checkQuestion(question);
  const { intent, phrases, assumptions, clarifications, confidence } = ask(question, ground);
  return draftOf(
    { question, title: titleOf(question), intent, phrases, assumptions, clarifications, confidence },
    ground,
  );
}

/**
 * Plans an edited scope: what its sections say, or its question when they say nothing, or when the question is all that
 * was changed since the text before.
 */
export function replanScope(scopeMd: string, ground: Ground, before: string | null = null): ScopeDraft {
  const edited = readScope(scopeMd, ground);
  const { title, question, assumptions, intent } = edited;
  if (intent === null || isAskedAnew(edited, before, ground)) return planQuestion(question, ground);
  return draftOf(
    {
      question,
      title: title ?? titleOf(question),
      intent,
      phrases: phrasesOf(question, ground),
      assumptions,
      clarifications: [],
      confidence: 0.95,
    },
    ground,
  );
}

function isAskedAnew(edited: ReadScope, before: string | null, ground: Ground): boolean {
  const was = before === null ? null : readIfWhole(before, ground);
  if (was === null) return false;
  const meaningOf = ({ intent }: ReadScope) => canonicalJson({ ...intent, question: '' });
  return edited.question !== '' && edited.question !== was.question && meaningOf(edited) === meaningOf(was);
}

/** A text that was stored with an IR of its own need not be a scope that can be read. */
function readIfWhole(scopeMd: string, ground: Ground): ReadScope | null {
  try {
    return readScope(scopeMd, ground);
  } catch (error) {
    if (error instanceof AirError && error.code.startsWith('scope.')) return null;
    throw error;
  }
}

/** Changes a scope by an instruction in words. */
export function refineScope(scopeMd: string, instruction: string, ground: Ground): ScopeDraft {
  checkQuestion(instruction);
  const { title, question, assumptions, intent: written } = readScope(scopeMd, ground);
  const planned = written === null ? ask(question, ground) : null;
  const intent = written ?? planned?.intent ?? null;
  if (intent === null) {
    return draftOf(
      {
        question,
        title: titleOf(question),
        intent,
        phrases: planned?.phrases ?? [],
        assumptions,
        clarifications: planned?.clarifications ?? [],
        confidence: 0,
      },
      ground,
    );
  }
  const { intent: changed, clarifications } = refine(intent, instruction, ground);
  const changes = [...assumptions, `changed as asked: ${instruction.trim()}`];
  return draftOf(
    {
      question,
      title: title ?? titleOf(question),
      intent: changed,
      phrases: phrasesOf(question, ground),
      assumptions: changes,
      clarifications,
      confidence: 0.95,
    },
    ground,
  );
}

interface Plan {
  question: string;
  title: string;
  intent: Intent | null;
  phrases: Phrase[];
  assumptions: string[];
  clarifications: Clarification[];
  confidence: number;
}

function draftOf(plan: Plan, ground: Ground): ScopeDraft {
  const { ir, clarifications } = build(plan, ground);
  const isReady = ir !== null && clarifications.length === 0;
  const { question, title, phrases, assumptions } = plan;
  return {
    question,
    datasource_id: ground.catalog.datasourceId,
    status: !isReady ? 'clarify' : plan.confidence >= 0.85 ? 'understood' : 'unsure',
    confidence: isReady ? plan.confidence : 0,
    title,
    scope_md: writeScope({
      title,
      question,
      phrases,
      intent: isReady ? plan.intent : null,
      assumptions,
      clarifications,
    }),
    phrases,
    assumptions,
    clarifications,
    ir: isReady ? ir : null,
    as_of: ground.asOf.toISOString(),
    path: 'builtin',
  };
}

/** An intent that cannot be joined is a question to the person, not a failure. */
function build({ intent, clarifications }: Plan, ground: Ground): { ir: Ir | null; clarifications: Clarification[] } {
  if (intent === null) return { ir: null, clarifications };
  try {
    return { ir: buildIr(intent, ground.catalog), clarifications };
  } catch (error) {
    if (!(error instanceof AirError) || !error.code.startsWith('ir.')) throw error;
    const { hint } = error.options;
    const open = {
      id: `q_${error.code}`,
      phrase: intent.question,
      question: hint === undefined ? error.message : `${error.message}: ${hint}`,
      options: [],
    };
    return { ir: null, clarifications: [...clarifications, open] };
  }
}

function checkQuestion(question: string): void {
  if (question.trim() === '') throw new AirError('ask.question_empty', 'the question is empty');
  const limit = defaultLimits.questionCharacters;
  if (question.length > limit)
    throw new AirError(
      'ask.question_too_long',
      `the question has ${question.length} characters; the limit is ${limit}`,
    );
}

/** The phrases of the question that a scope began with, for as long as it can still be read. */
function phrasesOf(question: string, ground: Ground): Phrase[] {
  return question === '' ? [] : ask(question, ground).phrases;
}
