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
): Settings {
  const token = options.token ?? environment['AIR_TOKEN'];
  return {
    url: (options.url ?? environment['AIR_URL'] ?? 'http://127.0.0.1:9000').replace(/\/+$/, ''),
    token: options.auth === 'disabled' ? undefined : token,
    isJson: options.json === true || !terminal.output,
    isInteractive: terminal.input && terminal.errors,
  };
}

function currentTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  return { input: Boolean(stdin.isTTY), output: Boolean(stdout.isTTY), errors: Boolean(stderr.isTTY) };
}
