import { parseQuery } from '../../grammar/parse.ts';
import type { GuardDialect } from '../dialect.ts';
import { mysqlFunctions, mysqlTableFunctions } from './functions.ts';
import { mysqlGrammar, mysqlLexis } from './grammar.ts';

export function openMysqlDialect(): GuardDialect {
  return {
    lexis: mysqlLexis,
    functions: mysqlFunctions,
    tableFunctions: mysqlTableFunctions,
    sizedFunctions: { repeat: 1, lpad: 1, rpad: 1, space: 0 },
    formatsText: false,
    hasDayArithmetic: false,
    hasDateCasts: true,
    isSameName: (left, right) => left === right,
    quote: (name) => `\`${name.replaceAll('`', '``')}\``,
    ownReference: 'relation',
    hasLeakyCtes: true,
    hasColumnCalls: false,
    columnlessCalls: new Set(),
    unqualifiedSchemas: [],
    fence: ' LIMIT 18446744073709551615',
    parse: (_, tokens) => parseQuery(tokens, mysqlGrammar),
    async close() {},
  };
}
