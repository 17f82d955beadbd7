import { resolve } from 'node:path';
import type { Cell, DatasourceKind } from '@air/core';
import type { Command } from 'commander';
import { connect, unwrap } from '../api.ts';
import { show } from '../show.ts';
import { type GlobalOptions, readSettings } from '../settings.ts';
import { drawTable } from '../table.ts';

interface AddOptions extends GlobalOptions {
  kind: DatasourceKind;
  dsn?: string;
  basePath?: string;
  name?: string;
  default?: boolean;
}

/** `aircli datasource list|add|test|remove`. */
export function addDatasourceCommands(program: Command): void {
  const datasource = program.command('datasource').summary('list, add, test and remove datasources');

  datasource.command('list').action(async (_options: unknown, command: Command) => {
    const settings = readSettings(command.optsWithGlobals<GlobalOptions>());
    const listed = await unwrap(connect(settings).GET('/v1/datasources'));
    show(settings, listed, ({ items }) =>
      drawTable(
        ['id', 'kind', 'health', 'tables', 'name'],
        items.map((one): Cell[] => [
          one.default ? `${one.id} *` : one.id,
          one.kind,
          one.health === null ? 'unknown' : one.health.ok ? 'ok' : (one.health.problem?.code ?? 'failed'),
          one.table_count,
          one.display_name,
        ]),
      ),
    );
  });

  datasource
    .command('add <id>')
    .requiredOption('--kind <kind>', 'sqlite, postgres, timescaledb, mysql or files')
    .option('--dsn <text>', 'connection string')
    .option('--base-path <folder>', 'folder of a files datasource')
    .option('--name <text>', 'how it is shown')
    .option('--default', 'ask it when no other is named')
    .action(async (id: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<AddOptions>();
      const settings = readSettings(options);
      const body = {
        id,
        kind: options.kind,
        ...(options.dsn && { dsn: options.kind === 'sqlite' ? fromHere(options.dsn) : options.dsn }),
        ...(options.basePath && { base_path: resolve(options.basePath) }),
        ...(options.name && { display_name: options.name }),
        ...(options.default && { default: true }),
      };
      const added = await unwrap(connect(settings).POST('/v1/datasources', { body }));
      show(settings, added, ({ health }) =>
        [
          `${added.id} registered, ${health?.ok ? `connected to ${health.engine}` : (health?.problem?.detail ?? 'not tested yet')}`,
          ...(health?.warnings ?? []).map((warning) => `! ${warning}`),
        ].join('\n'),
      );
    });

  datasource.command('test <id>').action(async (id: string, _options: unknown, command: Command) => {
    const settings = readSettings(command.optsWithGlobals<GlobalOptions>());
    const answer = connect(settings).POST('/v1/datasources/{id}/health', { params: { path: { id } } });
    const health = await unwrap(answer);
    show(settings, health, ({ ok, engine, latency_ms: latency, problem, warnings }) =>
      [
        ok ? `${engine}, ${latency} ms` : `${problem?.detail} (${problem?.code})`,
        ...warnings.map((one) => `! ${one}`),
      ].join('\n'),
    );
    if (!health.ok) process.exitCode = 1;
  });

  datasource.command('remove <id>').action(async (id: string, _options: unknown, command: Command) => {
    const settings = readSettings(command.optsWithGlobals<GlobalOptions>());
    await unwrap(connect(settings).DELETE('/v1/datasources/{id}', { params: { path: { id } } }));
    show(settings, { removed: id }, () => `${id} removed`);
  });
}

/** A path means the folder that this command stands in, not the one that AIR was started from. */
function fromHere(dsn: string): string {
  return dsn.startsWith('file:') ? dsn : resolve(dsn);
}
