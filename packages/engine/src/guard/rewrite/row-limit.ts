import { numberOf } from '../checks/constants.ts';
import type { GuardPolicy } from '../policy.ts';
import type { Query } from '../tree.ts';
import type { Edit, Original } from './edits.ts';

export interface RowLimit {
  rows: number;
  edit: Edit | null;
  /** What was done, when something was. */
  change: string | null;
}

/** Finds how many rows the statement may return. A limit of AIR's own asks for one row more, to know whether there is one. */
export function limitRows(query: Query, original: Original, policy: GuardPolicy): RowLimit {
  const { limit } = query;
  const end = original.tokens.at(-1)?.end ?? 0;
  if (query.body.kind === 'values' && !limit && query.body.rows.length <= policy.maxRows) {
    return { rows: query.body.rows.length, edit: null, change: null };
  }
  if (!limit || (limit.count === null && limit.span === null)) {
    const rows = Math.min(policy.defaultRows, policy.maxRows);
    return {
      rows,
      edit: { start: end, end, parts: [`\nLIMIT ${rows + 1}`] },
      change: `a limit of ${rows} rows was added`,
    };
  }
  const asked = limit.count && numberOf(limit.count, original);
  if (asked !== null && asked >= 0 && asked <= policy.maxRows) return { rows: asked, edit: null, change: null };
  const canReplace =
    limit.span && /^(\d|all$|null$|\$|\?)/i.test(original.text.slice(limit.span.start, limit.span.end));
  if (!limit.span || !canReplace) return { rows: policy.maxRows, edit: null, change: null };
  return {
    rows: policy.maxRows,
    edit: { ...limit.span, parts: [String(policy.maxRows + 1)] },
    change: `the limit was lowered to ${policy.maxRows} rows`,
  };
}
