import { Worker } from 'node:worker_threads';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Reads the text of one PDF and ends. A hostile file can crash or hang this process, which holds nothing else. */
const maxPages = 2_000;
const maxCharacters = 5_000_000;

/** What a file of a few bytes unpacks to is outside of the heap, so that nothing but this limits it. */
const maxRssBytes = 768 * 1_024 * 1_024;

/** The signal by which this process ends itself then. */
const memorySignal = 'SIGUSR2';

export type PdfAnswer = { text: string } | { reason: string };

new Worker(
  `const { maxRssBytes, signal } = require('node:worker_threads').workerData;
  setInterval(() => process.memoryUsage.rss() > maxRssBytes && process.kill(process.pid, signal), 50);`,
  { eval: true, execArgv: [], workerData: { maxRssBytes, signal: memorySignal } },
).unref();

process.once('message', (bytes: Uint8Array) => {
  void readPdf(bytes)
    .then((text): PdfAnswer => ({ text }))
    .catch((error: unknown): PdfAnswer => ({ reason: error instanceof Error ? error.name : 'unknown' }))
    .then((answer) => process.send?.(answer, () => process.exit(0)));
});

async function readPdf(bytes: Uint8Array): Promise<string> {
  const document = await getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  }).promise;
  const pages: string[] = [];
  let length = 0;
  for (let number = 1; number <= Math.min(document.numPages, maxPages) && length < maxCharacters; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : ' ') : '')).join('');
    pages.push(text.replaceAll(/ +/g, ' ').trim());
    length += text.length;
    page.cleanup();
  }
  return pages.join('\n\n').slice(0, maxCharacters);
}
