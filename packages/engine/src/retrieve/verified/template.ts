import { AirError } from '@air/core';
import type { Ir } from '@air/contract';
import type { Ground } from '../../ask/index.ts';
import { readSlots } from '../../ask/read-slots.ts';
import { comparisonsOf, mapValues } from './conditions.ts';

/** The name under which a template holds one end of its n-th stretch of time. */
export const endName = (index: number, end: 'from' | 'to'): string => `{{time${index + 1}_${end}}}`;

/**
 * The IR of a question with its stretches of time as parameters, so that "last month" is counted anew whenever it is
 * asked. Throws `ir.invalid` when the question names a relative time that the IR does not show.
 */
export function templateOf(question: string, ir: Ir, ground: Ground): Ir {
  const { slots } = readSlots(question, ground);
  const later = { ...ground, asOf: new Date(ground.asOf.getTime() + 400 * 86_400_000) };
  const slotsLater = readSlots(question, later).slots;
  let template = ir;
  let index = -1;
  for (const [place, slot] of slots.entries()) {
    if (slot.kind !== 'time') continue;
    index += 1;
    const ends = { from: slot.from, to: slot.to };
    const isThere = (['from', 'to'] as const).every(
      (end) => ends[end] === null || comparisonsOf(template).some(({ value }) => isMoment(value, ends[end])),
    );
    if (isThere) {
      const current = index;
      template = mapValues(template, ({ value }) =>
        isMoment(value, slot.from)
          ? endName(current, 'from')
          : isMoment(value, slot.to)
            ? endName(current, 'to')
            : value,
      );
      continue;
    }
    const same = slotsLater[place];
    const isRelative = same?.kind === 'time' && (same.from !== slot.from || same.to !== slot.to);
    if (isRelative)
      throw new AirError('ir.invalid', `the IR does not hold the time that "${slot.text}" means`, {
        hint: 'verify an answer whose filters show its dates',
      });
  }
  return template;
}

/** Whether a value names the same moment, in whatever spelling. */
function isMoment(value: unknown, moment: string | null): boolean {
  if (typeof value !== 'string' || moment === null || !/^\d{4}-\d\d-\d\d/.test(value)) return false;
  return instant(value) === instant(moment);
}

function instant(text: string): number {
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/.test(text);
  return Date.parse(text.length === 10 ? `${text}T00:00:00Z` : hasZone ? text : `${text.replace(' ', 'T')}Z`);
}
