import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from './render-app.tsx';

const ask = (question: string, source = 'sample_retail') =>
  `/ask/review?q=${encodeURIComponent(question)}&source=${source}`;
const revenue = 'total revenue by store for last quarter';

test('the careful way: what a question means is approved, then its rows and checks are seen', async () => {
  const { user, history, world } = renderApp('/');
  await user.type(await screen.findByLabelText('Question'), revenue);
  await user.click(screen.getByRole('button', { name: 'Review the scope first' }));

  const phrases = await screen.findByRole('list', { name: 'Phrases and their meanings' });
  expect(within(phrases).getByText('sum of orders.total')).toBeVisible();
  expect(await screen.findByText('Allowed')).toBeVisible();
  expect(world.received.map(({ operation }) => operation)).toEqual(['ask']);

  await user.click(screen.getByRole('button', { name: /Approve and run/ }));
  expect(await screen.findByRole('cell', { name: 'Berlin Mitte' })).toBeVisible();
  expect(screen.getByRole('cell', { name: '184,220.50' })).toBeVisible();
  expect(await screen.findByText('"Berlin Mitte" is far above the others.')).toBeVisible();
  expect(history.location.search).toContain('run=');
  const run = world.received.find(({ operation }) => operation === 'createRun')?.body;
  expect(run).toMatchObject({ question: revenue, scope_version_id: expect.stringMatching(/^sv_/) });
});

test('Ctrl+Enter approves and runs', async () => {
  const { user, world } = renderApp(ask(revenue));
  await screen.findByText('Allowed');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByRole('cell', { name: 'Berlin Mitte' });
  expect(world.received.filter(({ operation }) => operation === 'createRun')).toHaveLength(1);
});

test('a doubt is asked about, and the picked option is sent with the question', async () => {
  const { user, world } = renderApp(ask('best customers this year'));
  await screen.findByText('What makes a customer the best?');
  expect(screen.queryByRole('button', { name: /Approve and run/ })).toBeNull();
  await user.click(screen.getByRole('checkbox', { name: /Remember my answer/ }));
  await user.click(screen.getByRole('button', { name: 'the most revenue' }));
  await screen.findByRole('button', { name: /Approve and run/ });
  expect(world.received.at(-1)?.body).toMatchObject({
    answers: [{ clarification_id: 'best', option_id: 'revenue', remember: false }],
  });
});

test('a statement that the guard refuses cannot be run, and the page says why', async () => {
  renderApp(ask('refused revenue'));
  expect(await screen.findByText(/needs both a start and an end/)).toBeVisible();
  expect(screen.getByText('guard.time_filter_required · position 42')).toBeVisible();
  expect(screen.getByRole('button', { name: /Approve and run/ })).toBeDisabled();
});

test('an edited scope is read again and stored as a new version', async () => {
  const { user, world } = renderApp(ask(revenue));
  await user.click(await screen.findByRole('button', { name: 'Edit scope' }));
  await user.type(screen.getByLabelText('Scope text'), 'by day');
  await user.click(screen.getByRole('button', { name: 'Save as new version' }));
  expect(await screen.findByText('version 2')).toBeVisible();
  expect(world.received.at(-1)).toMatchObject({
    operation: 'refineScope',
    body: { scope_md: expect.stringContaining('by day') },
  });
});

test('a change in words that is not understood is answered with a question, and nothing is stored', async () => {
  const { user } = renderApp(ask(revenue));
  await user.type(await screen.findByLabelText('Change in words'), 'nonsense');
  await user.click(screen.getByRole('button', { name: 'Change' }));
  expect(await screen.findByText('I do not know "baggage weight" here. What is it?')).toBeVisible();
  expect(screen.queryByText('version 2')).toBeNull();
});

test('a run that lasts can be canceled', async () => {
  const { user } = renderApp(ask('endless revenue'));
  await screen.findByText('Allowed');
  await user.click(screen.getByRole('button', { name: /Approve and run/ }));
  await user.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(await screen.findByText('Canceled')).toBeVisible();
});

