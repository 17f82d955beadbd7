import type { ChildProcess } from 'node:child_process';
import { forkModule } from '@air/core';
import { notParsed } from '../../refusal.ts';

/** Parses statements in a child process, which is started when first needed and again when a statement killed it. */
export interface ParserProcess {
  parse(text: string): Promise<string>;
  close(): Promise<void>;
}

interface Answer {
  id?: number;
  tree?: string;
  message?: string;
}

const timeLimitMs = 5_000;

export function createParserProcess(): ParserProcess {
  let child: ChildProcess | null = null;
  let lastId = 0;
  const waiting = new Map<number, (answer: Answer) => void>();

  const start = (): ChildProcess => {
    const started = forkModule('duckdb-parser-host', import.meta.url);
    started.unref();
    started.channel?.unref();
    started.stderr?.resume();
    started.on('message', (answer: Answer) => {
      if (answer.id === undefined) return;
      waiting.get(answer.id)?.(answer);
    });
    started.on('exit', () => {
      if (child !== started) return;
      child = null;
      for (const settle of waiting.values()) settle({ message: 'the parser ended while it read the statement' });
    });
    return started;
  };

  return {
    parse(text) {
      child ??= start();
      const running = child;
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => running.kill('SIGKILL'), timeLimitMs + 10_000 * Number(id === 1));
        waiting.set(id, (answer) => {
          clearTimeout(timer);
          waiting.delete(id);
          if (waiting.size === 0) running.channel?.unref();
          if (answer.tree === undefined) reject(notParsed(answer.message ?? 'not parsed', null));
          else resolve(answer.tree);
        });
        running.channel?.ref();
        running.send({ id, text }, (error) => {
          if (error) waiting.get(id)?.({ message: 'the parser could not be reached' });
        });
      });
    },
    async close() {
      const running = child;
      child = null;
      running?.kill('SIGKILL');
    },
  };
}
