import { deflateSync } from 'node:zlib';

/** A few kilobytes that unpack to the given number of bytes. */
export function makePdfBomb(byteCount: number): Uint8Array {
  const packed = deflateSync(deflateSync(Buffer.alloc(byteCount)));
  return makePdf(['x'], {
    stream: packed.toString('hex'),
    filter: '/Filter [/ASCIIHexDecode /FlateDecode /FlateDecode] ',
  });
}

/** A small, valid PDF with one line of text on each page, or with a stream in place of the lines. */
export function makePdf(pages: string[], packed?: { stream: string; filter: string }): Uint8Array {
  const pageIds = pages.map((_, index) => 4 + index * 2);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((line, index) => {
      const drawing = line === '' ? '' : `BT /F1 12 Tf 72 700 Td (${line.replaceAll(/[()\\]/g, '\\$&')}) Tj ET`;
      const stream = packed?.stream ?? drawing;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< ${packed?.filter ?? ''}/Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ];
    }),
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF`;
  return new TextEncoder().encode(body + end);
}
