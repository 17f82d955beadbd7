import { constants } from '@photostructure/sqlite';

/** What the statement being prepared is: AIR's own look at the catalog, or a caller's query. */
export type Purpose = 'catalog' | 'query';

type Authorizer = (action: number, first: string | null, second: string | null) => number;

/** Functions that reach outside of the database or change the session. */
const deniedFunctions = new Set([
  'load_extension',
  'readfile',
  'writefile',
  'edit',
  'fts3_tokenizer',
  'sqlite_offset',
  'writefile',
]);

/** The wall inside of SQLite: whatever is not reading is refused while a statement is prepared. */
export function createAuthorizer(purpose: () => Purpose): Authorizer {
  const { SQLITE_OK, SQLITE_DENY, SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_RECURSIVE, SQLITE_PRAGMA } =
    constants;
  return (action, first, second) => {
    if (action === SQLITE_SELECT || action === SQLITE_RECURSIVE) return SQLITE_OK;
    if (action === SQLITE_FUNCTION) return deniedFunctions.has((second ?? '').toLowerCase()) ? SQLITE_DENY : SQLITE_OK;
    if (purpose() === 'catalog') return action === SQLITE_READ || action === SQLITE_PRAGMA ? SQLITE_OK : SQLITE_DENY;
    if (action === SQLITE_READ) return isCatalog(first ?? '') ? SQLITE_DENY : SQLITE_OK;
    // Full-text tables ask this of themselves when they are read.
    return action === SQLITE_PRAGMA && first === 'data_version' && second === null ? SQLITE_OK : SQLITE_DENY;
  };
}

function isCatalog(table: string): boolean {
  return /^(sqlite_|pragma_|dbstat|dbpage)/i.test(table);
}
