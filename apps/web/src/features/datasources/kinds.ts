import type { Datasource } from '../../shared/api/client.ts';

interface Kind {
  name: string;
  /** Which setting names the data. */
  setting: 'dsn' | 'base_path';
  label: string;
  placeholder: string;
  hint: string;
}

/** What each kind of datasource needs to be told. */
export const kinds: Record<Datasource['kind'], Kind> = {
  sqlite: {
    name: 'SQLite file',
    setting: 'dsn',
    label: 'Path of the file',
    placeholder: '/data/shop.db',
    hint: 'A path on the machine where AIR runs.',
  },
  postgres: {
    name: 'PostgreSQL',
    setting: 'dsn',
    label: 'Connection string',
    placeholder: 'postgres://reader:password@host:5432/database',
    hint: 'Use a login that may only read.',
  },
  timescaledb: {
    name: 'TimescaleDB',
    setting: 'dsn',
    label: 'Connection string',
    placeholder: 'postgres://reader:password@host:5432/database',
    hint: 'Use a login that may only read.',
  },
  mysql: {
    name: 'MySQL or MariaDB',
    setting: 'dsn',
    label: 'Connection string',
    placeholder: 'mysql://reader:password@host:3306/database',
    hint: 'Use a login that may only read.',
  },
  files: {
    name: 'Folder of files',
    setting: 'base_path',
    label: 'Folder',
    placeholder: '/data/exports',
    hint: 'CSV, Parquet and JSONL files in it, also gzip; nothing outside of it is read.',
  },
};

export const kindNames = Object.entries(kinds).map(([value, { name }]) => ({ value, label: name }));

export const isKind = (word: string | null): word is Datasource['kind'] => word !== null && word in kinds;
