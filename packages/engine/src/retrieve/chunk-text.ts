import { AirError } from '@air/core';

const targetCharacters = 1_200;
const overlapCharacters = 150;
const maxHeading = 200;
const maxChunks = 20_000;

/**
 * Cuts a text into pieces to be found one by one: at headings and paragraphs, each under the headings above it. Throws
 * `document.unreadable` for a text that is hardly more than headings: its pieces would be many times as long as itself.
 */
export function chunkText(text: string): string[] {
  const chunks: string[] = [];
  let headings: { depth: number; text: string }[] = [];
  let held = '';
  const flush = () => {
    const body = held.trim();
    if (body !== '') chunks.push([...headings.map((heading) => heading.text), body].join('\n'));
    held = '';
    if (chunks.length <= maxChunks) return;
    throw new AirError('document.unreadable', `the text falls into more than ${maxChunks} pieces`, {
      hint: 'upload it in several documents',
    });
  };
  for (const block of blocksOf(text)) {
    const heading = /^(#{1,6})\s+\S/.exec(block);
    if (heading) {
      flush();
      const depth = heading[1]?.length ?? 1;
      headings = [
        ...headings.filter((above) => above.depth < depth),
        { depth, text: (block.split('\n')[0] ?? '').slice(0, maxHeading) },
      ];
      held = block.split('\n').slice(1).join('\n');
      continue;
    }
    if (held !== '' && held.length + block.length > targetCharacters) {
      const tail = lastSentences(held);
      flush();
      held = tail;
    }
    held = held === '' ? block : `${held}\n\n${block}`;
  }
  flush();
  if (chunks.length === 0 && headings.length > 0) chunks.push(headings.map((heading) => heading.text).join('\n'));
  return chunks;
}

/** Paragraphs, with those that are too long cut between sentences or, failing that, between words. */
function blocksOf(text: string): string[] {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n{2,}|\n(?=#{1,6}\s)/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .flatMap((block) => (block.length <= targetCharacters ? [block] : cut(block)));
}

function cut(block: string): string[] {
  const parts: string[] = [];
  let rest = block;
  while (rest.length > targetCharacters) {
    const head = rest.slice(0, targetCharacters);
    const sentence = Math.max(head.lastIndexOf('. '), head.lastIndexOf('\n'), head.lastIndexOf('。'));
    const at = sentence > targetCharacters / 2 ? sentence + 1 : Math.max(head.lastIndexOf(' '), targetCharacters / 2);
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return [...parts, rest];
}

/** The end of a piece, said again at the start of the next, so that a thought across the border is found. */
function lastSentences(text: string): string {
  const tail = text.slice(-overlapCharacters);
  const start = /(?<=[.!?。]\s)/.exec(tail)?.index ?? tail.indexOf(' ') + 1;
  return tail.slice(start).trim();
}
