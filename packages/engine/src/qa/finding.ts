import type { Finding } from '@air/contract';

type Details = Finding['details'];

/** Makes a finding; `column` is the one it speaks of, if it speaks of one. */
export function finding(
  check: Finding['check'],
  level: Finding['level'],
  message: string,
  { column = null, ...details }: { column?: string | null } & Details = {},
): Finding {
  return { check, level, column, message, details };
}

export function formatCount(count: number): string {
  return count.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

export function formatFigure(value: number): string {
  return value.toLocaleString('en-US', {
    maximumSignificantDigits: Math.abs(value) >= 1_000 ? 12 : 6,
    maximumFractionDigits: 2,
  });
}

export function formatShare(share: number): string {
  const percent = share * 100;
  return `${percent >= 10 || percent === 0 ? Math.round(percent) : percent.toFixed(1)} %`;
}
