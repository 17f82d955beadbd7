import { askingOperations } from './operations/asking.ts';
import { datasourcesOperations } from './operations/datasources.ts';
import { learningOperations } from './operations/learning.ts';
import { reportsOperations } from './operations/reports.ts';
import { runsOperations } from './operations/runs.ts';
import { scopesOperations } from './operations/scopes.ts';
import { sqlOperations } from './operations/sql.ts';
import { systemOperations } from './operations/system.ts';

/** The whole contract: what the server serves, the clients call and the documents describe. */
export const operations = {
  ...datasourcesOperations,
  ...learningOperations,
  ...askingOperations,
  ...scopesOperations,
  ...sqlOperations,
  ...runsOperations,
  ...reportsOperations,
  ...systemOperations,
} as const;

export type OperationId = keyof typeof operations;
