import { stemOf } from './words.ts';

/** Verbs and what tables and keys are called after them. */
const families = [
  'buy buys bought buying buyer purchase purchases purchased purchaser sale',
  'sell sells sold selling seller sale',
  'pay pays paid paying payer payment',
  'borrow borrows borrowed borrower loan lend lent',
  'teach teaches taught teaching teacher',
  'write writes wrote written writing writer author',
  'view views viewed viewing viewer',
  'visit visits visited visiting visitor',
  'rent rents rented renting renter rental',
  'book books booked booking',
  'reserve reserves reserved reserving reservation',
  'attend attends attended attending attendee attendance',
  'enroll enrolls enrolled enrolling enrollment enrolment',
  'register registers registered registering registration',
  'deliver delivers delivered delivery',
  'ship ships shipped shipment',
  'hire hires hired hiring',
  'assign assigns assigned assignment',
  'perform performs performed performing performer performance',
  'produce produces produced producing producer production',
  'publish publishes published publishing publisher publication',
  'supply supplies supplied supplying supplier',
  'employ employs employed employing employer employment',
  'contribute contributes contributed contributor contribution',
  'play plays played playing player',
  'sing sings sang sung singer',
].map((family) => new Set(family.split(' ').map(stemOf)));

/** Stems of the names that rows have when they are about a verb; none when the verb says nothing of its own. */
export function verbForms(verb: string): ReadonlySet<string> {
  return families.find((family) => family.has(stemOf(verb))) ?? new Set();
}
