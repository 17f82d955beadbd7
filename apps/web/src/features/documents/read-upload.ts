import type { components } from '@air/contract/client';

type NewDocument = components['schemas']['NewDocumentInput'];

const maxBytes = 10_000_000;

const mediaTypes: Record<string, NewDocument['media_type']> = {
  md: 'text/markdown',
  markdown: 'text/markdown',
  txt: 'text/plain',
  text: 'text/plain',
  pdf: 'application/pdf',
};

export type Upload = { status: 'read'; document: NewDocument } | { status: 'refused'; reason: string };

/** Reads a chosen file as the contract takes it: text as text, a PDF as its bytes. */
export async function readUpload(file: Pick<File, 'name' | 'size' | 'text' | 'arrayBuffer'>): Promise<Upload> {
  const mediaType = mediaTypes[file.name.split('.').at(-1)?.toLowerCase() ?? ''];
  if (!mediaType) return { status: 'refused', reason: 'only .md, .txt and .pdf can be uploaded' };
  if (file.size === 0) return { status: 'refused', reason: 'the file is empty' };
  if (file.size > maxBytes) return { status: 'refused', reason: 'the file is larger than 10 MB' };
  const base = { name: file.name, media_type: mediaType };
  if (mediaType !== 'application/pdf') return { status: 'read', document: { ...base, text: await file.text() } };
  return { status: 'read', document: { ...base, base64: toBase64(new Uint8Array(await file.arrayBuffer())) } };
}

/** In pieces, because a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}
