import type { Figure, NamedDate } from './figure.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const month =
  '(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const year = '(?<year>(?:19|20)\\d{2})';
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const weekday = `(?<weekday>${weekdays.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).join('|')})`;
const onWeekday = `(?:${weekday},? )?(?:the )?`;
const halves: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4 };

/** The widest form first: a match takes its letters away from those below. */
const shapes = [
  `${onWeekday}(?<year>\\d{4})-(?<month2>\\d{2})(?:-(?<day>\\d{2}))?(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?Z?)?(?![\\d-])`,
  `${onWeekday}${day}(?: of)? ${month}\\.?(?:,? ${year})?`,
  `${onWeekday}${month}\\.? ${day}(?!\\d)(?:,? ${year})?`,
  `${month}\\.?,? (?:of )?${year}`,
  `Q(?<quarter>[1-4])(?:[ -/]?${year})?`,
  `(?:the )?(?<nth>first|second|third|fourth) quarter(?: of ${year})?`,
  `(?<day>\\d{1,2})[/.](?<month2>\\d{1,2})[/.](?<year>\\d{4})`,
  weekday,
  month,
].map((source) => new RegExp(`(?<![\\w-])${source}(?![\\w%])`, 'g'));

/** Finds dates and parts of dates. A year that stands alone is left to whoever reads numbers. */
export function readDates(text: string): Figure[] {
  const found: Figure[] = [];
  let rest = text;
  for (const shape of shapes) {
    for (const match of rest.matchAll(shape)) {
      const date = namedDate(match.groups ?? {});
      const isWord = match[0] === 'May' && /(^|[.!?]\s*)$/.test(text.slice(0, match.index));
      if (date === null || isWord) continue;
      const [start, end] = [match.index, match.index + match[0].length];
      found.push({ kind: 'date', date, text: match[0], start, end });
    }
    for (const { start, end } of found) rest = `${rest.slice(0, start)}${' '.repeat(end - start)}${rest.slice(end)}`;
  }
  return found;
}

function namedDate(groups: Record<string, string | undefined>): NamedDate | null {
  const named = groups['month'] === undefined ? null : months.indexOf(groups['month'].slice(0, 3).toLowerCase()) + 1;
  const monthNumber = groups['month2'] === undefined ? named : Number(groups['month2']);
  const dayNumber = groups['day'] === undefined ? null : Number(groups['day']);
  if ((monthNumber !== null && (monthNumber < 1 || monthNumber > 12)) || (dayNumber ?? 1) > 31) return null;
  const quarter = groups['quarter'] === undefined ? (halves[groups['nth'] ?? ''] ?? null) : Number(groups['quarter']);
  return {
    year: groups['year'] === undefined ? null : Number(groups['year']),
    quarter,
    month: monthNumber,
    day: dayNumber,
    weekday: groups['weekday'] === undefined ? null : weekdays.indexOf(groups['weekday'].toLowerCase()),
  };
}
