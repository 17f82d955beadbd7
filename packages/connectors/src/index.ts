import type { DatasourceKind } from '@air/core';
import type { Connector } from './connector.ts';
import { files } from './files/connector.ts';
import { mysql } from './mysql/connector.ts';
import { postgres } from './postgres/connector.ts';
import { sqlite } from './sqlite/connector.ts';
import { timescaledb } from './timescaledb/connector.ts';

export type {
  Connector,
  DescribedColumn,
  DescribedForeignKey,
  DescribedTable,
  PlanWarning,
  QueryOptions,
  Source,
  SourceDescription,
  SourceSettings,
  SourceTest,
} from './connector.ts';

/** Every kind of datasource that AIR can read. */
export const connectors: Record<DatasourceKind, Connector> = { files, mysql, postgres, sqlite, timescaledb };
