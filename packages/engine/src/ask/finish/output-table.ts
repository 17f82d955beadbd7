import type { Output } from '../intent.ts';

export function tableOfOutput(output: Output | undefined): string | null {
  if (output === undefined) return null;
  switch (output.kind) {
    case 'field':
    case 'bucket':
      return output.field.table;
    case 'entity':
    case 'measure':
    case 'expression':
      return output.table;
    case 'derived':
    case 'share':
      return null;
  }
}
