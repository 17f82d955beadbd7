import type { Connector } from '../connector.ts';

/** MySQL 8 and MariaDB. */
export const mysql: Connector = {
  kind: 'mysql',
  dialect: 'mysql',
  async open(settings) {
    const { openMysql } = await import('./open-mysql.ts');
    return openMysql(settings);
  },
};
