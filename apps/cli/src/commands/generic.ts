import type { Command } from 'commander';
import { asProblem, request } from '../api.ts';
import { readBody, readQuery } from '../body.ts';
import { type GlobalOptions, readSettings } from '../settings.ts';

interface GenericOptions extends GlobalOptions {
  query: string[];
}

/** `aircli get|post|put|delete PATH`: any operation of the contract, answered as it comes. */
export function addGenericCommands(program: Command): void {
  for (const method of ['get', 'post', 'put', 'delete']) {
    program
      .command(`${method} <path>`)
      .summary(`${method.toUpperCase()} any path of the API`)
      .option('--json <body>', 'the body: @file, - for standard input, or the text itself')
      .option(
        '--query <name=value>',
        'a query parameter; may be repeated',
        (word, words: string[]) => [...words, word],
        [],
      )
      .action(async (path: string, _options: unknown, command: Command) => {
        const options = command.optsWithGlobals<GenericOptions>();
        const body = typeof options.json === 'string' ? readBody(options.json) : undefined;
        const settings = readSettings(options);
        const query = readQuery(options.query);
        const response = await request(settings, { method: method.toUpperCase(), path: withSlash(path), query, body });
        await print(response);
      });
  }
}

async function print(response: Response): Promise<void> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  if (!response.ok) throw asProblem(isJson ? JSON.parse(text) : undefined, response);
  if (text === '') return;
  process.stdout.write(isJson ? `${JSON.stringify(JSON.parse(text), null, 2)}\n` : text.replace(/\n?$/, '\n'));
}

function withSlash(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}
