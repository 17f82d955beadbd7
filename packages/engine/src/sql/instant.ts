/** A moment or a whole day as a filter names it, in UTC. */
export interface Instant {
  /** `2025-09-01` */
  date: string;
  /** `00:00:00` or `00:00:00.125`. */
  time: string;
  /** Only a day was named. */
  isDay: boolean;
}

const pattern =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/i;

/** Reads ISO dates and date-times (also `2025` and `2025-09` for their first day); null when the text is neither. */
export function parseInstant(text: string): Instant | null {
  const match = pattern.exec(text.trim());
  if (!match) return null;
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] =
    match;
  const utc = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const isReal = !Number.isNaN(utc.getTime()) && utc.toISOString().startsWith(`${year}-${month}-${day}T${hour}:`);
  if (!isReal) return null;
  const shifted = new Date(utc.getTime() - offsetMinutes(zone) * 60_000).toISOString();
  const micros = fraction.slice(0, 6).replace(/0+$/, '');
  return {
    date: shifted.slice(0, 10),
    time: shifted.slice(11, 19) + (micros && `.${micros}`),
    isDay: match[4] === undefined,
  };
}

export function isMidnight({ time }: Instant): boolean {
  return time === '00:00:00';
}

export function nextDay(instant: Instant): Instant {
  const start = new Date(`${instant.date}T00:00:00Z`);
  return { date: new Date(start.getTime() + 86_400_000).toISOString().slice(0, 10), time: '00:00:00', isDay: true };
}

function offsetMinutes(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}
