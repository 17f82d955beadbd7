import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { AirError } from './error.ts';

/** Encrypts what must not be readable at rest: AES-256-GCM, `v1.<nonce>.<tag>.<ciphertext>` in base64url. */
export interface SecretBox {
  seal(secret: string): string;
  open(sealed: string): string;
}

/**
 * Opens the box with `AIR_SECRET_KEY` when given, else with a key file that is made at first start, readable by its
 * owner alone. Throws `config.key_unsafe` when others may read the file.
 */
export function openSecretBox(keyFile: string, keyFromEnvironment: string | undefined): SecretBox {
  const key = createHash('sha256')
    .update(keyFromEnvironment ?? readKeyFile(keyFile))
    .digest();
  return {
    seal(secret) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return ['v1', ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.');
    },
    open(sealed) {
      const [version, nonce, tag, text] = sealed.split('.');
      if (version !== 'v1' || !nonce || !tag || text === undefined) throw wrongKey();
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'));
        decipher.setAuthTag(Buffer.from(tag, 'base64url'));
        return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
      } catch {
        throw wrongKey();
      }
    },
  };
}

function readKeyFile(path: string): string {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    writeKeyOnce(path);
  }
  const othersMayRead = (statSync(path).mode & 0o077) !== 0;
  if (othersMayRead) {
    throw new AirError('config.key_unsafe', `key file ${path} can be read by others`, { hint: `chmod 600 ${path}` });
  }
  return readFileSync(path, 'utf8').trim();
}

/** Two processes may start at once: the first to create the file wins, the other reads what it wrote. */
function writeKeyOnce(path: string): void {
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function wrongKey(): AirError {
  return new AirError('config.key_wrong', 'a stored secret cannot be read with this key', {
    hint: 'start with the AIR_SECRET_KEY or key file that was in use when it was stored',
  });
}
