import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { World } from './fixture/world.ts';
import { renderApp } from './render-app.tsx';

const loggedOut = (world: World) => {
  world.login = { token: 'none', hasSession: false };
};

const fillIn = async (user: ReturnType<typeof renderApp>['user'], password: string) => {
  await user.type(await screen.findByLabelText(/^User name/), 'ada');
  await user.type(screen.getByLabelText(/^Password/), password);
  await user.click(screen.getByRole('button', { name: 'Log in' }));
};

test('a login leads back to where one wanted to go', async () => {
  const { user, history } = renderApp('/runs?status=failed', loggedOut);
  await fillIn(user, 'right');
  expect(await screen.findByRole('heading', { name: 'Runs', level: 1 })).toBeVisible();
  expect(history.location.href).toBe('/runs?status=failed');
});

test('a login never leads to another site', async () => {
  const { user, history } = renderApp('/login?to=%2F%2Fevil.test%2F', loggedOut);
  await fillIn(user, 'right');
  expect(await screen.findByRole('heading', { name: 'What do you want to know?' })).toBeVisible();
  expect(history.location.href).toBe('/');
});

test.each([
  ['wrong', 'User name or password is wrong.'],
  ['often', 'Try again in 60 s.'],
])('a login with the password "%s" says why it failed', async (password, message) => {
  const { user, history } = renderApp('/', loggedOut);
  await fillIn(user, password);
  expect(await screen.findByRole('alert')).toHaveTextContent(message);
  expect(history.location.pathname).toBe('/login');
});

test('where authentication is off nobody sees a login', async () => {
  const { history } = renderApp('/login');
  expect(await screen.findByRole('heading', { name: 'What do you want to know?' })).toBeVisible();
  expect(history.location.pathname).toBe('/');
});

test('a one-time link sets name and password, and leads in', async () => {
  const { user, world } = renderApp('/setup?token=once', loggedOut);
  await user.type(await screen.findByLabelText(/^User name/), 'ada');
  await user.type(screen.getByLabelText(/^New password/), 'a long sentence');
  await user.type(screen.getByLabelText(/^The same again/), 'a long sentenc');
  expect(screen.getByRole('button', { name: /Set the password/ })).toBeDisabled();
  await user.type(screen.getByLabelText(/^The same again/), 'e');
  await user.click(screen.getByRole('button', { name: /Set the password/ }));
  expect(await screen.findByRole('heading', { name: 'What do you want to know?' })).toBeVisible();
  expect(world.received).toEqual([{ operation: 'setUp', body: { token: 'once', username: 'ada' } }]);
});

test('a session that ends leads to the login, and logging out does too', async () => {
  const { user, history, world } = renderApp('/reports', (start) => {
    start.login = { token: 'first', hasSession: true };
  });
  await screen.findByRole('heading', { name: 'Reports', level: 1 });
  world.login = { token: 'none', hasSession: false };
  await user.keyboard('gu');
  expect(await screen.findByRole('heading', { name: 'Log in' })).toBeVisible();
  await fillIn(user, 'right');
  await screen.findByRole('heading', { name: 'Runs', level: 1 });
  await user.click(screen.getByRole('button', { name: 'Account of Ada Lovelace' }));
  await user.click(await screen.findByRole('button', { name: 'Log out' }));
  expect(await screen.findByRole('heading', { name: 'Log in' })).toBeVisible();
  expect(history.location.pathname).toBe('/login');
});

test('a viewer is not offered what only others may do', async () => {
  renderApp('/', (world) => {
    world.level = 'viewer';
  });
  const places = await screen.findByRole('navigation', { name: 'Places' });
  expect(within(places).getByRole('link', { name: /Audit/ })).toBeVisible();
  expect(within(places).queryByRole('link', { name: /Users/ })).toBeNull();
});

test('an API key is shown once, and can be revoked', async () => {
  const { user, world } = renderApp('/account');
  await user.click(await screen.findByRole('button', { name: 'New key' }));
  await user.type(await screen.findByRole('textbox', { name: /^Name/ }), 'nightly');
  await user.click(screen.getByRole('button', { name: 'Create' }));
  expect(await screen.findByText('air_shown_this_once')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'I have copied it' }));
  await waitFor(() => expect(screen.queryByText('air_shown_this_once')).toBeNull());
  expect(world.received.at(-1)?.body).toMatchObject({ name: 'nightly', expires_in_days: 90, report_keys: null });
  await user.click(screen.getByRole('button', { name: 'Revoke nightly' }));
  expect(await screen.findByText('No key yet')).toBeVisible();
});

test('a user is invited with claims, by a link', async () => {
  const { user, world } = renderApp('/users');
  await user.click(await screen.findByRole('button', { name: 'New user' }));
  await user.type(await screen.findByRole('textbox', { name: /^User name/ }), 'bob');
  await user.type(screen.getByRole('textbox', { name: /^Claims/ }), 'store_ids = 1, 2');
  await user.click(screen.getByRole('button', { name: 'Create and invite' }));
  expect(await screen.findByText(/\/setup\?token=invited$/)).toBeVisible();
  expect(world.received.at(-1)?.body).toMatchObject({
    username: 'bob',
    role: 'viewer',
    claims: { store_ids: ['1', '2'] },
  });
});
