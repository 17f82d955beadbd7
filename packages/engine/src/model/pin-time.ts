import type { Dialect } from '@air/core';
import { skipQuoted } from '../sql/bind-text.ts';

const today = /^(?:current_date|curdate\s*\(\s*\)|today\s*\(\s*\))/i;
const now =
  /^(?:current_timestamp|localtimestamp|now\s*\(\s*\)|sysdate\s*\(\s*\)|getdate\s*\(\s*\)|transaction_timestamp\s*\(\s*\))(?:\s*\(\s*\d?\s*\))?/i;
const wordPart = /[\w$.]/;

/** Puts `{{as_of}}` where a statement asks for the time of its engine, so that it means the same when it runs again. */
export function pinTime(sql: string, dialect: Dialect): string {
  let pinned = '';
  for (let at = 0; at < sql.length;) {
    const next = skipQuoted(dialect, sql, at);
    const piece = next > at ? quotedPiece(sql.slice(at, next), dialect) : null;
    if (piece !== null) {
      pinned += piece;
      at = next;
      continue;
    }
    const found = wordPart.test(sql.charAt(at - 1)) ? null : momentAt(sql.slice(at, at + 60), dialect);
    pinned += found?.text ?? sql.charAt(at);
    at += found?.length ?? 1;
  }
  return pinned;
}

/** On SQLite the time is asked for by a word in quotes: `date('now')`. */
function quotedPiece(text: string, dialect: Dialect): string {
  return dialect === 'sqlite' && /^'now'$/i.test(text) ? '{{as_of}}' : text;
}

function momentAt(text: string, dialect: Dialect): { text: string; length: number } | null {
  const forms = spellings[dialect];
  for (const [pattern, form] of [
    [today, forms.day],
    [now, forms.moment],
  ] as const) {
    const [found] = pattern.exec(text) ?? [];
    if (found && !/[\w$]/.test(text.charAt(found.length))) return { text: form, length: found.length };
  }
  return null;
}

const day = 'CAST({{as_of}} AS DATE)';

const spellings: Record<Dialect, { day: string; moment: string }> = {
  postgres: { day, moment: 'CAST({{as_of}} AS TIMESTAMPTZ)' },
  timescale: { day, moment: 'CAST({{as_of}} AS TIMESTAMPTZ)' },
  duckdb: { day, moment: 'CAST({{as_of}} AS TIMESTAMP)' },
  mysql: { day, moment: 'CAST({{as_of}} AS DATETIME)' },
  sqlite: { day: 'date({{as_of}})', moment: 'datetime({{as_of}})' },
};

/** The moment as text that every form above can read on its engine. */
export function asOfText(asOf: Date, dialect: Dialect): string {
  const text = asOf.toISOString().slice(0, 19).replace('T', ' ');
  return dialect === 'postgres' || dialect === 'timescale' ? `${text}+00` : text;
}
