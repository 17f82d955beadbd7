import { AirError, type Dialect, type Statement } from '@air/core';
import type { ParameterValues } from '@air/contract';
import { sqlDialects } from './dialects/all.ts';
import { bound, type Fragment, joined, raw, render } from './fragment.ts';

const placeholder = /^\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}/;

/**
 * Binds the `{{name}}` of SQL that a person wrote: outside of strings, comments and quoted names each becomes a
 * placeholder; a list becomes one placeholder for each of its values.
 */
export function bindText(dialect: Dialect, text: string, params: ParameterValues): Statement {
  const parts: Fragment[] = [];
  let position = 0;
  let plainFrom = 0;
  while (position < text.length) {
    const skipped = skipQuoted(dialect, text, position);
    if (skipped > position) {
      position = skipped;
      continue;
    }
    const match = placeholder.exec(text.slice(position, position + 300));
    if (!match) {
      position += 1;
      continue;
    }
    const [whole, name = ''] = match;
    parts.push(raw(text.slice(plainFrom, position)), valuesOf(name, params, position));
    position += whole.length;
    plainFrom = position;
  }
  parts.push(raw(text.slice(plainFrom)));
  return render(joined(parts, ''), sqlDialects[dialect]);
}

function valuesOf(name: string, params: ParameterValues, position: number): Fragment {
  const value = Object.hasOwn(params, name) ? params[name] : undefined;
  if (value === undefined) {
    const given = Object.keys(params).join(', ');
    throw new AirError('ir.parameter_missing', `no value for parameter "${name}"`, {
      position,
      hint: given ? `given: ${given}` : 'give its value in params',
    });
  }
  if (typeof value !== 'object' || value === null) return bound(value);
  return value.length === 0
    ? raw('NULL')
    : joined(
        value.map((item) => bound(item)),
        ', ',
      );
}

/** The position after a string, comment or quoted name that begins here; the position itself when none does. */
export function skipQuoted(dialect: Dialect, text: string, start: number): number {
  const rest = text.slice(start, start + 2);
  const isMysql = dialect === 'mysql';
  if (rest === '--' && (!isMysql || /^--(\s|$)/.test(text.slice(start, start + 3)))) return lineEnd(text, start);
  if (isMysql && rest.startsWith('#')) return lineEnd(text, start);
  if (rest === '/*') return blockEnd(text, start, dialect !== 'mysql' && dialect !== 'sqlite');
  const quote = rest.charAt(0);
  if (quote === "'" || quote === '"')
    return quoteEnd(text, start, quote, isMysql || isEscapeString(dialect, text, start));
  if (quote === '`') return quoteEnd(text, start, quote, false);
  if (quote === '[' && dialect === 'sqlite') return after(text, ']', start);
  if (quote === '$' && !isMysql && dialect !== 'sqlite') return dollarEnd(text, start);
  return start;
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

function blockEnd(text: string, start: number, canNest: boolean): number {
  let depth = 1;
  for (let position = start + 2; position < text.length; position++) {
    const pair = text.slice(position, position + 2);
    if (pair === '*/') {
      depth -= 1;
      position += 1;
      if (depth === 0) return position + 1;
    } else if (pair === '/*' && canNest) {
      depth += 1;
      position += 1;
    }
  }
  return text.length;
}

function quoteEnd(text: string, start: number, quote: string, hasBackslash: boolean): number {
  for (let position = start + 1; position < text.length; position++) {
    const letter = text.charAt(position);
    if (hasBackslash && letter === '\\') position += 1;
    else if (letter === quote && text.charAt(position + 1) === quote) position += 1;
    else if (letter === quote) return position + 1;
  }
  return text.length;
}

/** `E'…'`, where a backslash escapes. */
function isEscapeString(dialect: Dialect, text: string, start: number): boolean {
  if (dialect === 'sqlite' || text.charAt(start) !== "'") return false;
  return /(^|[^\w$])e$/i.test(text.slice(Math.max(0, start - 2), start));
}

function dollarEnd(text: string, start: number): number {
  const tag = /^\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/u.exec(text.slice(start, start + 70))?.[0];
  const isPartOfName = /[\p{L}\p{N}_$]/u.test(text.charAt(start - 1));
  return tag && !isPartOfName ? after(text, tag, start + tag.length - 1) : start;
}

function after(text: string, mark: string, start: number): number {
  const end = text.indexOf(mark, start + 1);
  return end < 0 ? text.length : end + mark.length;
}
