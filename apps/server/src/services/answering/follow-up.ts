import type { Ir, ScopeDraft } from '@air/contract';
import { AirError } from '@air/core';
import { type Ground, planQuestion, refineScope } from '@air/engine';
import { buildIr } from '@air/engine/ir';
import { readScope, refine } from '@air/engine/scope';
import type { TurnRecord } from '@air/store';

const opening =
  /^(and|also|but|only|just|now|then|instead|what about|how about|by|per|for each|split|group|without|except|exclude|excluding|sort|order|limit|the same|same|remove|add|include|(the )?(top|bottom|first) \d+|(in|for|since|during) |(last|this|next|previous) (year|month|quarter|week)\b|(daily|weekly|monthly|quarterly|yearly)\b)/i;

/** Whether a question reads as one that goes on from the question before. */
export const beginsLikeFollowUp = (question: string): boolean => opening.test(question.trim());

interface FollowUp {
  draft: ScopeDraft;
  /** The question that it goes on from. */
  of: string;
}

/** Changes the scope of the turn before by the new question, or asks which change is meant; null when it is none. */
function followUpOf(question: string, turn: Pick<TurnRecord, 'scopeMd' | 'question'>, ground: Ground): FollowUp | null {
  if (turn.scopeMd === null) return null;
  for (const instruction of instructionsIn(question)) {
    const draft = refined(turn.scopeMd, instruction, ground);
    const isChange =
      draft !== null && (draft.ir !== null || draft.clarifications.some(({ options }) => options.length > 0));
    if (isChange) return { draft, of: turn.question };
  }
  return null;
}

/** "And what about Berlin?" asks for "Berlin"; "top 5 only" is "top 5". */
function instructionsIn(question: string): string[] {
  const plain = question
    .trim()
    .replace(/[?.!\s]+$/, '')
    .replace(/^(?:(?:and|but|now|then|ok|okay|please)[,\s]+)+/i, '')
    .replace(/^(?:what|how) about\s+/i, '')
    .replace(/^(?:the )?same (?:but |thing )?/i, '')
    .replace(/^(?:except(?: for)?|excluding|exclude)\s+/i, 'without ');
  const short = plain
    .replace(/^(?:only|just)\s+(?=(?:the )?(?:top|bottom|first)\b)/i, '')
    .replace(/\s+(?:only|please|then)$/i, '');
  return [...new Set([short, plain])].filter((text) => text !== '');
}

/** A scope that cannot be read back, or an instruction that means nothing, is no follow-up. */
function refined(scopeMd: string, instruction: string, ground: Ground): ScopeDraft | null {
  try {
    return refineScope(scopeMd, instruction, ground);
  } catch (error) {
    if (error instanceof AirError && /^(ask|scope|ir)\./.test(error.code)) return null;
    throw error;
  }
}

/** What the question means by itself, or as a change of the one before where it cannot stand alone. */
export function planTurn(
  question: string,
  { turns, ground }: { turns: TurnRecord[]; ground: Ground },
): { draft: ScopeDraft; followed: string | null } {
  const last = turns.findLast(({ scopeMd }) => scopeMd !== null);
  const begins = last !== undefined && beginsLikeFollowUp(question);
  const first = begins ? followUpOf(question, last, ground) : null;
  if (first) return { draft: first.draft, followed: first.of };
  const draft = planQuestion(question, ground);
  const isAlone = draft.ir !== null || last === undefined || begins;
  const second = isAlone ? null : followUpOf(question, last, ground);
  return second ? { draft: second.draft, followed: second.of } : { draft, followed: null };
}

/** What follow-ups would ask for, without planning each of them whole; null for what is none. */
export function openFollowUps(scopeMd: string, ground: Ground): (question: string) => Ir | null {
  const { intent } = readScope(scopeMd, ground);
  return (question) => {
    if (intent === null) return null;
    const [instruction = ''] = instructionsIn(question);
    try {
      const changed = refine(intent, instruction, ground);
      return changed.intent && buildIr(changed.intent, ground.catalog);
    } catch (error) {
      if (error instanceof AirError && /^(ask|scope|ir)\./.test(error.code)) return null;
      throw error;
    }
  };
}
