import type { Ir } from '@air/contract';
import type { Ground } from '../../ask/index.ts';
import { readSlots, type Skeleton, type Slot } from '../../ask/read-slots.ts';
import { comparisonsOf, mapValues } from './conditions.ts';
import { endName } from './template.ts';

export interface VerifiedQuestion {
  id: string;
  question: string;
  /** As `templateOf` made it. */
  ir: Ir;
}

export interface VerifiedMatch {
  id: string;
  question: string;
  ir: Ir;
  /** 0 to 1; at least 0.9. */
  similarity: number;
}

const leastSimilarity = 0.9;
const fillerWeight = 0.05;

/**
 * The verified question that this one is like, with its values read anew. Everything but values, times, numbers and
 * words of politeness must be the same: a negation, a comparison, a measure is never bridged by likeness.
 */
export function matchVerified(question: string, verified: VerifiedQuestion[], ground: Ground): VerifiedMatch | null {
  const asked = readSlots(question, ground);
  if (asked.words.length === 0) return null;
  let best: VerifiedMatch | null = null;
  for (const known of verified) {
    const skeleton = readSlots(known.question, ground);
    const similarity = likeness(asked, skeleton);
    if (similarity < leastSimilarity || similarity <= (best?.similarity ?? 0)) continue;
    const ir = bindAnew(known.ir, skeleton.slots, asked.slots);
    if (ir !== null) best = { id: known.id, question: known.question, ir, similarity };
  }
  return best;
}

/** Dice over all words, those of form counting little; nothing when a word that carries meaning differs. */
function likeness(asked: Skeleton, known: Skeleton): number {
  const isSame =
    asked.words.length === known.words.length && asked.words.every((word, index) => word === known.words[index]);
  const kinds = ({ slots }: Skeleton) => slots.filter(({ kind }) => kind === 'time').length;
  if (!isSame || kinds(asked) !== kinds(known)) return 0;
  const shared = asked.fillers.filter((word) => known.fillers.includes(word)).length;
  const weight = ({ words, fillers }: Skeleton) => words.length + fillerWeight * fillers.length;
  const both = asked.words.length + fillerWeight * Math.min(shared, known.fillers.length);
  return (2 * both) / (weight(asked) + weight(known));
}

function bindAnew(template: Ir, old: Slot[], fresh: Slot[]): Ir | null {
  let ir: Ir | null = template;
  for (const kind of ['time', 'value', 'number'] as const) {
    const before = old.filter((slot) => slot.kind === kind);
    const after = fresh.filter((slot) => slot.kind === kind);
    if (before.length !== after.length) return null;
    for (const [index, slot] of before.entries()) {
      const next = after[index];
      if (ir === null || next === undefined) return null;
      ir = bindSlot(ir, slot, next, index);
    }
  }
  return ir;
}

function bindSlot(ir: Ir, old: Slot, next: Slot, index: number): Ir | null {
  if (old.kind === 'time' && next.kind === 'time') return bindTime(ir, old, next, index);
  if (old.kind === 'value' && next.kind === 'value') return bindValue(ir, old, next);
  if (old.kind === 'number' && next.kind === 'number') return bindNumber(ir, old.value, next.value);
  return null;
}

type Time = Extract<Slot, { kind: 'time' }>;

function bindTime(ir: Ir, old: Time, next: Time, index: number): Ir | null {
  const hasSameEnds = (old.from === null) === (next.from === null) && (old.to === null) === (next.to === null);
  if (!hasSameEnds) return null;
  const ends = new Map([
    [endName(index, 'from'), next.from],
    [endName(index, 'to'), next.to],
  ]);
  const isTemplate = comparisonsOf(ir).some(({ value }) => typeof value === 'string' && ends.has(value));
  if (isTemplate) return mapValues(ir, ({ value }) => (typeof value === 'string' ? (ends.get(value) ?? value) : value));
  if (old.from === next.from && old.to === next.to) return ir;
  return old.isYears && next.isYears && isOneYear(old) && isOneYear(next)
    ? bindNumber(ir, yearOf(old), yearOf(next))
    : null;
}

const yearOf = ({ from }: Time): number => Number(from?.slice(0, 4));

const isOneYear = (span: Time): boolean => Number(span.to?.slice(0, 4)) - yearOf(span) === 1;

/** The new text must stand in the very column that the old one was looked for in. */
function bindValue(ir: Ir, old: Extract<Slot, { kind: 'value' }>, next: Extract<Slot, { kind: 'value' }>): Ir | null {
  const isAsBefore = old.readings.some(({ table, column, value }) =>
    next.readings.some((reading) => reading.table === table && reading.column === column && reading.value === value),
  );
  if (isAsBefore && old.text === next.text) return ir;
  let isBound = true;
  let found = 0;
  const changed = mapValues(ir, ({ field, value }) => {
    const place = old.readings.find((reading) => isField(field, reading) && holds(value, reading.value));
    if (place === undefined) return value;
    found += 1;
    const fresh = next.readings.find(({ table, column }) => table === place.table && column === place.column);
    if (fresh === undefined) isBound = false;
    return fresh === undefined ? value : replaced(value, place.value, fresh.value);
  });
  return isBound && found > 0 ? changed : null;
}

const isField = (field: string, { table, column }: { table: string; column: string }): boolean =>
  field === column || field === `${table}.${column}`;

const isText = (value: unknown, text: string): boolean =>
  typeof value === 'string' && value.toLowerCase() === text.toLowerCase();

const holds = (value: unknown, text: string): boolean =>
  Array.isArray(value) ? value.some((part) => isText(part, text)) : isText(value, text);

const replaced = (value: unknown, old: string, fresh: string): unknown =>
  Array.isArray(value) ? value.map((part: unknown) => (isText(part, old) ? fresh : part)) : fresh;

/** A number that stands once in the IR is the one that the question meant. */
function bindNumber(ir: Ir, old: number, next: number): Ir | null {
  if (old === next) return ir;
  const compared = comparisonsOf(ir).flatMap(({ value }) => (Array.isArray(value) ? value : [value]));
  const places = compared.filter((value) => Number(value) === old && value !== '').length + (ir.limit === old ? 1 : 0);
  if (places !== 1) return null;
  if (ir.limit === old) return Number.isInteger(next) && next > 0 ? { ...ir, limit: next } : null;
  const swap = (value: unknown): unknown =>
    Number(value) === old && value !== '' ? (typeof value === 'string' ? String(next) : next) : value;
  return mapValues(ir, ({ value }) => (Array.isArray(value) ? value.map(swap) : swap(value)));
}
