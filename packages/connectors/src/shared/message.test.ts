import { expect, test } from 'vitest';
import { withoutValues } from './message.ts';

test.each([
  ['invalid input syntax for type integer: "Ann"', 'invalid input syntax for type integer: "…"'],
  ['invalid input syntax for type integer: "Ann\n"', 'invalid input syntax for type integer: "…"'],
  ['invalid input syntax for type integer: "say "Ann" twice"', 'invalid input syntax for type integer: "…"'],
  [`Incorrect value: 'it\\'s' for column 'x' at row 1`, 'incorrect value: "…" at row 1'],
  ['value out of range: 123456', 'value out of range: …'],
  [`bad JSON path: 'Ann`, 'bad JSON path: "…"'],
])('of what an engine says, values are left out: %j', (said, told) => {
  expect(withoutValues(said)).toBe(told);
});
