import type { Policy, RelationRule, RowRule } from '../../shared/api/client.ts';

/** A row rule while it is being written: values are parted by commas. */
export interface RowRuleDraft {
  column: string;
  by: 'claim' | 'values';
  claim: string;
  unless: string;
  values: string;
}

export interface RelationDraft {
  relation: string;
  isAllowed: boolean;
  rows: RowRuleDraft[];
  masked: string[];
}

/** `*`: what no rule names. */
export const allOthers = '*';

/** One draft for each relation of the catalog, for those that a rule still names, and for all others. */
export function draftOf(relations: string[], policy: Policy | null): RelationDraft[] {
  const rules = new Map((policy?.relations ?? []).map((rule) => [rule.relation, rule]));
  const names = [...new Set([allOthers, ...relations, ...rules.keys()])];
  return names.map((relation) => {
    const rule = rules.get(relation);
    return {
      relation,
      isAllowed: rule !== undefined,
      rows: (rule?.rows ?? []).map(draftOfRow),
      masked: rule?.masked ?? [],
    };
  });
}

/** The rules of a draft; those of relations that are not allowed are left out. */
export function rulesOf(drafts: RelationDraft[]): RelationRule[] {
  return drafts
    .filter(({ isAllowed }) => isAllowed)
    .map(({ relation, rows, masked }) => ({ relation, rows: rows.map(rowOf), masked }));
}

/** What keeps a draft from being saved, if anything. */
export function problemOfDraft(drafts: RelationDraft[]): string | null {
  const allowed = drafts.filter(({ isAllowed }) => isAllowed);
  if (allowed.length === 0) return 'choose at least one relation; to take all away, take the datasource back';
  for (const { relation, rows } of allowed) {
    for (const { column, by, claim, values } of rows) {
      const name = relation === allOthers ? 'all others' : relation;
      if (column === '') return `a row rule of ${name} names no column`;
      if (by === 'claim' && !/^[a-z][a-z0-9_]{0,62}$/.test(claim)) return `a row rule of ${name} names no claim`;
      if (by === 'values' && readValues(values).length === 0) return `a row rule of ${name} has no values`;
    }
  }
  return null;
}

export const newRow = (): RowRuleDraft => ({
  column: '',
  by: 'claim',
  claim: 'store_ids',
  unless: 'is_all_stores',
  values: '',
});

function draftOfRow(rule: RowRule): RowRuleDraft {
  if ('values' in rule) {
    return { column: rule.column, by: 'values', claim: '', unless: '', values: rule.values.join(', ') };
  }
  return { column: rule.column, by: 'claim', claim: rule.claim, unless: rule.unless ?? '', values: '' };
}

function rowOf({ column, by, claim, unless, values }: RowRuleDraft): RowRule {
  if (by === 'values') return { column, values: readValues(values) };
  return { column, claim, ...(unless !== '' && { unless }) };
}

/** Whole numbers that survive being read as such are numbers; the engine compares by the column's own type. */
function readValues(text: string): (string | number)[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => (String(Number(part)) === part && Number.isSafeInteger(Number(part)) ? Number(part) : part));
}
