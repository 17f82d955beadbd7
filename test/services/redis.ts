import { createConnection } from 'node:net';
import { join } from 'node:path';
import type { ServiceKind } from './service-kind.ts';
import { dataFolder, findBinary, freePort, serverAccount, startServer } from './private-server.ts';

export const redis: ServiceKind = {
  variable: 'AIR_TEST_REDIS_URL',
  usualAddresses: ['redis://127.0.0.1:6379'],
  packages: ['redis-server'],
  container: { image: 'redis:7-alpine', port: 6379, environment: {}, url: (port) => `redis://127.0.0.1:${port}` },

  probe(url) {
    const { hostname, port, password } = new URL(url);
    const login = password ? `AUTH ${decodeURIComponent(password)}\r\n` : '';
    return new Promise((resolve, reject) => {
      const socket = createConnection({ host: hostname, port: Number(port) || 6379, timeout: 5_000 });
      let answer = '';
      socket.once('connect', () => socket.write(`${login}INFO server\r\n`));
      socket.on('data', (chunk: Buffer) => {
        answer += chunk.toString('utf8');
        const version = /redis_version:(\S+)/.exec(answer)?.[1];
        if (version) resolve(`Redis ${version}`);
        if (version || answer.startsWith('-')) socket.destroy();
      });
      socket.once('timeout', () => socket.destroy());
      socket.once('error', reject);
      socket.once('close', () => reject(new Error('not a Redis server')));
    });
  },

  async start(directory) {
    const server = findBinary(['redis-server']);
    if (!server) return null;
    const account = serverAccount(['redis', 'nobody']);
    const data = dataFolder(directory, 'redis', account);
    const port = await freePort();
    const url = `redis://127.0.0.1:${port}`;
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', data];
    const command = { binary: server, args, account, log: join(directory, 'redis.log') };
    return { url, pid: await startServer(command, () => redis.probe(url)) };
  },
};
