import type { Dialect } from '@air/core';
import { skipQuoted } from '../sql/bind-text.ts';

/** The statement in what a model wrote: out of its fence, without what it says around it. Null when it wrote none. */
export function readSql(text: string, dialect: Dialect): string | null {
  const spoken = text.replace(/^\s*<think>[\s\S]*?<\/think>/i, '').replace(/\[\/?SQL\]/gi, '\n');
  const fenced = /```[a-z]*[ \t]*\n?([\s\S]*?)(?:```|$)/i.exec(spoken)?.[1];
  const whole = (fenced ?? spoken).trim();
  const start = /(^|\n)[ \t(]*(with|select|values)\b/i.exec(whole);
  if (!start) return fenced === undefined || fenced.trim() === '' ? null : firstStatement(whole, dialect);
  return firstStatement(whole.slice(start.index).trim(), dialect);
}

/** Up to its semicolon: what follows is an explanation, or nothing that may run. */
function firstStatement(text: string, dialect: Dialect): string {
  for (let at = 0; at < text.length;) {
    const next = skipQuoted(dialect, text, at);
    if (next > at) at = next;
    else if (text.charAt(at) === ';') return text.slice(0, at).trim();
    else at += 1;
  }
  return text.trim();
}
