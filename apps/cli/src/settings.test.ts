import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forgetLogin, keepLogin, readLogin } from './kept-login.ts';
import { readSettings } from './settings.ts';

const onTerminal = { input: true, output: true, errors: true };
const piped = { input: false, output: false, errors: false };

test('a terminal gets tables and may be asked; a pipe gets JSON and is never asked', () => {
  expect(readSettings({}, {}, onTerminal)).toMatchObject({ isJson: false, isInteractive: true });
  expect(readSettings({}, {}, piped)).toMatchObject({ isJson: true, isInteractive: false });
  expect(readSettings({ json: true }, {}, onTerminal)).toMatchObject({ isJson: true });
});

test('an option wins over the environment, and a trailing slash does not matter', () => {
  const environment = { AIR_URL: 'http://from.env/', AIR_TOKEN: 'env' };
  expect(readSettings({}, environment, piped)).toMatchObject({ url: 'http://from.env', token: 'env' });
  expect(readSettings({ url: 'http://given:1//', token: 'given' }, environment, piped)).toMatchObject({
    url: 'http://given:1',
    token: 'given',
  });
  expect(readSettings({}, {}, piped, null).url).toBe('http://127.0.0.1:9000');
});

test('--auth disabled sends no token', () => {
  expect(readSettings({ auth: 'disabled', token: 't' }, { AIR_TOKEN: 'env' }, piped).token).toBeUndefined();
});

test('a login is for the server that gave it, and for no other', () => {
  const kept = { url: 'http://air.example', token: 'kept' };
  expect(readSettings({}, {}, piped, kept)).toMatchObject({ url: 'http://air.example', token: 'kept' });
  expect(readSettings({ url: 'http://air.example/' }, {}, piped, kept).token).toBe('kept');
  expect(readSettings({ url: 'http://other.example' }, {}, piped, kept).token).toBeUndefined();
  expect(readSettings({}, { AIR_TOKEN: 'env' }, piped, kept).token).toBe('env');
});

test('a login is kept where its owner alone can read it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'air-login-'));
  const file = join(folder, 'air', 'login.json');
  expect(readLogin(file)).toBeNull();
  keepLogin(file, { url: 'http://air.example', token: 'kept' });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readLogin(file)).toEqual({ url: 'http://air.example', token: 'kept' });
  forgetLogin(file);
  expect(readLogin(file)).toBeNull();
  rmSync(folder, { recursive: true });
});
