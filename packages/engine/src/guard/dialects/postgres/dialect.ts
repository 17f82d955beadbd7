import type { GuardDialect } from '../dialect.ts';
import type { Lexis } from '../../lexer.ts';
import { notParsed, Refusal } from '../../refusal.ts';
import { convertStatement } from './convert.ts';
import { postgresFunctions, postgresSetFunctions, postgresTableFunctions } from './functions.ts';
import { createNodes, type Node } from './nodes.ts';

/** The lexis of a session with `standard_conforming_strings` on, which the connector sets. */
const postgresLexis: Lexis = {
  identifierQuotes: { '"': '"' },
  stringQuotes: "'",
  hasBackslashEscapes: false,
  hasEscapeStrings: true,
  hasDollarStrings: true,
  hasNestedComments: true,
  hasMysqlComments: false,
  blobPrefixes: 'xbn',
  placeholder: '$',
  operators: ['::', ':=', '=>', '..', ...Array.from('()[],.;:+-*/<>=~!@#%^&|`?{}\\')],
};

export async function openPostgresDialect(): Promise<GuardDialect> {
  const parser = await import('libpg-query');
  await parser.loadModule();
  return {
    lexis: postgresLexis,
    functions: new Set([...postgresFunctions, ...postgresSetFunctions]),
    tableFunctions: postgresTableFunctions,
    sizedFunctions: { repeat: 1, lpad: 1, rpad: 1 },
    formatsText: true,
    hasDayArithmetic: true,
    hasDateCasts: true,
    isSameName: (left, right) => left === right,
    quote: (name) => `"${name.replaceAll('"', '""')}"`,
    ownReference: 'relation',
    hasLeakyCtes: false,
    hasColumnCalls: true,
    columnlessCalls: new Set(),
    unqualifiedSchemas: [],
    fence: ' OFFSET 0',
    parse(text, tokens) {
      const tree = readTree(() => parser.parseSync(text) as { stmts?: { stmt?: Node }[] }, text); // its types name every node loosely
      const statements = tree.stmts ?? [];
      const [statement] = statements;
      if (!statement?.stmt) throw notParsed('the statement is empty', 0);
      if (statements.length > 1)
        throw new Refusal('guard.not_single', `${statements.length} statements were sent`, null);
      return convertStatement(statement.stmt, createNodes(text, tokens));
    },
    async close() {},
  };
}

function readTree<T>(parse: () => T, text: string): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const details: unknown = 'sqlDetails' in error ? error.sqlDetails : null;
    const at =
      typeof details === 'object' && details !== null && 'cursorPosition' in details
        ? Number(details.cursorPosition)
        : null;
    throw notParsed(error.message, at === null ? null : Buffer.from(text).subarray(0, at).toString('utf8').length);
  }
}
