import { Command, CommanderError } from 'commander';
import { addAskCommand } from './commands/ask.ts';
import { addDatasourceCommands } from './commands/datasource.ts';
import { addGenericCommands } from './commands/generic.ts';
import { addLearnCommand } from './commands/learn.ts';
import { addLoginCommands } from './commands/login.ts';
import { addReportCommands } from './commands/report.ts';
import { addRunCommands } from './commands/run.ts';
import { addWsCommand } from './commands/ws.ts';
import { ProblemError, reportFailure } from './fail.ts';
import { AirError } from '@air/core';

/** Exit codes: 0 done, 1 a problem (the last line names it), 2 wrong usage. */
export async function runProgram(argv: string[]): Promise<number> {
  const program = buildProgram();
  try {
    await program.parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const isJson = program.opts()['json'] === true || !process.stderr.isTTY;
    reportFailure(error, isJson);
    return error instanceof AirError && error.code === 'cli.usage' && !(error instanceof ProblemError) ? 2 : 1;
  }
}

function buildProgram(): Command {
  const program = new Command('aircli')
    .description('AIR from the command line: questions, runs and reports over its API')
    .enablePositionalOptions();
  addAskCommand(program);
  addRunCommands(program);
  addReportCommands(program);
  addLearnCommand(program);
  addDatasourceCommands(program);
  addLoginCommands(program);
  addGenericCommands(program);
  addWsCommand(program);
  addGlobalOptions(program);
  return program;
}

/** The global options hold before and after the verb; `--json` is a flag unless the verb gives it a value. */
function addGlobalOptions(command: Command): void {
  command.exitOverride();
  const taken = new Set(command.options.map((option) => option.long));
  const add = (flags: string, text: string) => {
    if (!taken.has(flags.split(' ')[0] ?? '')) command.option(flags, text);
  };
  add('--url <address>', 'where AIR answers (AIR_URL); http://127.0.0.1:9000 when left out');
  add('--token <jwt>', 'the token or API key to send (AIR_TOKEN); that of `aircli login` when left out');
  add('--auth <mode>', '`disabled` sends no token');
  add('--json', 'JSON even on a terminal');
  for (const child of command.commands) addGlobalOptions(child);
}
