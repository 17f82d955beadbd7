import { Command, CommanderError } from 'commander';
import packageJson from '../../../package.json' with { type: 'json' };
import { addFlags, type ProgramFlags } from './flags.ts';
import { reportFailure } from './report-failure.ts';

/** `air`: one program with roles. Each command loads what it needs and nothing else. */
const program = new Command('air')
  .description('AIR turns a business question into a report that can be trusted.')
  .version(packageJson.version)
  .exitOverride()
  .showHelpAfterError('(see `air --help`)');

addFlags(program.command('serve'))
  .summary('everything on this machine: API, page and one runner')
  .option('--no-sample', 'start without sample data')
  .action(async (flags: ProgramFlags & { sample: boolean }) => (await import('./commands/serve.ts')).serve(flags));

addFlags(program.command('api'))
  .summary('the API and the page; runners are started elsewhere')
  .action(async (flags: ProgramFlags) => (await import('./commands/api.ts')).serveApi(flags));

addFlags(program.command('runner'))
  .summary('executes queued runs; may be started any number of times')
  .action(async (flags: ProgramFlags) => (await import('./commands/runner.ts')).run(flags));

addFlags(program.command('migrate'))
  .summary('brings the tables of the control plane up to date')
  .action(async (flags: ProgramFlags) => (await import('./commands/migrate.ts')).migrate(flags));

addFlags(program.command('token'))
  .summary('prints a token for the API')
  .requiredOption('--user <name>', 'whom the token is for')
  .option('--role <role>', 'the role in the token', 'viewer')
  .option('--claims <json>', 'what rows may depend on, as in \'{"store_ids":[1,2]}\'')
  .option('--org <id>', 'the organisation in the token')
  .option('--expires <duration>', 'such as 90m, 24h or 30d; the configured token_expiry when left out')
  .action(async (flags) => (await import('./commands/token.ts')).printToken(flags));

const user = program.command('user').summary('adds, lists and disables users');

addFlags(user.command('add <name>'))
  .summary('creates a user and prints the link to set a password')
  .option('--org <id>', 'the organisation', 'default-org')
  .option('--role <role>', 'what they may do', 'viewer')
  .option('--claims <json>', 'what rows may depend on, as in \'{"store_ids":[1,2]}\'')
  .option('--display-name <name>', 'how the page calls them')
  .action(async (name: string, flags) => (await import('./commands/people.ts')).addUser(name, flags));

addFlags(user.command('list'))
  .summary('lists the users')
  .option('--org <id>', 'the organisation', 'default-org')
  .action(async (flags) => (await import('./commands/people.ts')).listUsers(flags));

addFlags(user.command('disable <name>'))
  .summary('keeps a user out from now on')
  .option('--org <id>', 'the organisation', 'default-org')
  .action(async (name: string, flags) => (await import('./commands/people.ts')).disableUser(name, flags));

addFlags(program.command('org').summary('adds organisations').command('add <id>'))
  .summary('creates an organisation with its first administrator')
  .requiredOption('--admin <name>', 'the user name of the administrator')
  .option('--name <text>', 'how it is called')
  .action(async (id: string, flags) => (await import('./commands/people.ts')).addOrg(id, flags));

addFlags(program.command('sample'))
  .summary('makes the sample data')
  .option('--seed <number>', 'another seed makes other data', '1')
  .action(async (flags) => (await import('./commands/sample.ts')).makeSample(flags));

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    reportFailure(error);
    process.exit(1); // whatever was opened before the failure would keep the process alive
  }
}
