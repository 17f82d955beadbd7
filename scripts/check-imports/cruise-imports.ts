import { cruise } from 'dependency-cruiser';
import configuration from '../../.dependency-cruiser.mjs';

interface Violation {
  rule: string;
  from: string;
  to: string;
}

export interface ImportFindings {
  violations: Violation[];
  /** How many modules were looked at: a checker that saw nothing finds nothing. */
  moduleCount: number;
}

/** Holds the modules below the folders against the import rules. */
export async function cruiseImports(folders: string[], baseDirectory = process.cwd()): Promise<ImportFindings> {
  const cruised = await cruise(folders, {
    ...configuration.options,
    baseDir: baseDirectory,
    ruleSet: { forbidden: configuration.forbidden },
    validate: true,
  });
  if (typeof cruised.output === 'string') throw new Error('dependency-cruiser answered with text, not with a result');
  const { violations, totalCruised } = cruised.output.summary;
  return {
    violations: violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    moduleCount: totalCruised,
  };
}
