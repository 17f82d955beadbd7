import { AirError } from '@air/core';

interface Exposure {
  host: string;
  authEnabled: boolean;
  jwtSecret: string;
}

const placeholders =
  /your-secret-key|change-?me|replace-?me|secret-key-here|placeholder|^(secret|password|default|example|test)$/i;
const minSecretLength = 16;

/** Refuses to open AIR to others with a secret that everybody knows, or with none. */
export function checkSafety({ host, authEnabled, jwtSecret }: Exposure): void {
  const secretIsWeak = jwtSecret.length < minSecretLength || placeholders.test(jwtSecret);
  if (authEnabled && jwtSecret === '') {
    throw new AirError('config.unsafe', 'authentication is on, but server.auth.jwt_secret is not set', {
      hint: 'set it to the output of `openssl rand -base64 32`, or start with --auth disabled on 127.0.0.1',
    });
  }
  if (isLoopback(host)) return;
  if (!authEnabled) {
    throw new AirError('config.unsafe', `others can reach ${host}, but authentication is disabled`, {
      hint: 'set server.auth.enabled: true and server.auth.jwt_secret, or bind to 127.0.0.1',
    });
  }
  if (secretIsWeak) {
    throw new AirError(
      'config.unsafe',
      `others can reach ${host}, but server.auth.jwt_secret is a placeholder or too short`,
      {
        hint: 'set it to the output of `openssl rand -base64 32`, or bind to 127.0.0.1',
      },
    );
  }
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
