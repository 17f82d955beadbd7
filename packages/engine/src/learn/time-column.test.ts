import { expect, test } from 'vitest';
import type { CatalogColumn } from './catalog.ts';
import { timeColumnOf } from './time-column.ts';

/** `sent_on` is never missing; `seen_on?` is in some rows, and from a day later on. */
function timeColumn(table: string, names: string): string | null {
  const columns = names.split(' ').map((spelled): CatalogColumn => {
    const isMissing = spelled.endsWith('?');
    const min = isMissing ? '2025-01-02' : '2025-01-01';
    return {
      name: spelled.replace('?', ''),
      type: 'date',
      nativeType: 'date',
      nullable: isMissing,
      comment: null,
      role: 'date',
      stats: { distinct: 9, nullShare: isMissing ? 0.2 : 0, min, max: '2025-12-31' },
      values: null,
      sensitivity: 'none',
    };
  });
  return timeColumnOf(table, columns);
}

test.each([
  ['Admission', 'AdmittedOn DischargedOn'],
  ['donations', 'donated_on created_at receipt_date'],
  ['payments', 'paid_at due_date'],
  ['Sales', 'SoldOn ListedOn'],
  ['subscriptions', 'subscribed_at expires_on'],
  ['returns', 'returned_on ordered_on'],
  ['registrations', 'registered_at event_date'],
  ['trip', 'trip_dt crtd_ts'],
])('a date of the same root as the table is the table’s own: %s', (table, columns) => {
  expect(timeColumn(table, columns)).toBe(columns.split(' ')[0]);
});

test.each([
  ['visit', 'checkin_date checkout_date'],
  ['orders', 'placed_at shipped_at'],
  ['tickets', 'opened_at resolved_at'],
  ['tickets', 'created_at closed_at updated_at'],
  ['loans', 'start_date due_on returned_on'],
  ['members', 'joined_at cancelled_at birth_date'],
  ['employees', 'hire_dt termination_dt crtd_ts'],
  ['contracts', 'valid_from valid_to'],
])('what ends, falls due or describes is not when it happened: %s (%s)', (table, columns) => {
  expect(timeColumn(table, columns)).toBe(columns.split(' ')[0]);
});

test('of two dates that say nothing, the one that may be missing and is never earlier ends what the other began', () => {
  expect(timeColumn('parcels', 'lodged handed_over?')).toBe('lodged');
  expect(timeColumn('parcels', 'lodged handed_over')).toBeNull();
});

test('the date of birth of a person is never when the row happened', () => {
  expect(timeColumn('people', 'dob')).toBeNull();
  expect(timeColumn('people', 'birth_dt')).toBeNull();
});
