import { type KeptLogin, loginFile, readLogin } from './kept-login.ts';

/** How this call reaches AIR and how it speaks to whoever called it. */
export interface Settings {
  url: string;
  token: string | undefined;
  /** JSON instead of tables: asked for, or standard output is not a terminal. */
  isJson: boolean;
  /** A person can be asked something. */
  isInteractive: boolean;
}

export interface GlobalOptions {
  url?: string;
  token?: string;
  auth?: string;
  json?: boolean | string;
}

/** Which of this program's streams are a terminal. */
interface Terminal {
  input: boolean;
  output: boolean;
  errors: boolean;
}

export function readSettings(
  options: GlobalOptions,
  environment: NodeJS.ProcessEnv = process.env,
  terminal: Terminal = currentTerminal(),
  kept: KeptLogin | null = readLogin(loginFile(environment)),
): Settings {
  const named = options.url ?? environment['AIR_URL'];
  const url = (named ?? kept?.url ?? 'http://127.0.0.1:9000').replace(/\/+$/, '');
  const keptToken = kept?.url === url ? kept.token : undefined; // for the server that gave it, and no other
  const token = options.token ?? environment['AIR_TOKEN'] ?? keptToken;
  return {
    url,
    token: options.auth === 'disabled' ? undefined : token,
    isJson: options.json === true || !terminal.output,
    isInteractive: terminal.input && terminal.errors,
  };
}

function currentTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  return { input: Boolean(stdin.isTTY), output: Boolean(stdout.isTTY), errors: Boolean(stderr.isTTY) };
}
