/** A figure that a text states, with its place there. */
export type Figure = { text: string; start: number; end: number } & FigureMeaning;

export type FigureMeaning =
  /** `step` is the worth of the last digit that was written: what lies within half of it was rounded honestly. */
  | { kind: 'amount'; value: number; step: number; isSigned: boolean }
  | { kind: 'percentage'; value: number; step: number; isSigned: boolean }
  /** So many times another figure: "twice", "2.5 times". */
  | { kind: 'multiple'; value: number; step: number }
  /** "a third", "half": a share of a whole, or a comparison. */
  | { kind: 'fraction'; value: number }
  | { kind: 'rank'; value: number }
  | { kind: 'clock'; value: string }
  | { kind: 'date'; date: NamedDate };

/** As much of a date as was named. */
export interface NamedDate {
  year: number | null;
  quarter: number | null;
  month: number | null;
  day: number | null;
  /** 0 is Sunday. */
  weekday: number | null;
}
