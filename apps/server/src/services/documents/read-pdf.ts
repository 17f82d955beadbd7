import { AirError, forkModule } from '@air/core';
import type { PdfAnswer } from './pdf-text-host.ts';

const deadlineMs = 30_000;
const heapLimitMb = 512;

let before: Promise<unknown> = Promise.resolve();

/**
 * The text of a PDF, read in a process that is killed when it takes too long; throws `document.unreadable`. One after
 * the other: each may take much memory.
 */
export function readPdf(bytes: Uint8Array): Promise<string> {
  const turn = before.then(() => readAlone(bytes));
  before = turn.catch(() => {});
  return turn;
}

async function readAlone(bytes: Uint8Array): Promise<string> {
  const child = forkModule('pdf-text-host', import.meta.url, { heapLimitMb });
  child.stderr?.resume();
  const timer = setTimeout(() => child.kill('SIGKILL'), deadlineMs);
  try {
    const answer = await new Promise<PdfAnswer>((resolve) => {
      child.once('message', (message) => resolve(message as PdfAnswer)); // sent by pdf-text-host.ts
      child.once('exit', (_code, signal) => resolve({ reason: signal === 'SIGUSR2' ? 'memory' : 'the reader ended' })); // its `memorySignal`
      child.once('error', () => resolve({ reason: 'the reader did not start' }));
      child.send(bytes, () => {}); // a child that is gone says so by its exit
    });
    if ('text' in answer) return answer.text;
    throw new AirError('document.unreadable', explain(answer.reason), {
      hint: 'open it in a PDF reader and save it anew, without a password',
    });
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}

function explain(reason: string): string {
  if (reason === 'PasswordException') return 'the PDF asks for a password';
  if (reason === 'InvalidPDFException') return 'the file is not a whole PDF';
  if (reason === 'memory') return 'the PDF unpacks to more than a document may hold';
  return 'the PDF could not be read';
}
