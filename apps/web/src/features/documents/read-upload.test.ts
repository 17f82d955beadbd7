import { File } from 'node:buffer';
import { expect, test } from 'vitest';
import { readUpload } from './read-upload.ts';

test('text is sent as text, a PDF as its bytes', async () => {
  expect(await readUpload(new File(['# Grün'], 'Glossary.MD'))).toEqual({
    status: 'read',
    document: { name: 'Glossary.MD', media_type: 'text/markdown', text: '# Grün' },
  });
  const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
  const pdf = await readUpload(new File([bytes], 'a.pdf'));
  expect(pdf).toMatchObject({
    document: { media_type: 'application/pdf', base64: Buffer.from(bytes).toString('base64') },
  });
});

test.each([
  ['a.docx', 'x', /only \.md/],
  ['a.md', '', /empty/],
])('%s is refused with a reason', async (name, text, reason) => {
  const upload = await readUpload(new File([text], name));
  expect(upload.status === 'refused' && upload.reason).toMatch(reason);
});
