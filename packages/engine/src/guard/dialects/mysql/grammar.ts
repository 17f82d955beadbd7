import { power } from '../../grammar/expressions.ts';
import type { Grammar } from '../../grammar/reader.ts';
import type { Lexis } from '../../lexer.ts';
import { words } from '../../words.ts';
import { mysqlCalls } from './calls.ts';
import { readJsonTable } from './json-table.ts';
import { readMysqlPrefix } from './prefix.ts';

/**
 * The lexis of a session without ANSI_QUOTES and NO_BACKSLASH_ESCAPES. The connector sets `sql_mode` for every
 * session: a server where these modes are on would read quotes otherwise than they were checked.
 */
export const mysqlLexis: Lexis = {
  identifierQuotes: { '`': '`' },
  stringQuotes: `'"`,
  hasBackslashEscapes: true,
  hasEscapeStrings: false,
  hasDollarStrings: false,
  hasNestedComments: false,
  hasMysqlComments: true,
  blobPrefixes: 'xbn',
  placeholder: '?',
  operators: [
    '<=>',
    '->>',
    '->',
    '<<',
    '>>',
    '<=',
    '>=',
    '<>',
    '!=',
    '&&',
    '||',
    '<',
    '>',
    '=',
    '+',
    '-',
    '*',
    '/',
    '%',
    '&',
    '|',
    '^',
    '~',
    '!',
    '(',
    ')',
    ',',
    '.',
    ';',
  ],
};

export const mysqlGrammar: Grammar = {
  reserved: words(`
    add all alter analyze and as asc asensitive before between both by call cascade case change check collate
    condition constraint continue convert create cross cursor database databases declare default delayed delete desc
    describe deterministic distinct distinctrow div drop dual each else elseif enclosed escaped except exists exit
    explain fetch for force foreign from fulltext generated grant group having high_priority if ignore in index infile
    inner inout insert intersect interval into is iterate join key keys kill lateral leading leave left like limit linear lines
    load lock loop low_priority master_bind match modifies natural not null on optimize option optionally or order out
    outer outfile over partition primary procedure purge range read reads references regexp release rename repeat
    replace require resignal restrict return revoke right rlike schema schemas select sensitive separator set show
    signal spatial specific sql sql_big_result sql_buffer_result sql_cache sql_calc_found_rows sql_no_cache
    sql_small_result sqlexception sqlstate sqlwarning ssl starting straight_join table terminated then to trailing
    trigger undo union unique unlock unsigned update usage use using values varying when where while window with write
    xor zerofill current_user localtime localtimestamp utc_date utc_time utc_timestamp`),
  binary: {
    or: power.or,
    '||': power.or,
    xor: power.xor,
    and: power.and,
    '&&': power.and,
    '=': power.equality,
    '<=>': power.equality,
    '!=': power.equality,
    '<>': power.equality,
    '<': power.equality,
    '<=': power.equality,
    '>': power.equality,
    '>=': power.equality,
    '|': power.relation,
    '&': power.bits,
    '<<': power.shift,
    '>>': power.shift,
    '+': power.sum,
    '-': power.sum,
    '*': power.product,
    '/': power.product,
    '%': power.product,
    div: power.product,
    mod: power.product,
    '^': power.concat,
    '->': power.unary,
    '->>': power.unary,
  },
  bareCalls: words(`
    current_date current_time current_timestamp current_user current_role session_user system_user localtime
    localtimestamp utc_date utc_time utc_timestamp sysdate rownum`),
  calls: mysqlCalls,
  prefix: readMysqlPrefix,
  hasAdjacentStrings: true,
  hasStringNames: false,
  selectModifiers: words('all distinct distinctrow straight_join sql_no_cache high_priority'),
  hasQueryParentheses: true,
  valuesRow: 'both',
  valueNames: (width) => Array.from({ length: width }, (_, index) => `column_${index}`),
  hasRollup: true,
  tableCall: readJsonTable,
};
