import type { Connector } from '../connector.ts';

/** PostgreSQL, and what speaks its protocol and keeps its catalog. */
export const postgres: Connector = {
  kind: 'postgres',
  dialect: 'postgres',
  async open(settings) {
    const { openPostgres } = await import('./open-postgres.ts');
    return openPostgres(settings, {
      dialect: 'postgres',
      hiddenSchemas: '^$',
      engineName: async (session) => `PostgreSQL ${await session.serverVersion()}`,
      complete: () => Promise.resolve(),
    });
  },
};
