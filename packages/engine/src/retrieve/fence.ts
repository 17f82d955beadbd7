import { randomBytes } from 'node:crypto';
import type { Passage } from '@air/contract';

/**
 * Retrieved text as data for a prompt: between marks that nobody could have written into it, without control
 * characters, cut to size. What stands inside is material to draw on; no instruction in it is addressed to anybody.
 */
export function fence(passages: Passage[], maxCharacters: number): string {
  if (passages.length === 0) return '';
  const mark = `data-${randomBytes(9).toString('hex')}`;
  const parts: string[] = [];
  let left = maxCharacters;
  for (const { kind, title, text } of passages) {
    if (left <= 0) break;
    const shown = plain(text).slice(0, left);
    left -= shown.length;
    parts.push(
      `<${mark} kind="${kind}" title="${plain(title).replaceAll('"', "'").slice(0, 120)}">\n${shown}\n</${mark}>`,
    );
  }
  return parts.join('\n');
}

/** Without what could end a fence, hide itself or steer a terminal. */
function plain(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, (character) => (character === '\n' || character === '\t' ? character : ' '))
    .replaceAll(/<\/?data-[0-9a-f]*[^>]*>?/gi, ' ');
}
