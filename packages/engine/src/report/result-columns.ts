import type { ReportDefinition } from '@air/contract';

/** Names under which a visual may speak of the result's columns; null when only the query itself can tell. */
export function resultColumns({ ir }: ReportDefinition): Set<string> | null {
  if (!ir || (ir.metrics.length === 0 && ir.dimensions.length === 0)) return null;
  const names = new Set(ir.metrics.map(({ name }) => name));
  for (const dimension of ir.dimensions) {
    if (typeof dimension === 'string') addField(names, dimension);
    else if (dimension.as !== undefined) names.add(dimension.as);
    else {
      addField(names, dimension.field);
      if (dimension.grain) names.add(dimension.grain).add(`${bare(dimension.field)}_${dimension.grain}`);
    }
  }
  return names;
}

function addField(names: Set<string>, field: string): void {
  names.add(field).add(bare(field)).add(field.replaceAll('.', '_'));
}

function bare(field: string): string {
  return field.slice(field.lastIndexOf('.') + 1);
}
