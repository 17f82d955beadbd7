import { parseQuery } from '../../grammar/parse.ts';
import { lowerAscii } from '../../words.ts';
import type { GuardDialect } from '../dialect.ts';
import { sqliteFunctions, sqliteTableFunctions } from './functions.ts';
import { sqliteGrammar, sqliteLexis } from './grammar.ts';

export function openSqliteDialect(): GuardDialect {
  return {
    lexis: sqliteLexis,
    functions: sqliteFunctions,
    tableFunctions: sqliteTableFunctions,
    sizedFunctions: {},
    formatsText: true,
    hasDayArithmetic: false,
    hasDateCasts: false,
    isSameName: (left, right) => lowerAscii(left) === lowerAscii(right),
    quote: (name) => `"${name.replaceAll('"', '""')}"`,
    ownReference: 'cte',
    hasLeakyCtes: false,
    hasColumnCalls: false,
    columnlessCalls: new Set(),
    unqualifiedSchemas: ['main'],
    fence: ' LIMIT -1',
    parse: (_, tokens) => parseQuery(tokens, sqliteGrammar),
    async close() {},
  };
}
