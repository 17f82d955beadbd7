import { expect, test } from 'vitest';
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
  expect(readSettings({}, {}, piped).url).toBe('http://127.0.0.1:9000');
});

test('--auth disabled sends no token', () => {
  expect(readSettings({ auth: 'disabled', token: 't' }, { AIR_TOKEN: 'env' }, piped).token).toBeUndefined();
});
