import { expect, test } from 'vitest';
import { phrasesOfText } from './phrases-of-text.ts';

const text = `# Revenue by store

## Understood as

- *revenue* → sum of revenue
- *last quarter* → order_date >= "2026-07-01"

## Show

- *stores* → not a phrase
`;

test('the phrases of a scope are read back from its text', () => {
  expect(phrasesOfText(text).map(({ text: phrase, meaning }) => [phrase, meaning])).toEqual([
    ['revenue', 'sum of revenue'],
    ['last quarter', 'order_date >= "2026-07-01"'],
  ]);
});

test('a text that lists no phrases has none', () => {
  expect(phrasesOfText('revenue by store')).toEqual([]);
});
