import { expect, test } from 'vitest';
import { makePdf, makePdfBomb } from '../../../test/make-pdf.ts';
import { readDocument } from './read-document.ts';

const text = new TextEncoder();

test('the text of a PDF is read, page by page', async () => {
  const read = await readDocument('application/pdf', makePdf(['Refunds are paid within 14 days.', 'Page two.']));
  expect(read).toBe('Refunds are paid within 14 days.\n\nPage two.');
});

test('a PDF without text says so', async () => {
  await expect(readDocument('application/pdf', makePdf(['']))).rejects.toMatchObject({
    code: 'document.unreadable',
    message: expect.stringContaining('only pictures'),
  });
});

test('a PDF that unpacks to gigabytes ends its reader before it takes the memory of the machine', async () => {
  await expect(readDocument('application/pdf', makePdfBomb(1_200_000_000))).rejects.toMatchObject({
    code: 'document.unreadable',
    message: expect.stringContaining('unpacks'),
  });
}, 60_000);

test('a file that only begins like a PDF ends its reader, and nothing else', async () => {
  await expect(readDocument('application/pdf', text.encode('%PDF-1.7\n%broken'))).rejects.toMatchObject({
    code: 'document.unreadable',
  });
});

test.each([
  ['text/plain', makePdf(['a'])],
  ['application/pdf', text.encode('plain')],
  ['text/plain', new Uint8Array([80, 75, 3, 4, 0, 0])],
] as const)('%s that is something else is refused', async (mediaType, bytes) => {
  await expect(readDocument(mediaType, bytes)).rejects.toMatchObject({ code: 'document.unsupported' });
});

test.each([
  ['UTF-8', text.encode('Größe 売上')],
  ['UTF-16', new Uint8Array([0xff, 0xfe, ...Buffer.from('Größe 売上', 'utf16le')])],
])('%s is read as it was written', async (_name, bytes) => {
  expect((await readDocument('text/markdown', bytes)).replace('\ufeff', '')).toBe('Größe 売上');
});

test('Latin text is read when it is not UTF-8', async () => {
  expect(await readDocument('text/plain', new Uint8Array(Buffer.from('Größe', 'latin1')))).toBe('Größe');
});

test('an empty document is refused', async () => {
  await expect(readDocument('text/plain', text.encode('  \n'))).rejects.toMatchObject({ code: 'document.unreadable' });
});
