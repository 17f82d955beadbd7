import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from './render-app.tsx';

test('the audit is searched by words, and filtered by the address', async () => {
  const { user, history, world } = renderApp('/audit?status=failed');
  expect(await screen.findByRole('link', { name: 'failing revenue' })).toBeVisible();
  expect(screen.queryByRole('link', { name: /total revenue/ })).toBeNull();
  await user.click(screen.getByRole('textbox', { name: 'Words' }));
  await user.paste('returns');
  await waitFor(() => expect(history.location.search).toBe('?q=returns&status=failed'));
  await waitFor(() => expect(world.received.at(-1)?.body).toMatchObject({ q: 'returns', status: 'failed' }));
});

test('an address that asks the audit for nonsense shows all of it', async () => {
  const { world } = renderApp('/audit?status=nonsense&from=yesterday');
  expect(await screen.findByRole('link', { name: 'failing revenue' })).toBeVisible();
  expect(world.received.at(-1)?.body).not.toHaveProperty('status');
});

test('the days of an audit search are whole days of this place', async () => {
  const { world } = renderApp('/audit?from=2026-11-20&to=2026-11-20');
  await screen.findByRole('link', { name: 'failing revenue' });
  expect(world.received.at(-1)?.body).toMatchObject({
    from: new Date(2026, 10, 20).toISOString(),
    to: new Date(2026, 10, 21).toISOString(),
  });
});

test('a question in the audit shows its stages by their length, and what it failed of', async () => {
  renderApp('/audit/answer_failed');
  expect(await screen.findByRole('alert')).toHaveTextContent('The statement was stopped after 60 s.');
  const stages = screen.getByRole('list', { name: 'Stages' });
  expect(within(stages).getAllByRole('listitem')).toHaveLength(2);
  expect(within(stages).getByText('1 min 0 s')).toBeVisible();
  expect(screen.getByRole('tab', { name: 'Prompt' })).toBeVisible();
});

test('without a model the page says what to set', async () => {
  renderApp('/models');
  expect(await screen.findByText('AIR works without one')).toBeVisible();
});

test('a model that does not answer says why', async () => {
  renderApp('/models', (world) => {
    world.models.push({
      id: 'ollama',
      model: 'ollama/llama3',
      base_url: 'http://127.0.0.1:11434/v1',
      tasks: [
        { task: 'chat', place: 1 },
        { task: 'sql', place: 2 },
      ],
      state: 'unreachable',
      reason: 'nothing answers at 127.0.0.1:11434',
      is_discovered: true,
      latency_ms: null,
      checked_at: null,
      calls: 3,
      failures: 3,
    });
  });
  expect(await screen.findByText('Unreachable')).toBeVisible();
  expect(screen.getByText('Nothing answers at 127.0.0.1:11434.')).toBeVisible();
  expect(screen.getByText('wording answers, writing SQL (as a back-up)')).toBeVisible();
  expect(screen.getByRole('progressbar', { name: 'Yours, this day: $1.90 of $2.00' })).toBeInTheDocument();
});

test('everybody sees what they see; only an administrator is offered to change it', async () => {
  renderApp('/policy', (world) => {
    world.level = 'viewer';
  });
  const table = await screen.findByRole('table', { name: 'Relations of Sample shop' });
  expect(within(table).getByText('store_id IN (1, 2)')).toBeVisible();
  expect(within(table).getByText('14,220')).toBeVisible();
  expect(screen.getByText('No policy of the role "viewer".')).toBeVisible();
  expect(screen.queryByRole('tab', { name: 'Policies of roles' })).toBeNull();
});

test('a policy is written: relations, row rules by claim, masked columns', async () => {
  const { user, world } = renderApp('/policy?tab=roles&role=viewer&source=sample_retail');
  await user.click(await screen.findByRole('checkbox', { name: 'orders' }));
  await user.click(screen.getByRole('button', { name: 'Limit the rows of orders' }));
  expect(screen.getByText('A row rule of orders names no column.')).toBeVisible();
  await user.click(screen.getByRole('combobox', { name: 'Rows whose' }));
  const columns = await screen.findByRole('listbox', { name: 'Rows whose', hidden: true });
  await user.click(within(columns).getByRole('option', { name: 'store_id', hidden: true }));
  await user.click(screen.getByRole('button', { name: 'Save the policy' }));
  expect(await screen.findByText('Has a policy')).toBeVisible();
  expect(world.received.at(-1)).toEqual({
    operation: 'putPolicy',
    body: {
      relations: [
        { relation: 'orders', rows: [{ column: 'store_id', claim: 'store_ids', unless: 'is_all_stores' }], masked: [] },
      ],
      session: [],
    },
  });
});

test('a document is uploaded, found, and removed', async () => {
  const { user, world } = renderApp('/documents');
  await user.click(await screen.findByRole('button', { name: 'Upload' }));
  const input = await waitFor(() => {
    const found = document.querySelector<HTMLInputElement>('input[type=file]');
    if (!found) throw new Error('no file input');
    return found;
  });
  const file = new File(['revenue is without returns'], 'glossary.md', { type: 'text/markdown' });
  // jsdom has files, but not their text.
  Object.assign(file, { text: async () => 'revenue is without returns' });
  await user.upload(input, file);
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Upload' }));
  expect(await screen.findByText('glossary.md')).toBeVisible();
  expect(world.received.at(-1)?.body).toMatchObject({ name: 'glossary.md', text: 'revenue is without returns' });

  await user.type(screen.getByRole('textbox', { name: 'Search for' }), 'revenue{Enter}');
  expect(await screen.findByText('About revenue.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Remove glossary.md' }));
  expect(await screen.findByText('No documents yet')).toBeVisible();
});
