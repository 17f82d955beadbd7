import type { ReportDefinition } from '@air/contract';

const placeholder = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/g;

/** The names of `{{…}}` in the IR or SQL of a definition, without `as_of`, which AIR itself fills in. */
export function usedParameters(def: ReportDefinition): Set<string> {
  const names = new Set<string>();
  for (const text of def.sql === undefined ? textsIn(def.ir) : [def.sql]) {
    for (const [, name] of text.matchAll(placeholder)) if (name !== undefined && name !== 'as_of') names.add(name);
  }
  return names;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
