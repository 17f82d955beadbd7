import type { Cell, Column } from '../api/client.ts';

const timeTypes = new Set<Column['type']>(['date', 'timestamp', 'timestamptz']);
const timeText = /^\d{4}-(\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?|Q[1-4]|W\d{2})$/;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Whether a column holds time, by its type or, on engines that keep dates as text, by what its values look like. */
export function isTime(column: Column, values: Cell[]): boolean {
  if (timeTypes.has(column.type)) return true;
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return false;
  if (column.type === 'text') return present.every((value) => timeText.test(String(value)));
  return /(^|_)year$/i.test(column.name) && present.every((value) => /^(1[89]|2[01])\d\d$/.test(String(value)));
}

/** "1 Sep", "Sep 2025", "1 Sep 14:00": as short as the whole series of values allows. */
export function timeLabels(values: string[]): string[] {
  const parts = values.map(split);
  const hasHours = parts.some(({ time }) => time !== '' && !time.startsWith('00:00'));
  const areMonthStarts = parts.length > 1 && parts.every(({ day }) => day === '01') && !hasHours;
  const years = new Set(parts.map(({ year }) => year));
  return parts.map(({ raw, year, month, day, time }) => {
    const name = months[Number(month) - 1];
    if (name === undefined) return raw;
    if (day === '' || areMonthStarts) return `${name} ${year}`;
    const date = years.size > 1 ? `${Number(day)} ${name} ${year}` : `${Number(day)} ${name}`;
    return hasHours ? `${date} ${time.slice(0, 5)}` : date;
  });
}

function split(raw: string) {
  const [, year = '', month = '', day = '', time = ''] = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:[T ](.*))?$/.exec(raw) ?? [];
  return { raw, year, month, day, time };
}
