import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from './render-app.tsx';

const revenue = 'total revenue by store for last quarter';

const ask = async (user: ReturnType<typeof renderApp>['user'], question: string) => {
  const box = await screen.findByLabelText('Question');
  await user.click(box);
  await user.paste(question);
  await user.keyboard('{Enter}');
};

test('a newcomer picks an example and is answered: words, figures, rows, and how it came about', async () => {
  const { user, history } = renderApp('/');
  await user.click(await screen.findByRole('button', { name: revenue }));

  expect(await screen.findByText('Berlin Mitte', { selector: 'strong' })).toBeVisible();
  expect(screen.getByText('1,482,663.5')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'As a table' }));
  expect(screen.getByRole('region', { name: 'Rows of Revenue by store' })).toBeVisible();
  expect(history.location.pathname).toMatch(/^\/ask\/c\/conversation_/);

  await user.click(screen.getByRole('button', { name: /^5 steps in 31 ms/ }));
  const steps = screen.getByRole('list', { name: 'Steps' });
  expect(within(steps).getByText('Reading the question')).toBeVisible();

  await user.click(screen.getByRole('tab', { name: 'SQL' }));
  expect(screen.getByRole('region', { name: 'SQL' })).toHaveTextContent('SELECT');
  await user.click(screen.getByRole('tab', { name: 'Explain' }));
  expect(await screen.findByText('Glossary (document)')).toBeVisible();
  await user.click(screen.getByRole('tab', { name: 'Security' }));
  expect(await screen.findByText('orders: store_id IN (1, 2)')).toBeVisible();
});

test('a follow-up goes on in the conversation, and a reload finds all of it', async () => {
  const { user, history, world } = renderApp('/');
  await ask(user, revenue);
  await user.click(await screen.findByRole('button', { name: 'and by month?' }));
  expect(await screen.findByRole('heading', { name: 'and by month?' })).toBeVisible();
  const [first, second] = world.received;
  expect(first?.body).not.toHaveProperty('conversation_id');
  const id = history.location.pathname.split('/').at(-1);
  expect(second?.body).toMatchObject({ conversation_id: id, question: 'and by month?' });

  const entry = await screen.findByRole('link', { name: new RegExp(`${revenue}.*2 questions`) });
  expect(entry).toHaveAttribute('aria-current', 'page');
});

test('what is in doubt is asked back, and what comes of it takes its place', async () => {
  const { user, world } = renderApp('/');
  await ask(user, 'best customers this year');
  await user.click(await screen.findByRole('button', { name: 'the most revenue' }));
  expect(await screen.findByText('Berlin Mitte', { selector: 'strong' })).toBeVisible();
  expect(screen.queryByText('What makes a customer the best?')).toBeNull();
  expect(world.received.at(-1)?.body).toMatchObject({
    question: 'best customers this year',
    answers: [{ clarification_id: 'best', option_id: 'revenue', remember: true }],
  });
});

test('a question under way shows its steps and can be stopped', async () => {
  const { user } = renderApp('/');
  await ask(user, 'endless revenue');
  expect(await screen.findByText('Running it')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  expect(await screen.findByText('Stopped. Nothing was kept.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Ask again' })).toBeVisible();
});

test('a failure says what happened and what to do, and the step it happened in is marked', async () => {
  const { user } = renderApp('/');
  await ask(user, 'failing revenue');
  expect(await screen.findByRole('alert')).toHaveTextContent('The statement was stopped after 60 s.');
  expect(screen.getByLabelText('failed')).toBeVisible();
});

test('an answer is rated with a reason, and vouched for', async () => {
  const { user, world } = renderApp('/');
  await ask(user, revenue);
  await user.click(await screen.findByRole('button', { name: 'This is not right' }));
  await user.type(await screen.findByRole('textbox', { name: /^Reason/ }), 'returns count');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByRole('button', { name: 'This is not right', pressed: true })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Mark as verified' }));
  expect(await screen.findByText('Verified')).toBeVisible();
  expect(world.received.slice(1)).toEqual([
    { operation: 'rateAnswer', body: { rating: 'down', reason: 'returns count' } },
    { operation: 'createVerified', body: { answer_id: expect.stringMatching(/^answer_/) } },
  ]);
});

test('an answer is saved as a report with its values open', async () => {
  const { user, history, world } = renderApp('/');
  await ask(user, revenue);
  await user.click(await screen.findByRole('button', { name: 'Save as report' }));
  const key = await screen.findByRole('textbox', { name: /^Key/ });
  await user.clear(key);
  await user.type(key, 'store-revenue');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByRole('button', { name: 'Run report' });
  expect(history.location.pathname).toBe('/reports/store-revenue');
  expect(world.reports.get('store-revenue')?.versions[0]?.def).toMatchObject({
    ir: { filters: [{ value: '{{dateFrom}}' }, { value: '{{dateTo}}' }] },
  });
});

test('a viewer is answered, and is not offered to vouch or to save', async () => {
  const { user } = renderApp('/', (world) => {
    world.level = 'viewer';
  });
  await ask(user, revenue);
  await screen.findByRole('button', { name: 'This is right' });
  expect(screen.queryByRole('button', { name: 'Mark as verified' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Save as report' })).toBeNull();
});

test('what an answer lacks is said beside it', async () => {
  const { user, history } = renderApp('/');
  await ask(user, 'total revenue this year');
  expect(await screen.findByText('No model is configured to put it in words.')).toBeVisible();
  // The whole answer came before the page could draw its first step.
  expect(history.location.pathname).toMatch(/^\/ask\/c\/conversation_/);
});

test('a conversation is removed', async () => {
  const { user, history } = renderApp('/');
  await ask(user, revenue);
  await user.click(await screen.findByRole('button', { name: `Remove the conversation "${revenue}"` }));
  expect(await screen.findByText('What you ask is kept here, to go on with.')).toBeVisible();
  expect(history.location.pathname).toBe('/');
});

test('an address with a question fills it in, and asks nothing by itself', async () => {
  const { world } = renderApp('/?q=2024');
  expect(await screen.findByLabelText('Question')).toHaveValue('2024');
  expect(world.received).toEqual([]);
});
