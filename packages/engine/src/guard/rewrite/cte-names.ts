import type { Judgement } from '../checks/judging.ts';
import type { GuardDialect } from '../dialects/dialect.ts';
import type { Edit } from './edits.ts';

/**
 * Gives every common table expression a name of its own where the engine may lose sight of an outer one and read a
 * table of the same name instead. If the two still disagree on what a name means, the engine finds nothing.
 */
export function cteNameEdits({ ctes, withClauses }: Judgement, dialect: GuardDialect, text: string): Edit[] {
  if (!dialect.hasLeakyCtes || withClauses < 2) return [];
  let prefix = 'air_cte';
  while (text.toLowerCase().includes(prefix)) prefix += '_';
  return ctes.flatMap((cte, index) => {
    const name = dialect.quote(`${prefix}${index + 1}`);
    const definition = cte.span ? [{ ...cte.span, parts: [name] }] : [];
    const readers = cte.readers.flatMap(({ span, alias }) =>
      span ? [{ ...span, parts: [alias === null ? `${name} AS ${dialect.quote(cte.name)}` : name] }] : [],
    );
    return [...definition, ...readers];
  });
}
