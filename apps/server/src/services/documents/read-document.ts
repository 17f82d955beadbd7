import { AirError } from '@air/core';
import { readPdf } from './read-pdf.ts';

export type DocumentMedia = 'text/markdown' | 'text/plain' | 'application/pdf';

/** The text of an upload; throws `document.unsupported` for what is not what it says, `document.unreadable` without text. */
export async function readDocument(mediaType: DocumentMedia, bytes: Uint8Array): Promise<string> {
  const isPdf = Buffer.from(bytes.subarray(0, 1_024)).includes('%PDF-');
  if (isPdf !== (mediaType === 'application/pdf'))
    throw new AirError('document.unsupported', `the content is ${isPdf ? 'a PDF' : 'no PDF'}, not ${mediaType}`, {
      hint: 'set media_type to what the file is',
    });
  const text = isPdf ? await readPdf(bytes) : decode(bytes);
  if (text.trim() === '')
    throw new AirError(
      'document.unreadable',
      isPdf ? 'the PDF holds no text, only pictures' : 'the document is empty',
      {
        hint: isPdf ? 'run it through text recognition first' : 'upload a text',
      },
    );
  return text;
}

/** UTF-8, UTF-16 by its mark, else Latin; a file with NULs is no text. */
function decode(bytes: Uint8Array): string {
  const mark = Buffer.from(bytes.subarray(0, 3)).toString('hex');
  if (mark.startsWith('fffe')) return new TextDecoder('utf-16le').decode(bytes);
  if (mark.startsWith('feff')) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0))
    throw new AirError('document.unsupported', 'the content is not text', { hint: 'upload Markdown, text or PDF' });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
