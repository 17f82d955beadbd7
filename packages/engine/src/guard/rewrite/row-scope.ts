import type { Judgement } from '../checks/judging.ts';
import { mayTellOfRows } from '../checks/row-errors.ts';
import type { GuardDialect } from '../dialects/dialect.ts';
import { type AllowedRelation, isNarrowed } from '../policy.ts';
import { Refusal } from '../refusal.ts';
import type { Edit, Original } from './edits.ts';

/** Replaces every read of a relation that the caller sees in part by a sub-select of what is theirs. */
export function scopeEdits({ reads, rowErrors }: Judgement, dialect: GuardDialect, { tokens }: Original): Edit[] {
  return reads
    .filter(({ relation }) => isNarrowed(relation))
    .map(({ source, relation }) => {
      if (!source.span)
        throw new Refusal(
          'guard.relation_denied',
          `${relation.name} cannot be narrowed to what you may see here`,
          source.start,
          'name the relation plainly',
        );
      const alias = source.alias === null ? ` AS ${dialect.quote(relation.name)}` : '';
      const fence = mayTellOfRows(rowErrors) && relation.rowScope.length > 0 ? dialect.fence : '';
      const { start } = source.span;
      const table = tokens[tokens.findIndex((token) => token.start === start) - 1];
      const isCommand = table?.kind === 'word' && table.text.toLowerCase() === 'table'; // TABLE name
      return {
        start: isCommand ? table.start : start,
        end: source.span.end,
        parts: [isCommand ? 'SELECT * FROM ' : '', '(', ...subselect(relation, dialect), fence, ')', alias],
      };
    });
}

function subselect(relation: AllowedRelation, dialect: GuardDialect): Edit['parts'] {
  const schema = relation.schema ?? dialect.unqualifiedSchemas[0];
  const from = [...(schema === undefined ? [] : [schema]), relation.name].map((name) => dialect.quote(name)).join('.');
  const columns = relation.columns.map((column) => selected(column, relation, dialect)).join(', ');
  const conditions = relation.rowScope.flatMap(({ column, values }, index): Edit['parts'] => {
    const and = index === 0 ? '' : ' AND ';
    if (values.length === 0) return [`${and}1 = 0`];
    const name = read(column, relation, dialect);
    const list = values.flatMap((value, position): Edit['parts'] => (position === 0 ? [{ value }] : [', ', { value }]));
    return [`${and}${name} IN (`, ...list, ')'];
  });
  const where = conditions.length === 0 ? [] : [' WHERE ', ...conditions];
  return [`SELECT ${columns} FROM ${from}`, ...where];
}

/** A masked column stays, with its type and without its values. */
function selected(column: string, relation: AllowedRelation, dialect: GuardDialect): string {
  const name = read(column, relation, dialect);
  return relation.maskedColumns.includes(column)
    ? `CASE WHEN 1 = 0 THEN ${name} END AS ${dialect.quote(column)}`
    : name;
}

/** Some engines let a condition mean a column of the select list: where one is masked, all are named with their relation. */
function read(column: string, { name, maskedColumns }: AllowedRelation, { quote }: GuardDialect): string {
  return maskedColumns.length === 0 ? quote(column) : `${quote(name)}.${quote(column)}`;
}

/** A sub-select has no schema, so `public.orders.amount` becomes `orders.amount` where `orders` was narrowed. */
export function columnEdits(
  { reads, qualifiedColumns }: Judgement,
  { isSameName }: GuardDialect,
  { tokens }: Original,
): Edit[] {
  const narrowed = reads.filter(({ source, relation }) => isNarrowed(relation) && source.alias === null);
  return qualifiedColumns.flatMap(({ start, path }) => {
    const [schema = '', name = ''] = path;
    const isOfNarrowed = narrowed.some(({ source }) => {
      const [own = '', ownSchema = ''] = source.path.toReversed();
      return isSameName(own, name) && (ownSchema === '' || isSameName(ownSchema, schema));
    });
    const index = tokens.findIndex((token) => token.start === start);
    const next = tokens[index + 2];
    return isOfNarrowed && next && tokens[index + 1]?.text === '.' ? [{ start, end: next.start, parts: [] }] : [];
  });
}
