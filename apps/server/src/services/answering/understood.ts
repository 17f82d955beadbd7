import type { AnswerPath, Clarification, Ir, Phrase } from '@air/contract';
import type { Statement } from '@air/core';

/** What a question was taken to mean. */
interface Meaning {
  path: AnswerPath;
  title: string;
  scopeMd: string;
  phrases: Phrase[];
  assumptions: string[];
}

export type Understood =
  | (Meaning & { kind: 'ir'; ir: Ir })
  /** A model wrote SQL for a question that no IR was found for. */
  | (Meaning & { kind: 'sql'; sql: string; statement: Statement })
  | { kind: 'question'; clarifications: Clarification[]; hint: string; scopeMd: string | null; readings: Reading[] };

/** One of two meanings that a person is asked to choose from. */
export interface Reading {
  id: 'builtin' | 'model';
  ir: Ir;
  title: string;
  scopeMd: string;
  phrases: Phrase[];
  assumptions: string[];
}

/** A clarification that offers readings has this id. */
export const readingQuestion = 'q_reading';
