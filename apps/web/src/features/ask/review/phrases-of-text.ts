import type { ReadPhrase } from '../phrase-chips.tsx';

/** Reads the phrases back from a scope's text, where the draft that named them is gone, as after a reload. */
export function phrasesOfText(scopeMd: string): ReadPhrase[] {
  const [, section = ''] = /^## Understood as$([^#]*)/m.exec(scopeMd) ?? [];
  const lines = section.matchAll(/^- \*(.+?)\* → (.+)$/gm);
  return [...lines].map(([, text = '', meaning = '']) => ({ text, meaning, kind: null }));
}
