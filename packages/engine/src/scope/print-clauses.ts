import { type Condition, type Field, type Intent, type Output, type Scalar, type Sort } from '../ask/index.ts';

/** One line of a scope per part of the intent, in words that can be read back. */
export interface Clauses {
  show: string[];
  filters: string[];
  limits: string[];
  order: string[];
  rows: string | null;
}

export function printClauses(intent: Intent): Clauses {
  return {
    show: [...intent.outputs.map(printOutput), ...(intent.isDistinct ? ['without repeats'] : [])],
    filters: intent.conditions.map(printCondition),
    limits: intent.having.map(({ measure, op, value }) => `${measure.name} ${op} ${printValue(value)}`),
    order: intent.order.map(({ by, dir }) => `${printSort(by)}, ${dir === 'asc' ? 'lowest' : 'highest'} first`),
    rows: intent.limit === null ? null : String(intent.limit),
  };
}

function printOutput(output: Output): string {
  switch (output.kind) {
    case 'field':
      return printField(output.field);
    case 'entity':
      return output.table;
    case 'bucket':
      return `${output.grain} of ${printField(output.field)}`;
    case 'expression':
      return `${output.name}: ${output.expr} of ${output.table}`;
    case 'measure':
      return `${output.name}: ${output.agg.replaceAll('_', ' ')} of ${output.expr ?? (output.field === null ? output.table : printField(output.field))}${printWhere(output.where)}`;
    case 'derived':
      return `${output.name}: ${output.expr}`;
    case 'share':
      return `${output.name}: share of total of ${output.of}`;
  }
}

const printWhere = (where: Condition[]): string =>
  where.length === 0 ? '' : ` where ${where.map((part) => `(${printCondition(part)})`).join(' and ')}`;

function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'compare':
      return `${printField(condition.field)} ${condition.op.replaceAll('_', ' ')}${condition.value === null ? '' : ` ${printValue(condition.value)}`}`;
    case 'fields':
      return `${printField(condition.field)} ${condition.op} ${printField(condition.other)}`;
    case 'aggregate':
      return `${printField(condition.field)} ${condition.op} the ${condition.agg} of ${printField(condition.of)}`;
    case 'any':
      return condition.of.map((part) => `(${printCondition(part)})`).join(' or ');
    case 'all':
      return condition.of.map((part) => `(${printCondition(part)})`).join(' and ');
    case 'not':
      return `not (${printCondition(condition.of)})`;
    case 'related':
      return `${condition.isNegated ? 'no' : 'some'} ${condition.table}${condition.where.length > 0 ? ` with ${condition.where.map((part) => `(${printCondition(part)})`).join(' and ')}` : ''}`;
  }
}

const printField = ({ table, column }: Field): string => `${table}.${column}`;

function printValue(value: Scalar | Scalar[]): string {
  return Array.isArray(value) ? value.map((one) => JSON.stringify(one)).join(', ') : JSON.stringify(value);
}

function printSort(by: Sort['by']): string {
  if ('measure' in by) return by.measure;
  if ('bucket' in by) return by.bucket;
  if ('expression' in by) return by.expression;
  return printField(by);
}
