import { describe, expect, test } from 'vitest';
import { tokenise } from './normalise.ts';
import { readTime } from './time.ts';

const asOf = new Date('2026-11-21T02:14:30Z');
const read = (text: string) => {
  const span = readTime(tokenise(text), 0, asOf);
  return span === null ? null : [span.from, span.to];
};

describe('a stretch of time', () => {
  test.each([
    ['last quarter', '2026-07-01', '2026-10-01'],
    ['the previous month', '2026-10-01', '2026-11-01'],
    ['last week', '2026-11-09', '2026-11-16'],
    ['this year', '2026-01-01', '2027-01-01'],
    ['next month', '2026-12-01', '2027-01-01'],
    ['yesterday', '2026-11-20', '2026-11-21'],
    ['past 30 days', '2026-10-22', '2026-11-22'],
    ['last 3 months', '2026-08-21', '2026-11-22'],
    ['last 2 full months', '2026-09-01', '2026-11-01'],
    ['year to date', '2026-01-01', '2026-11-22'],
    ['YTD', '2026-01-01', '2026-11-22'],
    ['quarter to date', '2026-10-01', '2026-11-22'],
    ['in 2023', '2023-01-01', '2024-01-01'],
    ['in September 2025', '2025-09-01', '2025-10-01'],
    ['September 2025', '2025-09-01', '2025-10-01'],
    ['in Q3 2025', '2025-07-01', '2025-10-01'],
    ['on May 5, 2024', '2024-05-05', '2024-05-06'],
    ['on 5 May 2024', '2024-05-05', '2024-05-06'],
    ['on 2024-05-05', '2024-05-05', '2024-05-06'],
    ['since March 2024', '2024-03-01', null],
    ['before 2020', null, '2020-01-01'],
    ['after 2020', '2021-01-01', null],
    ['until June 2024', null, '2024-07-01'],
    ['between 2020 and 2022', '2020-01-01', '2023-01-01'],
    ['from January 2024 to March 2024', '2024-01-01', '2024-04-01'],
    ['between 2024-01-10 and 2024-01-12', '2024-01-10', '2024-01-13'],
  ])('"%s" begins and ends where people mean it to', (text, from, to) => {
    expect(read(text)).toEqual([from, to]);
  });

  test.each(['last', '2023', 'in the morning', 'may', 'in 5', 'order', 'past events', '13/13/2024'])(
    '"%s" is none',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );
});
