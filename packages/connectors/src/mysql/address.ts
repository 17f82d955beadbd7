import { AirError } from '@air/core';
import type { ConnectionOptions } from 'mysql2';

export interface Address {
  options: ConnectionOptions;
  /** `host:port`, safe to show. */
  label: string;
}

const goForm = /^(?<login>.*)@(?:(?<network>tcp|unix)\((?<place>[^)]*)\))?\/(?<database>[^/?]*)(?:\?(?<query>.*))?$/;
const usual = { hint: 'mysql://user:password@host:3306/database or user:password@tcp(host:3306)/database' };

/** Reads both forms of a MySQL address. Whatever is wrong with it, the message holds none of it. */
export function addressOf(dsn: string | null): Address {
  const text = dsn?.trim() ?? '';
  if (text === '') throw new AirError('datasource.invalid', 'this datasource needs a dsn', usual);
  const options = /^(mysql|mariadb):\/\//.test(text) ? fromUrl(text) : fromGoForm(text);
  const label = options.socketPath ?? `${options.host}:${options.port}`;
  return { options, label };
}

function fromUrl(text: string): ConnectionOptions {
  try {
    const url = new URL(text);
    return {
      host: url.hostname.replace(/^\[|\]$/g, '') || '127.0.0.1',
      port: Number(url.port) || 3306,
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      ...databaseOf(decodeURIComponent(url.pathname.slice(1))),
      ...sslOf(url.searchParams),
    };
  } catch (error) {
    throw new AirError('datasource.invalid', 'the dsn cannot be read as a URL', { ...usual, cause: error });
  }
}

function fromGoForm(text: string): ConnectionOptions {
  const groups = goForm.exec(text)?.groups;
  if (!groups) throw new AirError('datasource.invalid', 'the dsn cannot be read', usual);
  const { login = '', network, place = '', database = '', query = '' } = groups;
  const colon = login.indexOf(':');
  return {
    user: colon < 0 ? login : login.slice(0, colon),
    password: colon < 0 ? '' : login.slice(colon + 1),
    ...(network === 'unix' ? { socketPath: place } : hostOf(place)),
    ...databaseOf(database),
    ...sslOf(new URLSearchParams(query)),
  };
}

function hostOf(place: string): { host: string; port: number } {
  const [, host = '', port = ''] = /^(.*?)(?::(\d+))?$/.exec(place) ?? [];
  return { host: host.replace(/^\[|\]$/g, '') || '127.0.0.1', port: Number(port) || 3306 };
}

function databaseOf(database: string): { database?: string } {
  return database === '' ? {} : { database };
}

/** `tls` as Go writes it, `ssl-mode` as MySQL does. Whoever asks for encryption gets the certificate checked too. */
function sslOf(query: URLSearchParams): Pick<ConnectionOptions, 'ssl'> {
  const wish = (query.get('tls') ?? query.get('ssl-mode') ?? query.get('ssl') ?? '').toLowerCase();
  if (wish === 'skip-verify' || wish === 'preferred') return { ssl: { rejectUnauthorized: false } };
  return ['true', 'required', 'verify_ca', 'verify_identity', '1'].includes(wish) ? { ssl: {} } : {};
}
