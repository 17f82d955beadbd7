import { type ReportDefinition, explainIssue, nearest, reportDefinitionSchema } from '@air/contract';
import { AirError } from '@air/core';
import { type ParameterSchema, readParameterSchema } from './parameter-schema.ts';
import { usedParameters } from './used-parameters.ts';
import { resultColumns } from './result-columns.ts';

/** Reads a definition as people and exports write it. Throws `report.invalid` with the field that is wrong. */
export function parseDefinition(value: unknown): ReportDefinition {
  const parsed = reportDefinitionSchema.safeParse(value);
  if (!parsed.success) {
    const { message, hint } = explainIssue(reportDefinitionSchema, parsed.error);
    throw invalid(message, hint);
  }
  const def = parsed.data;
  if (def.ir === undefined && def.sql === undefined)
    throw invalid('"ir" is missing', 'give "ir", or "sql" instead of it');
  if (def.ir !== undefined && def.sql !== undefined)
    throw invalid('"ir" and "sql" exclude each other', 'give one of them');

  const schema = readParameterSchema(def);
  checkNames(def, schema);
  const wrong = schema.check(def.params.defaults, false);
  if (wrong) throw invalid(`"params.defaults": ${wrong.message}`, null);
  checkVisuals(def);
  return def;
}

function checkNames(def: ReportDefinition, schema: ParameterSchema): void {
  const declared = Object.keys(schema.properties);
  const { exposed, defaults } = def.params;
  const used = usedParameters(def);
  for (const name of exposed) {
    if (!declared.includes(name))
      throw unknown(`"params.exposed" names "${name}", which is no parameter`, name, declared);
  }
  for (const name of Object.keys(defaults)) {
    const isKnown = declared.includes(name) || used.has(name);
    if (!isKnown) throw unknown(`"params.defaults" names "${name}", which is no parameter`, name, declared);
  }
  for (const name of used) {
    const isKnown = declared.includes(name) || Object.hasOwn(defaults, name);
    if (!isKnown)
      throw unknown(`{{${name}}} is used, but "params.schema.properties" does not declare it`, name, declared);
  }
}

function checkVisuals(def: ReportDefinition): void {
  const columns = resultColumns(def);
  if (!columns) return;
  for (const [index, visual] of def.visuals.entries()) {
    const named: [string, string | undefined][] = [
      ['x', visual.x],
      ['series', visual.series],
      ...[visual.y ?? []].flat().map((name): [string, string] => ['y', name]),
    ];
    for (const [place, name] of named) {
      if (name !== undefined && !columns.has(name)) {
        throw unknown(`"visuals[${index}].${place}" names "${name}", which is no column of the result`, name, [
          ...columns,
        ]);
      }
    }
  }
}

function unknown(message: string, name: string, known: string[]): AirError {
  const near = nearest(name, known);
  return invalid(message, near ? `did you mean "${near}"?` : known.length > 0 ? `known: ${known.join(', ')}` : null);
}

function invalid(message: string, hint: string | null): AirError {
  return new AirError('report.invalid', message, hint === null ? {} : { hint });
}
