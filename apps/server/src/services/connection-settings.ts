import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AirError, type DatasourceKind } from '@air/core';

export interface ConnectionSettings {
  kind: DatasourceKind;
  dsn: string | null;
  basePath: string | null;
}

export interface PathRules {
  filesRoot: string | null;
  privatePaths: string[];
}

/** Checks settings for their kind, as far as that needs no connection; throws `datasource.invalid` or `connector.path_denied`. */
export function checkSettings(
  { kind, dsn, base_path }: { kind: DatasourceKind; dsn?: string | undefined; base_path?: string | undefined },
  rules: PathRules,
): ConnectionSettings {
  if (kind === 'files') {
    if (dsn !== undefined) throw invalid('a "files" datasource has no dsn', 'give base_path, the folder of the files');
    if (base_path === undefined) throw invalid('a "files" datasource needs base_path', 'give the folder of the files');
    return { kind, dsn: null, basePath: checkFolder(base_path, rules) };
  }
  if (base_path !== undefined) throw invalid(`a "${kind}" datasource has no base_path`, 'give its dsn');
  if (dsn === undefined) throw invalid(`a "${kind}" datasource needs a dsn`, `such as ${examples[kind]}`);
  if (dsn.includes('\0')) throw invalid('the dsn holds a NUL character');
  if (!forms[kind].test(dsn)) throw invalid(`this is not a dsn of kind "${kind}"`, `write it like ${examples[kind]}`);
  return { kind, dsn: kind === 'sqlite' ? checkDatabaseFile(dsn, rules) : dsn, basePath: null };
}

const examples: Record<DatasourceKind, string> = {
  sqlite: '/path/to/shop.db',
  postgres: 'postgres://user:password@host:5432/database',
  timescaledb: 'postgres://user:password@host:5432/database',
  mysql: 'user:password@tcp(host:3306)/database',
  files: '/path/to/folder',
};

const postgresForm = /^postgres(?:ql)?:\/\/\S+$|^\s*\w+\s*=/i;

const forms: Record<DatasourceKind, RegExp> = {
  sqlite: /^(?!(?!file:)[a-z][a-z0-9+.-]*:\/\/).+/i,
  postgres: postgresForm,
  timescaledb: postgresForm,
  mysql: /^(?:mysql|mariadb):\/\/\S+$|^[^/]*@[\w-]*(?:\([^()]*\))?\/[^/]*$/i,
  files: /./,
};

function checkFolder(path: string, { filesRoot, privatePaths }: PathRules): string {
  if (path.includes('\0') || climbs(path)) throw denied(path);
  const folder = resolve(filesRoot ?? '/', path);
  if (!filesRoot && !isAbsolute(path))
    throw invalid(`base_path "${path}" is not absolute`, 'give the whole path of the folder');
  if (!isFolder(folder))
    throw invalid(
      `base_path "${path}" is not a folder that AIR can read`,
      'check the path on the machine of the server',
    );
  const real = realpathSync(folder);
  if (filesRoot && !isInside(real, realpathOf(filesRoot))) throw denied(path);
  const holdsSecrets = privatePaths.map(realpathOf).some((secret) => isInside(real, secret) || isInside(secret, real));
  if (holdsSecrets) {
    throw new AirError('connector.path_denied', 'AIR keeps its own data in this folder', {
      hint: 'give a folder that holds nothing but the data to ask about',
    });
  }
  return real;
}

function checkDatabaseFile(dsn: string, { privatePaths }: PathRules): string {
  const path = pathOfSqliteDsn(dsn);
  if (climbs(path)) throw denied(path);
  if (path === ':memory:' || path === '')
    throw invalid('an in-memory database holds nothing to ask about', 'give the path of a file');
  const file = realpathOf(resolve(path));
  if (privatePaths.some((secret) => isInside(file, realpathOf(secret)))) throw denied(path);
  return dsn;
}

function pathOfSqliteDsn(dsn: string): string {
  if (!/^(?:file|sqlite):/i.test(dsn)) return dsn;
  const withoutQuery = dsn.split('?')[0] ?? '';
  if (/^file:\/\//i.test(withoutQuery)) {
    try {
      return fileURLToPath(withoutQuery);
    } catch {
      throw invalid('the file: URL of the dsn cannot be read', `write it like ${examples.sqlite}`);
    }
  }
  return withoutQuery.replace(/^(?:file|sqlite):(?:\/\/)?/i, '');
}

const climbs = (path: string) => path.split(/[/\\]/).includes('..');

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function realpathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path); // not there yet; whoever opens it will say so
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && !isAbsolute(way));
}

function invalid(message: string, hint?: string): AirError {
  return new AirError('datasource.invalid', message, hint ? { hint } : {});
}

function denied(path: string): AirError {
  return new AirError(
    'connector.path_denied',
    `the path "${path.slice(0, 200).replaceAll('\0', '\\0')}" is not allowed`,
    {
      hint: 'give a path without ".." that lies where the configuration allows it',
    },
  );
}
