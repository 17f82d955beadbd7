import type { Condition } from '../intent.ts';
import { fieldName } from '../state.ts';

export function tableOf(condition: Condition): string {
  switch (condition.kind) {
    case 'compare':
    case 'fields':
    case 'aggregate':
      return condition.field.table;
    case 'related':
    case 'not':
      return condition.table;
    case 'any':
    case 'all':
      return condition.of[0] === undefined ? '' : tableOf(condition.of[0]);
  }
}

export function describe(condition: Condition): string {
  switch (condition.kind) {
    case 'compare':
      return `${fieldName(condition.field)} ${condition.op.replaceAll('_', ' ')}${
        condition.value === null
          ? ''
          : ` ${[condition.value]
              .flat()
              .map((value) => JSON.stringify(value))
              .join(' and ')}`
      }`;
    case 'fields':
      return `${fieldName(condition.field)} ${condition.op} ${fieldName(condition.other)}`;
    case 'aggregate':
      return `${fieldName(condition.field)} ${condition.op} the ${condition.agg} of ${fieldName(condition.of)}`;
    case 'any':
      return condition.of.map(describe).join(' or ');
    case 'all':
      return condition.of.map(describe).join(' and ');
    case 'not':
      return `not (${describe(condition.of)})`;
    case 'related':
      return `${condition.isNegated ? 'no' : 'some'} ${condition.table}${condition.where.length > 0 ? ` with ${condition.where.map(describe).join(' and ')}` : ''}`;
  }
}
