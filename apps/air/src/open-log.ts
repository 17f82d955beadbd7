import { type Logger, pino, stdSerializers } from 'pino';
import type { Config } from './config/load-config.ts';

const secretNames = ['dsn', 'password', 'secret', 'token', 'authorization', 'jwtSecret', 'apiKey'];

/** JSON lines on standard error. What looks like a secret does not get in. */
export function openLog(level: Config['logLevel'], role: string): Logger {
  return pino(
    {
      level,
      base: { role, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`]), censor: '***' },
      serializers: { err: (error: Error) => maskDeep(stdSerializers.err(error)) },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** Errors of drivers may quote the connection string. */
function maskDeep(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replaceAll(/(\w+:\/\/[^\s:@/]*:)[^\s@]+@/g, '$1***@');
  if (typeof value !== 'object' || value === null || depth > 4) return value;
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    secretNames.includes(key) ? '***' : maskDeep(item, depth + 1),
  ]);
  return Object.fromEntries(entries) as unknown;
}
