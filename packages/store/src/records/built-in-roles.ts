import type { RoleRecord } from '../store.ts';

/** Every organisation has them; no table holds them. */
export const builtInRoles: RoleRecord[] = [
  {
    name: 'admin',
    level: 'admin',
    description: 'Sees every datasource whole and decides what others may see.',
    isBuiltIn: true,
  },
  { name: 'analyst', level: 'analyst', description: 'Asks, writes SQL and keeps reports.', isBuiltIn: true },
  { name: 'viewer', level: 'viewer', description: 'Asks and reads reports.', isBuiltIn: true },
];
