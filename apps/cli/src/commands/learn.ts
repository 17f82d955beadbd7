import type { Command } from 'commander';
import { connect, unwrap } from '../api.ts';
import { ProblemError } from '../fail.ts';
import { followRun } from '../follow-run.ts';
import { show } from '../show.ts';
import { type GlobalOptions, readSettings } from '../settings.ts';

export function addLearnCommand(program: Command): void {
  program
    .command('learn [datasource]')
    .summary('learn the structure of a datasource')
    .action(async (datasource: string | undefined, _options: unknown, command: Command) => {
      const settings = readSettings(command.optsWithGlobals<GlobalOptions>());
      const client = connect(settings);
      const query = { wait: 0, ...(datasource && { datasource_id: datasource }) };
      const started = await unwrap(client.POST('/v1/learn', { params: { query } }));
      const run = unwrap(client.GET('/v1/runs/{id}', { params: { path: { id: started.run_id } } }));
      await followRun(client, settings, run);
      const id = started.datasource_id;
      const schema = await unwrap(client.GET('/v1/schema/{id}', { params: { path: { id } } }));
      if (!schema) throw new ProblemError(started.problem as ProblemError['problem']);
      const summary = { datasource_id: id, tables: schema.tables.length, relationships: schema.relationships.length };
      show(
        settings,
        summary,
        (one) => `${one.datasource_id}: ${one.tables} tables, ${one.relationships} relationships`,
      );
    });
}
