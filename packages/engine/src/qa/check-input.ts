import type { ParameterValues } from '@air/contract';
import type { Expectations } from './expectations.ts';
import type { ResultProfile } from './result-profile.ts';

export interface CheckInput {
  profile: ResultProfile;
  /** Null for SQL that a person wrote: what needs to know the meaning of columns is not checked. */
  expectations: Expectations | null;
  truncatedBy: 'rows' | 'bytes' | null;
  params: ParameterValues;
  /** The last run of the same report. It is compared when its parameters were the same. */
  previous: { profile: ResultProfile; params: ParameterValues } | null;
  /** Totals known from elsewhere, by the name of the metric whose rows should add up to them. */
  totals?: Readonly<Record<string, number>>;
}
