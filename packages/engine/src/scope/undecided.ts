import type { Clarification } from '@air/contract';

/** Words that were read, and can mean several things: carried from where they are read to where they can be offered. */
export class Undecided extends Error {
  readonly clarifications: Clarification[];

  constructor(clarifications: Clarification[]) {
    super(clarifications[0]?.question ?? 'several meanings');
    this.clarifications = clarifications;
  }
}

/** True when a person can choose an answer to everything that is open. */
export const hasOptions = (clarifications: Clarification[]): boolean =>
  clarifications.length > 0 && clarifications.every(({ options }) => options.length > 0);
