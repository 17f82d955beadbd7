import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { createClient } from '@air/contract/client';
import type { Command } from 'commander';
import { connect, unwrap } from '../api.ts';
import { usageError } from '../fail.ts';
import { forgetLogin, keepLogin, loginFile, readLogin } from '../kept-login.ts';
import { type GlobalOptions, readSettings } from '../settings.ts';
import { show } from '../show.ts';

/** `aircli login`, `logout` and `whoami`. */
export function addLoginCommands(program: Command): void {
  program
    .command('login [username]')
    .summary('logs in and keeps the token for the calls that follow')
    .option('--org <id>', 'the organisation, where several know the name')
    .option('--password-stdin', 'reads the password from standard input')
    .action(async (given: string | undefined, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { org?: string; passwordStdin?: boolean }>();
      const settings = readSettings(options);
      if (!settings.isInteractive && (given === undefined || !options.passwordStdin)) {
        throw usageError('without a terminal, give the user name and --password-stdin');
      }
      const username = given ?? (await ask('user name: '));
      const password = options.passwordStdin ? await readAll() : await askHidden('password: ');
      const body = { username, password, ...(options.org !== undefined && { org_id: options.org }) };
      const session = await unwrap(createClient({ baseUrl: settings.url }).POST('/v1/auth/login', { body }));
      keepLogin(loginFile(), { url: settings.url, token: session.access_token });
      show(settings, session.user, ({ username: name, role }) => `logged in to ${settings.url} as ${name} (${role})`);
    });

  program
    .command('logout')
    .summary('ends the session and forgets its token')
    .action(async (_options: unknown, command: Command) => {
      const settings = readSettings(command.optsWithGlobals<GlobalOptions>());
      const kept = readLogin(loginFile());
      if (!kept) throw usageError('nobody has logged in');
      forgetLogin(loginFile());
      await unwrap(createClient({ baseUrl: kept.url, token: kept.token }).POST('/v1/auth/logout'));
      show(settings, { url: kept.url }, ({ url }) => `logged out of ${url}`);
    });

  program
    .command('whoami')
    .summary('shows for whom requests are served')
    .action(async (_options: unknown, command: Command) => {
      const settings = readSettings(command.optsWithGlobals<GlobalOptions>());
      const identity = await unwrap(connect(settings).GET('/v1/auth/me'));
      show(settings, identity, ({ username, org_id: org, role, level, claims, via }) =>
        [
          `${username} of ${org}`,
          `role ${role} (${level}), recognised by ${via}`,
          `claims ${JSON.stringify(claims)}`,
        ].join('\n'),
      );
    });
}

async function ask(prompt: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(prompt)).trim();
  } finally {
    terminal.close();
  }
}

/** What is typed is not shown. */
async function askHidden(prompt: string): Promise<string> {
  process.stderr.write(prompt);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}

async function readAll(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin) text += String(chunk);
  return text.replace(/\r?\n$/, '');
}
