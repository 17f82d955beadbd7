import type { Lexis } from '../../lexer.ts';
import { notParsed, Refusal } from '../../refusal.ts';
import { lowerAscii } from '../../words.ts';
import type { GuardDialect } from '../dialect.ts';
import { convertStatement } from './convert.ts';
import { duckdbFunctions, duckdbTableFunctions } from './functions.ts';
import { asNode, createPlaces, nodeList } from './nodes.ts';
import { createParserProcess } from './parser-process.ts';

const duckdbLexis: Lexis = {
  identifierQuotes: { '"': '"' },
  stringQuotes: "'",
  hasBackslashEscapes: false,
  hasEscapeStrings: true,
  hasDollarStrings: true,
  hasNestedComments: true,
  hasMysqlComments: false,
  blobPrefixes: 'xb',
  placeholder: '$',
  operators: ['::', ':=', '=>', '->>', '->', ...Array.from('()[],.;:+-*/<>=~!@#%^&|{}')],
};

export function openDuckdbDialect(): GuardDialect {
  const parser = createParserProcess();
  return {
    lexis: duckdbLexis,
    functions: duckdbFunctions,
    tableFunctions: duckdbTableFunctions,
    sizedFunctions: { repeat: 1, lpad: 1, rpad: 1, list_resize: 1, array_resize: 1, bar: 3 },
    formatsText: false,
    hasDayArithmetic: true,
    hasDateCasts: true,
    isSameName: (left, right) => lowerAscii(left) === lowerAscii(right),
    quote: (name) => `"${name.replaceAll('"', '""')}"`,
    ownReference: 'relation',
    hasLeakyCtes: false,
    hasColumnCalls: false,
    columnlessCalls: new Set(['user']),
    unqualifiedSchemas: ['main'],
    fence: ' LIMIT 9223372036854775807',
    async parse(text, tokens) {
      const answer = asNode(JSON.parse(await parser.parse(text)), 'answer');
      if (answer['error'] !== false) throw refuse(answer);
      const [statement, ...others] = nodeList(answer, 'statements');
      if (!statement) throw notParsed('the statement is empty', 0);
      if (others.length > 0) throw new Refusal('guard.not_single', `${others.length + 1} statements were sent`, null);
      return convertStatement(statement, createPlaces(text, tokens));
    },
    close: () => parser.close(),
  };
}

function refuse(answer: Record<string, unknown>): Refusal {
  const given = answer['error_message'];
  const message = typeof given === 'string' ? given : 'not parsed';
  if (/only select statements/i.test(message)) {
    return new Refusal(
      'guard.not_read_only',
      'this is not one plain query',
      0,
      'send a SELECT, FROM or VALUES; write PIVOT with IN (…)',
    );
  }
  const at = Number(answer['position']);
  return notParsed(message.split('\n')[0] ?? message, Number.isFinite(at) ? at : null);
}
