import { usersOperations } from './operations/users.ts';
import { policyOperations } from './operations/policy.ts';
import { modelsOperations } from './operations/models.ts';
import { documentsOperations } from './operations/documents.ts';
import { authOperations } from './operations/auth.ts';
import { auditOperations } from './operations/audit.ts';
import { answersOperations } from './operations/answers.ts';
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
  ...authOperations,
  ...usersOperations,
  ...policyOperations,
  ...datasourcesOperations,
  ...learningOperations,
  ...askingOperations,
  ...answersOperations,
  ...documentsOperations,
  ...modelsOperations,
  ...scopesOperations,
  ...sqlOperations,
  ...runsOperations,
  ...reportsOperations,
  ...auditOperations,
  ...systemOperations,
} as const;

export type OperationId = keyof typeof operations;
