import type { Cell } from '@air/core';
import type { Command } from 'commander';
import { connect, request, unwrap, asProblem } from '../api.ts';
import { readBody, readParameters } from '../body.ts';
import { usageError } from '../fail.ts';
import { firstPage, followRun } from '../follow-run.ts';
import { drawResult, show } from '../show.ts';
import { type GlobalOptions, readSettings } from '../settings.ts';
import { drawTable } from '../table.ts';

interface ReportOptions extends GlobalOptions {
  param: string[];
  datasource?: string;
  version?: string;
  limit: string;
  format: string;
}

interface SaveOptions extends GlobalOptions {
  def: string;
  title?: string;
  datasource?: string;
}

/** `aircli report list|show|save|run|export|import`. */
export function addReportCommands(program: Command): void {
  const report = program.command('report').summary('list, show, save, run, export and import reports');

  report.command('list').action(async (_options: unknown, command: Command) => {
    const settings = readSettings(command.optsWithGlobals<GlobalOptions>());
    const listed = await unwrap(connect(settings).GET('/v1/reports'));
    show(settings, listed, ({ items }) =>
      drawTable(
        ['key', 'version', 'datasource', 'title'],
        items.map((one): Cell[] => [one.key, one.latest_version, one.datasource_id ?? 'portable', one.title]),
      ),
    );
  });

  report.command('show <key>').action(async (key: string, _options: unknown, command: Command) => {
    const settings = readSettings(command.optsWithGlobals<GlobalOptions>());
    const detail = await unwrap(connect(settings).GET('/v1/reports/{key}', { params: { path: { key } } }));
    show(settings, detail, (one) => {
      const latest = one.versions.at(-1);
      const names = latest?.def.params.exposed ?? [];
      const defaults: Record<string, unknown> = latest?.def.params.defaults ?? {};
      const rows = names.map((name): Cell[] => [name, JSON.stringify(defaults[name] ?? null)]);
      return `${one.title} (${one.key}, version ${one.latest_version})\n\n${drawTable(['parameter', 'default'], rows)}`;
    });
  });

  report
    .command('save <key>')
    .requiredOption('--def <json>', 'the definition: @file, - or the text itself')
    .option('--title <text>', 'how it is shown; the key when left out')
    .option('--datasource <id>', 'the datasource it is bound to; portable when left out')
    .action(async (key: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<SaveOptions>();
      const settings = readSettings(options);
      const client = connect(settings);
      const def = readDefinition(options.def);
      const { items } = await unwrap(client.GET('/v1/reports'));
      if (!items.some((one) => one.key === key)) {
        await unwrap(client.POST('/v1/reports', { body: { key, title: options.title ?? key } }));
      }
      const saved = await unwrap(
        client.POST('/v1/reports/{key}/versions', {
          params: { path: { key } },
          body: { def, ...(options.datasource && { datasource_id: options.datasource }) },
        }),
      );
      show(settings, saved, (one) => `${key} saved as version ${one.version}`);
    });

  report
    .command('run <key>')
    .option('--param <name=value>', 'a parameter; may be repeated', (word, words: string[]) => [...words, word], [])
    .option('--datasource <id>', 'where to run a portable report')
    .option('--version <number>', 'an earlier version')
    .option('--limit <rows>', 'rows to show', '50')
    .action(async (key: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ReportOptions>();
      const settings = readSettings(options);
      const client = connect(settings);
      const query = {
        ...(options.datasource && { datasource_id: options.datasource }),
        ...(options.version && { version: Number(options.version) }),
      };
      const queued = unwrap(
        client.POST('/v1/reports/{key}/run', {
          params: { path: { key }, query },
          body: { params: readParameters(options.param) },
        }),
      );
      const run = await followRun(client, settings, queued);
      const page = await firstPage(client, run.id, Number(options.limit));
      show(settings, { run, result: page }, () => drawResult(page, run));
    });

  report
    .command('export <key>')
    .option('--format <format>', 'json or yaml', 'json')
    .action(async (key: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ReportOptions>();
      const settings = readSettings(options);
      const path = `/v1/reports/${encodeURIComponent(key)}/export`;
      const query = new URLSearchParams({ format: options.format });
      const response = await request(settings, { method: 'GET', path, query });
      const text = await response.text();
      if (!response.ok) throw asProblem(JSON.parse(text), response);
      process.stdout.write(text.replace(/\n?$/, '\n'));
    });

  report.command('import <file>').action(async (file: string, _options: unknown, command: Command) => {
    const settings = readSettings(command.optsWithGlobals<GlobalOptions>());
    const body = readBody(file === '-' ? '-' : `@${file}`);
    const query = new URLSearchParams();
    const response = await request(settings, { method: 'POST', path: '/v1/reports/import', query, body });
    const imported = await response.json();
    if (!response.ok) throw asProblem(imported, response);
    show(settings, imported as { key: string }, ({ key }) => `${key} imported`);
  });
}

function readDefinition(argument: string) {
  try {
    return JSON.parse(readBody(argument).text);
  } catch (error) {
    if (error instanceof SyntaxError) throw usageError(`--def is not JSON: ${error.message}`);
    throw error;
  }
}
