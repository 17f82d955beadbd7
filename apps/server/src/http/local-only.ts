import { AirError } from '@air/core';
import type { FastifyInstance } from 'fastify';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * Without authentication the address is the only wall: a page of another site must not get in by a name of its own that
 * leads to this machine (DNS rebinding), nor send what a browser sends without asking.
 */
export function admitLocalOnly(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ headers }) => {
    const origin = headers.origin?.replace(/^https?:\/\//, '');
    const isLocal = loopback.test(headers.host ?? '') && (origin === undefined || loopback.test(origin));
    if (isLocal) return;
    throw new AirError('auth.forbidden', 'without authentication AIR answers this machine alone', {
      hint: 'open it as http://127.0.0.1 or http://localhost, or enable authentication in the configuration',
    });
  });
}
