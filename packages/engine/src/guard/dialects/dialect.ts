import type { Lexis, Token } from '../lexer.ts';
import type { Query } from '../tree.ts';

/** What the guard must know of an engine. Everything that is not listed here is refused there. */
export interface GuardDialect {
  lexis: Lexis;
  /** Functions that may stand in an expression, in lower case. */
  functions: ReadonlySet<string>;
  /** Functions that may stand in FROM. */
  tableFunctions: ReadonlySet<string>;
  /** Functions that make a text of any size → which argument says how large. */
  sizedFunctions: Record<string, number>;
  /** Whether `printf` and `format` take C formats, whose widths can ask for any size. */
  formatsText: boolean;
  /** Whether a date plus or minus a number is a date so many days apart; elsewhere it is a number that sorts apart from dates. */
  hasDayArithmetic: boolean;
  /** Whether a cast to a date type makes a date; SQLite makes a number of it. */
  hasDateCasts: boolean;
  isSameName: (left: string, right: string) => boolean;
  quote: (name: string) => string;
  /** What the name of a CTE means inside itself when the WITH is not RECURSIVE. */
  ownReference: 'cte' | 'relation';
  /** Whether a nested WITH may hide the names of an outer one, as in MariaDB; then names are made unique before running. */
  hasLeakyCtes: boolean;
  /** Whether `alias.name` may call a function, so that the name must be a known column. */
  hasColumnCalls: boolean;
  /** Names that call a function where there is no column of that name. */
  columnlessCalls: ReadonlySet<string>;
  /** Schema names that stand for the database itself where a relation has no schema: `main`. */
  unqualifiedSchemas: string[];
  /**
   * What ends a sub-select so that no condition from outside is computed inside of it, where rows are still there that
   * the caller may not see: a limit that limits nothing.
   */
  fence: string;
  /** Reads one statement by the engine's grammar; throws a refusal for anything else than one query. */
  parse(text: string, tokens: Token[]): Query | Promise<Query>;
  close(): Promise<void>;
}
