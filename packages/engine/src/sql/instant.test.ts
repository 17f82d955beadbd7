import { expect, test } from 'vitest';
import { nextDay, parseInstant } from './instant.ts';

test.each([
  ['2025', '2025-01-01', '00:00:00', true],
  ['2025-09', '2025-09-01', '00:00:00', true],
  ['2025-09-01', '2025-09-01', '00:00:00', true],
  ['2025-09-01T00:00:00Z', '2025-09-01', '00:00:00', false],
  ['2025-09-01 08:30', '2025-09-01', '08:30:00', false],
  ['2025-09-01T00:30:00+02:00', '2025-08-31', '22:30:00', false],
  ['2025-09-01T23:30:00.1250-0130', '2025-09-02', '01:00:00.125', false],
])('%s is a moment in UTC', (text, date, time, isDay) => {
  expect(parseInstant(text)).toEqual({ date, time, isDay });
});

test.each(['soon', '2025-13-01', '2025-02-30', '2025-9-1', '01.09.2025', '2025-09-01T25:00:00Z', ''])(
  '%j is none',
  (text) => {
    expect(parseInstant(text)).toBeNull();
  },
);

test('the day after the last of a leap February is in March', () => {
  expect(nextDay({ date: '2024-02-29', time: '00:00:00', isDay: true }).date).toBe('2024-03-01');
});
