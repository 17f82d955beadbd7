import type { Answer, Ir } from '@air/contract';
import type { CompiledQuery } from '@air/engine/sql';
import type { TurnRecord } from '@air/store';
import type { Reading } from './understood.ts';

/** What a turn keeps beside its answer, and nobody is shown. */
export interface Kept {
  /** What the asker could see: words that quote values are shown to those who see the same. */
  fingerprint: string | null;
  ir: Ir | null;
  roles: CompiledQuery['columns'] | null;
  readings: Reading[];
}

/** The record of a turn: the answer without the rows of its widgets. */
export function turnOf(answer: Answer, kept: Kept): Record<string, unknown> {
  return { answer: { ...answer, widgets: answer.widgets.map((widget) => ({ ...widget, rows: [] })) }, kept };
}

export const answerOf = ({ answer }: TurnRecord): Answer => (answer as unknown as { answer: Answer }).answer; // written by `turnOf`

export const keptOf = ({ answer }: TurnRecord): Kept => (answer as unknown as { kept: Kept }).kept; // written by `turnOf`
