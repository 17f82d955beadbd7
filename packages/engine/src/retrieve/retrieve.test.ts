import { expect, test } from 'vitest';
import { bakeries } from '../ask/test-catalogs.ts';
import { catalogPassages, chunkText, fuse, searchWords, verifiedPassages } from './index.ts';

const passage = (id: string, text = id) => ({ kind: 'document' as const, id, title: id, text, score: 0 });

test('a text is cut at its headings, and each piece says under which it stands', () => {
  const chunks = chunkText('# Guide\n\nIntro.\n\n## Returns\n\nWithin 30 days.\n\n## Shipping\n\nTwo days.');
  expect(chunks).toEqual([
    '# Guide\nIntro.',
    '# Guide\n## Returns\nWithin 30 days.',
    '# Guide\n## Shipping\nTwo days.',
  ]);
});

test('a long text is cut into pieces that overlap and lose nothing', () => {
  const sentences = Array.from({ length: 300 }, (_, index) => `Sentence number ${index} says something.`);
  const chunks = chunkText(sentences.join(' '));
  expect(chunks.length).toBeGreaterThan(5);
  expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(1_500);
  for (const sentence of sentences) expect(chunks.some((chunk) => chunk.includes(sentence))).toBe(true);
});

test('a word without end is cut all the same', () => {
  expect(chunkText('x'.repeat(10_000)).join('').length).toBeGreaterThanOrEqual(10_000);
});

test('what two rankings agree on comes first', () => {
  const fused = fuse(
    [
      [passage('a'), passage('b'), passage('c')],
      [passage('b'), passage('d')],
    ],
    {
      limit: 3,
      maxCharacters: 100,
    },
  );
  expect(fused.map(({ id }) => id)).toEqual(['b', 'a', 'd']);
  expect(fused[0]?.score).toBeGreaterThan(0.9);
});

test('the words of a question are found, without those that every text has', () => {
  expect(searchWords('What is the refund policy for "Gift Cards"?')).toEqual(['refund', 'policy', 'gift', 'cards']);
  expect(searchWords('what is it')).toEqual(['what', 'is', 'it']);
});

test('schema notes and verified questions are found by stems', () => {
  expect(catalogPassages(bakeries, 'salaries of the bakers', 1)[0]?.title).toBe('bakers');
  const verified = [
    { id: 'v1', question: 'revenue by town', ir: {} },
    { id: 'v2', question: 'oldest bakers', ir: {} },
  ];
  expect(verifiedPassages(verified, 'revenues of each town', 5).map(({ id }) => id)).toEqual(['v1']);
});
