import { AirError } from '@air/core';
import type { Command } from 'commander';

export function addWsCommand(program: Command): void {
  program
    .command('ws')
    .summary('follow a realtime channel')
    .requiredOption('--channel <name>', 'such as run/<run_id>')
    .action((options: { channel: string }) => {
      throw new AirError(
        'internal.not_implemented',
        `channel ${options.channel}: WebSocket channels come with realtime`,
        {
          hint: 'follow a run with `aircli runs RUN_ID`',
        },
      );
    });
}
