import type { Command } from 'commander';
import type { Flags } from './config/load-config.ts';

export type ProgramFlags = Flags;

/** The flags that every role of the program takes. */
export function addFlags(command: Command): Command {
  return command
    .option('--config <file>', 'configuration file (default: config.yaml in the data directory)')
    .option('--data-dir <folder>', 'where AIR keeps its data (default: data, or AIR_DATA_DIR)')
    .option('--host <address>', 'address to listen on')
    .option('--port <number>', 'port to listen on (also PORT)')
    .option('--auth <word>', 'enabled or disabled');
}

/** The same flags again, for a process of the same program. */
export function repeatFlags(flags: ProgramFlags): string[] {
  const words: [string, string | undefined][] = [
    ['--config', flags.config],
    ['--data-dir', flags.dataDir],
  ];
  return words.flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
}
