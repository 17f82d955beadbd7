import type { Case } from './case.ts';
import { joins } from './joins.ts';
import { letters } from './letters.ts';
import { numbers } from './numbers.ts';
import { results } from './results.ts';
import { times } from './times.ts';

/** Questions that people ask, and the corners in which engines disagree. */
export const handWritten: Case[] = [...letters, ...numbers, ...times, ...joins, ...results];
