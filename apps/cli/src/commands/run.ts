import type { Command } from 'commander';
import { connect, unwrap } from '../api.ts';
import { readBody, readParameters } from '../body.ts';
import { usageError } from '../fail.ts';
import { firstPage, followRun } from '../follow-run.ts';
import { drawResult, drawRuns, show } from '../show.ts';
import { type GlobalOptions, readSettings } from '../settings.ts';

interface RunOptions extends GlobalOptions {
  sql?: string;
  ir?: string;
  datasource?: string;
  param: string[];
  limit: string;
}

/** `aircli run --sql|--ir` runs a query; `aircli runs [ID]` shows what ran. */
export function addRunCommands(program: Command): void {
  program
    .command('run')
    .summary('run SQL or an IR')
    .option('--sql <text>', 'one read-only query: @file, - or the text itself')
    .option('--ir <json>', 'an IR: @file, - or the text itself')
    .option('--datasource <id>', 'where to run it; the default datasource when left out')
    .option('--param <name=value>', 'a value for {{name}}; may be repeated', collect, [])
    .option('--limit <rows>', 'rows to show', '50')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<RunOptions>();
      if ((options.sql === undefined) === (options.ir === undefined)) throw usageError('give one of --sql and --ir');
      const settings = readSettings(options);
      const client = connect(settings);
      const query = options.sql === undefined ? { ir: readIr(options.ir ?? '') } : { sql: readBody(options.sql).text };
      const queued = unwrap(
        client.POST('/v1/runs', {
          body: {
            ...query,
            params: readParameters(options.param),
            ...(options.datasource && { datasource_id: options.datasource }),
          },
        }),
      );
      const run = await followRun(client, settings, queued);
      const page = await firstPage(client, run.id, Number(options.limit));
      show(settings, { run, result: page }, () => drawResult(page, run));
    });

  program
    .command('runs [id]')
    .summary('list runs, or follow one')
    .option('--limit <rows>', 'how many', '20')
    .action(async (id: string | undefined, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<RunOptions>();
      const settings = readSettings(options);
      const client = connect(settings);
      if (id === undefined) {
        const query = { limit: Number(options.limit) };
        const runs = await unwrap(client.GET('/v1/runs', { params: { query } }));
        show(settings, runs, ({ items }) => drawRuns(items));
        return;
      }
      const run = unwrap(client.GET('/v1/runs/{id}', { params: { path: { id } } }));
      const ended = await followRun(client, settings, run);
      show(settings, ended, (one) => `${drawRuns([one])}\n\n${one.sql ?? ''}`);
    });
}

function readIr(argument: string) {
  try {
    return JSON.parse(readBody(argument).text);
  } catch (error) {
    if (error instanceof SyntaxError) throw usageError(`--ir is not JSON: ${error.message}`);
    throw error;
  }
}

function collect(word: string, words: string[]): string[] {
  return [...words, word];
}
