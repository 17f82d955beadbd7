import type { Dialect } from '@air/core';
import type { SqlDialect } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { mysql } from './mysql.ts';
import { postgres } from './postgres.ts';
import { sqlite } from './sqlite.ts';
import { timescale } from './timescale.ts';

export const sqlDialects: Record<Dialect, SqlDialect> = { sqlite, postgres, timescale, mysql, duckdb };
