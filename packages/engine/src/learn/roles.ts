import type { DescribedColumn } from '@air/connectors';
import type { ColumnRole } from './catalog.ts';
import { splitName } from './names.ts';
import type { ColumnProfile } from './profile-table.ts';

const valueLength = 60;

/** What a column is good for in a question: to be counted over, grouped by, filtered, or merely shown. */
export function roleOf(
  column: DescribedColumn,
  profile: ColumnProfile | null,
  rowCount: number | null,
  isKey: boolean,
): ColumnRole {
  if (isKey) return 'key';
  const sample = profile?.sample ?? [];
  switch (column.type) {
    case 'date':
    case 'timestamp':
    case 'timestamptz':
      return 'date';
    case 'boolean':
      return 'flag';
    case 'integer':
    case 'decimal':
    case 'float':
      return numberRole(column.name, sample);
    case 'text':
      return textRole(column.name, profile, rowCount);
    case 'uuid':
      return 'key';
    case 'unknown':
      if (profile?.isNumeric) return numberRole(column.name, sample);
      return sample.length === 0 ? 'other' : textRole(column.name, profile, rowCount);
    case 'time':
    case 'interval':
    case 'json':
    case 'binary':
      return 'other';
  }
}

/** Whether the name alone says that its values identify a row of this or another table. */
export function isKeyName(name: string): boolean {
  const words = splitName(name);
  const last = words.at(-1) ?? '';
  if (/^(id|uuid|guid|sk|fk|pk)$/.test(last)) return true;
  return words.length > 1 && last === 'key';
}

const codeWords =
  /^(year|month|quarter|week|weekday|day|zip|zipcode|postcode|postal|code|type|status|class|level|grade|phone|telephone|mobile|fax|number|no|nr|isbn|version)$/;
const measureWords = /^(amount|amt|total|sum|count|cnt|quantity|qty|price|cost|rate|score|points|of|num|average|avg)$/;

function numberRole(name: string, sample: string[]): ColumnRole {
  const words = splitName(name);
  const isMeasureName = words.some((word) => measureWords.test(word));
  const isFlag = sample.length > 0 && sample.every((text) => text === '0' || text === '1');
  if (isFlag && /^(is|has|was|can|did|active|enabled|deleted|flag|paid|open)$/.test(words[0] ?? '')) return 'flag';
  if (
    /^(zip|zipcode|postcode|postal|phone|telephone|mobile|fax)$/.test(words.at(-1) ?? '') ||
    /^(zip|postal) code$/.test(words.join(' '))
  ) {
    return 'category';
  }
  const isSingular = !(words.at(-1) ?? '').endsWith('s');
  if (
    isFlag &&
    isSingular &&
    !isMeasureName &&
    !words.includes('gender') &&
    !words.includes('sex') &&
    sample.length >= 8 &&
    new Set(sample).size === 2
  )
    return 'flag';
  const isCode = codeWords.test(words.at(-1) ?? '') && !isMeasureName;
  return isCode && sample.every((text) => /^-?\d+(\.0+)?$/.test(text)) ? 'category' : 'measure';
}

const flagTexts: ReadonlySet<string> = new Set(['y', 'n', 'yes', 'no', 't', 'f', 'true', 'false', '0', '1']);
const isoDate = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

function textRole(name: string, profile: ColumnProfile | null, rowCount: number | null): ColumnRole {
  const sample = profile?.sample ?? [];
  if (sample.length === 0) return 'text';
  if (sample.filter((text) => isoDate.test(text)).length >= sample.length * 0.98) return 'date';
  const kinds = new Set(sample.map((text) => text.trim().toLowerCase()));
  if (kinds.size <= 2 && [...kinds].every((kind) => flagTexts.has(kind))) return 'flag';

  const averageLength = sample.reduce((sum, text) => sum + text.length, 0) / sample.length;
  const isProse = averageLength > valueLength || (averageLength > 40 && sample.some((text) => text.length >= 150));
  if (isProse) return 'free_text';
  const distinct = profile?.stats?.distinct ?? kinds.size;
  const rows = profile?.isComplete ? sample.length : (rowCount ?? sample.length);
  const isLabelName = /name|title/.test(splitName(name).at(-1) ?? '');
  const repeats = distinct <= Math.max(20, rows * 0.5) && distinct <= 10_000;
  return repeats && !(isLabelName && distinct === rows) ? 'category' : 'text';
}