test('a run that failed shows what happened, what to do, and what to quote', async () => {
  const { user } = renderApp(ask('failing revenue'));
  await screen.findByText('Allowed');
  await user.click(screen.getByRole('button', { name: /Approve and run/ }));
  const notice = await screen.findByRole('alert');
  expect(notice).toHaveTextContent('The statement was stopped after 60 s.');
  expect(notice).toHaveTextContent('Narrow the question, or raise the limit in the configuration.');
  expect(notice).toHaveTextContent(/run\.timeout.*trace 4bf92f3577b34da6a3ce929d0e0e4736/);
});

test('an answer is saved with its values open, and run again with others', async () => {
  const { user, world } = renderApp(ask(revenue));
  await screen.findByText('Allowed');
  await user.click(screen.getByRole('button', { name: /Approve and run/ }));
  await user.click(await screen.findByRole('button', { name: 'Save as report' }));
  const key = await screen.findByRole('textbox', { name: /^Key/ });
  await user.clear(key);
  await user.type(key, 'store-revenue');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  await user.click(await screen.findByRole('button', { name: 'Run report' }));
  await screen.findByRole('cell', { name: 'Berlin Mitte' });
  expect(world.reports.get('store-revenue')?.versions[0]?.def).toMatchObject({
    ir: { filters: [{ value: '{{dateFrom}}' }, { value: '{{dateTo}}' }] },
    params: { defaults: { dateFrom: '2026-07-01', dateTo: '2026-10-01' } },
    visuals: [{ type: 'bar', x: 'store', y: 'revenue' }],
  });
  expect(world.received.at(-1)).toEqual({
    operation: 'runReport',
    body: { params: { dateFrom: '2026-07-01', dateTo: '2026-10-01' } },
  });
});

test('runs are filtered by the address', async () => {
  const { user, history } = renderApp('/runs');
  expect(await screen.findByRole('link', { name: 'endless revenue' })).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Failed' }));
  expect(await screen.findByRole('link', { name: 'failing revenue' })).toBeVisible();
  expect(screen.queryByRole('link', { name: 'endless revenue' })).toBeNull();
  expect(history.location.search).toBe('?status=failed');
});

test('a datasource is tested, added and learned', async () => {
  const { user, world } = renderApp('/datasources/new');
  await user.type(await screen.findByLabelText(/Path of the file/), '/data/shop.db');
  await user.click(screen.getByRole('button', { name: 'Test' }));
  expect(await screen.findByText(/may also INSERT, UPDATE and DELETE/)).toBeVisible();
  await user.type(screen.getByLabelText(/^Id/), 'shop');
  await user.click(screen.getByRole('button', { name: 'Add and learn' }));
  expect(await screen.findByText('2 tables, 1 relationship')).toBeVisible();
  expect(world.received.at(-1)?.body).toMatchObject({ id: 'shop', kind: 'sqlite', dsn: '/data/shop.db' });
});

test('keys go to places, to the question, and to the list of keys', async () => {
  const { user, history } = renderApp('/runs');
  await screen.findByRole('heading', { name: 'Runs', level: 1 });
  await user.keyboard('gr');
  await screen.findByRole('heading', { name: 'Reports', level: 1 });
  expect(history.location.pathname).toBe('/reports');
  await user.keyboard('?');
  expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeInTheDocument();
  await user.keyboard('{Escape}/');
  expect(await screen.findByLabelText('Question')).toHaveFocus();
});

test('a server that does not answer is said, with a way to try again', async () => {
  renderApp('/reports');
  globalThis.fetch = () => Promise.reject(new TypeError('fetch failed'));
  const notice = await screen.findByRole('alert', {}, { timeout: 5_000 });
  expect(notice).toHaveTextContent('The AIR server does not answer.');
  expect(within(notice).getByRole('button', { name: 'Try again' })).toBeVisible();
});

test('an address that leads nowhere says so', async () => {
  renderApp('/nowhere');
  expect(await screen.findByText('There is nothing at this address')).toBeVisible();
});
