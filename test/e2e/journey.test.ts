/* oxlint-disable vitest/no-conditional-tests, vitest/no-disabled-tests -- without a browser the suite is reported as skipped */
import { spawnSync } from 'node:child_process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAir, type RunningAir, startAir } from './built-air.ts';
import { bundleSizes } from './bundle-sizes.ts';
import { findChromium } from './chromium.ts';
import { faultsOf, watch } from './page-checks.ts';

const found = findChromium();

if ('path' in found) {
  describe('the page in a real browser', () => {
    beforeAll(buildAir, 240_000);
    journey(found.path);
    describe('with authentication', () => {
      journeyWithLogin(found.path);
    });
  });
} else if (process.env['AIR_TEST_REQUIRE'] === 'all') {
  test('the page in a real browser', () => expect.fail(`needs chromium: ${found.reason}`));
} else {
  test.skip(`the page in a real browser: needs chromium: ${found.reason}`, () => {});
}

const limit = { timeout: 120_000 };

function journey(executablePath: string) {
  let air: RunningAir;
  let browser: Browser;
  let page: Page;
  let faults: string[] = [];

  beforeAll(async () => {
    air = await startAir({ auth: 'disabled' });
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(30_000);
    faults = watch(page, air.origin);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await air?.stop();
  });

  const ask = (question: string, source: string) =>
    page.goto(`${air.origin}/ask/review?${new URLSearchParams({ q: question, source }).toString()}`);
  const approve = async () => {
    await page.getByText('Allowed', { exact: true }).waitFor();
    await page.keyboard.press('Control+Enter');
  };
  const chart = (kind: string) => page.getByRole('img', { name: new RegExp(`^${kind} chart`) });

  test('a newcomer has words and a chart of the sample data with one click', limit, async () => {
    await page.goto(air.origin);
    const example = page.getByRole('button', { name: 'total revenue by store for last quarter', exact: true });
    await example.waitFor();
    expect(await faultsOf(page, 'welcome')).toEqual([]);

    await example.click();
    await chart('bar').locator('canvas').waitFor();
    expect(await faultsOf(page, 'answer')).toEqual([]);
    await page.getByRole('button', { name: /steps in/ }).click();
    await page.getByRole('tab', { name: 'Explain' }).click();
    await page.getByText('Parsed with the engine’s own grammar').waitFor();
    expect(await faultsOf(page, 'answer-explained')).toEqual([]);

    await page.getByRole('textbox', { name: 'Question' }).fill('and by month?');
    await page.keyboard.press('Enter');
    await chart('line').locator('canvas').waitFor();
    await page.reload();
    await chart('line').locator('canvas').waitFor();
    expect(await page.getByRole('article').count()).toBe(2);
  });

  test('the careful way: what a question means is approved, then it runs', limit, async () => {
    await page.goto(air.origin);
    await page.getByRole('textbox', { name: 'Question' }).fill('total revenue by store for last quarter');
    await page.getByRole('button', { name: 'Review the scope first' }).click();
    await page.getByRole('list', { name: 'Phrases and their meanings' }).waitFor();
    await page.getByText('Allowed', { exact: true }).waitFor();
    expect(await faultsOf(page, 'review')).toEqual([]);

    await approve();
    await chart('bar').locator('canvas').waitFor();
    expect(await page.getByRole('row').count()).toBeGreaterThan(2);
    await page.getByRole('heading', { name: 'Result checks' }).waitFor();
    expect(await faultsOf(page, 'review-run')).toEqual([]);
  });

  test('every example of the first screen leads to rows, from the keyboard alone', limit, async () => {
    await page.goto(air.origin);
    const examples = page.getByRole('region', { name: /^Try on/ }).getByRole('button');
    await examples.first().waitFor();
    const count = await examples.count();
    expect(count).toBeGreaterThan(4);
    for (let index = 0; index < count; index += 1) {
      await page.goto(air.origin);
      await examples.nth(index).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'This is right' }).waitFor();
      await page.getByRole('tab', { name: 'SQL' }).waitFor();
    }
  });

  test('energy readings are drawn day by day', limit, async () => {
    await ask('daily kWh by site in September 2025', 'sample-energy');
    await approve();
    await chart('line').locator('canvas').waitFor();
    expect(await chart('line').getAttribute('aria-label')).toContain('30 points');
  });

  test('what is not clear is asked with buttons, and the answer is remembered', limit, async () => {
    const question = 'revenue in Berlin last month by channel';
    await ask(question, 'sample-retail');
    await page.getByRole('heading', { name: 'One thing first' }).waitFor();
    expect(await faultsOf(page, 'clarify')).toEqual([]);
    await page.getByRole('group').getByRole('button').first().click();
    await page.getByRole('button', { name: /^Approve and run/ }).waitFor();

    await ask(question, 'sample-retail');
    await page.getByRole('button', { name: /^Approve and run/ }).waitFor();
  });

  test('a scope is changed in words, and what it means is still shown after a reload', limit, async () => {
    await ask('total revenue by store for last quarter', 'sample-retail');
    await page.getByRole('textbox', { name: 'Change in words' }).fill('by month instead');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByText('version 2').waitFor();
    await page.reload();
    await page.getByText('version 2').waitFor();
    expect(await page.getByRole('list', { name: 'Phrases and their meanings' }).textContent()).toContain(
      'last quarter',
    );
    await approve();
    await chart('line').locator('canvas').waitFor();
  });

  test('the answer is saved as a report, run with other values, and called from a shell', limit, async () => {
    await ask('number of orders per month in 2025', 'sample-retail');
    await approve();
    await chart('line').waitFor();
    await page.getByText('12 rows × 2 columns').waitFor();
    await page.getByRole('button', { name: 'Save as report' }).click();
    await page.getByRole('textbox', { name: /^Key/ }).fill('orders-per-month');
    expect(await faultsOf(page, 'save-report')).toEqual([]);
    await page.getByRole('button', { name: 'Save', exact: true }).click();

    await page.getByRole('button', { name: 'Run report' }).waitFor();
    await page.getByLabel('order_date from').fill('2025-07-01');
    await page.getByRole('button', { name: 'Run report' }).click();
    await page.getByText('6 rows × 2 columns').waitFor();
    expect(await faultsOf(page, 'report')).toEqual([]);

    await page.getByRole('tab', { name: 'Versions' }).click();
    expect(await faultsOf(page, 'report-versions')).toEqual([]);
    await page.getByRole('tab', { name: 'Call it' }).click();
    expect(await faultsOf(page, 'report-call')).toEqual([]);
    const line = await page.getByRole('region', { name: 'curl command that runs the report' }).textContent();
    const { stdout, error } = spawnSync('sh', ['-c', line ?? ''], { encoding: 'utf8' });
    expect(error).toBeUndefined();
    expect(JSON.parse(stdout)).toMatchObject({ status: 'succeeded', row_count: 12 });
  });

  test('a run that fails says why, and one without rows says so', limit, async () => {
    const start = async (sql: string) => {
      const answer = await page.request.post(`${air.origin}/v1/runs`, {
        data: { sql, datasource_id: 'sample-retail' },
      });
      const { id }: { id: string } = await answer.json();
      await page.goto(`${air.origin}/runs/${id}`);
    };
    await start('SELECT no_such_column FROM orders');
    await page.getByRole('alert').waitFor();
    expect(await faultsOf(page, 'run-failed')).toEqual([]);
    await start("SELECT name FROM stores WHERE city = 'Atlantis'");
    await page.getByText('No rows').waitFor();
    expect(await faultsOf(page, 'run-empty')).toEqual([]);
  });

  test.each([
    ['/reports', 'Reports', 'reports'],
    ['/runs', 'Runs', 'runs'],
    ['/datasources', 'Datasources', 'datasources'],
    ['/datasources/new', 'Add a datasource', 'datasource-new'],
    ['/datasources/sample-retail', 'Sample: retail chain', 'datasource'],
    ['/audit', 'Audit', 'audit'],
    ['/models', 'Models', 'models'],
    ['/policy', 'Policy', 'policy'],
    ['/policy?tab=roles', 'Policy', 'policy-roles'],
    ['/documents', 'Documents', 'documents'],
    ['/users?tab=roles', 'Users', 'roles'],
    ['/account', 'You, at this machine', 'account'],
    ['/nowhere', 'No such page', 'not-found'],
  ])('the page %s is free of accessibility faults at every width', limit, async (path, title, name) => {
    await page.goto(air.origin + path);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await faultsOf(page, name)).toEqual([]);
  });

  test('scripts and styles stay within their budgets', () => {
    const { shell, css, routes } = bundleSizes();
    const { 'ask-page': askPage = 0, 'review-page': reviewPage = 0, ...others } = routes;
    expect(shell).toBeLessThanOrEqual(185_000);
    expect(css).toBeLessThanOrEqual(38_000);
    expect(Math.max(askPage, reviewPage)).toBeLessThanOrEqual(65_000);
    expect(Object.entries(others).filter(([, bytes]) => bytes > 25_000)).toEqual([]);
    expect(Object.keys(others).length).toBeGreaterThan(5);
  });

  test('nothing was asked of another origin, and no page failed', () => {
    expect(faults).toEqual([]);
  });
}

/** The first administrator, an invited viewer, and what each sees. */
function journeyWithLogin(executablePath: string) {
  let air: RunningAir;
  let browser: Browser;
  let page: Page;
  let faults: string[] = [];
  const password = 'a sentence that is long enough';

  beforeAll(async () => {
    air = await startAir({ auth: 'enabled' });
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(30_000);
    faults = watch(page, air.origin);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await air?.stop();
  });

  const fillIn = async (name: string, word: string) => {
    await page.getByLabel('User name').fill(name);
    await page.getByRole('textbox', { name: 'Password' }).fill(word);
    await page.getByRole('button', { name: 'Log in' }).click();
  };
  const setPassword = async (name: string) => {
    await page.getByLabel('User name').fill(name);
    await page.getByRole('textbox', { name: 'New password' }).fill(password);
    await page.getByRole('textbox', { name: 'The same again' }).fill(password);
    await page.getByRole('button', { name: 'Set the password and log in' }).click();
    await page.getByRole('heading', { name: 'What do you want to know?' }).waitFor();
  };
  const logOut = async () => {
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
  };

  test('the link of the terminal makes the first administrator, once', limit, async () => {
    await page.goto(`${air.origin}/reports`);
    await page.getByText('Nobody can log in yet.').waitFor();
    expect(await faultsOf(page, 'login')).toEqual([]);
    expect(air.setupLink).not.toBeNull();
    await page.goto(air.setupLink ?? '');
    await page.getByLabel('User name').waitFor();
    expect(await faultsOf(page, 'setup')).toEqual([]);
    await setPassword('ada');
    await page.reload();
    await page.getByRole('heading', { name: 'What do you want to know?' }).waitFor();
  });

  test('a login says why it failed, then leads to where one wanted to go', limit, async () => {
    await logOut();
    await page.goto(`${air.origin}/audit`);
    await fillIn('ada', 'not this one');
    await page.getByRole('alert').waitFor();
    expect(await faultsOf(page, 'login-failed')).toEqual([]);
    await fillIn('ada', password);
    await page.getByRole('heading', { name: 'Audit', level: 1 }).waitFor();
  });

  test('an answer is in the audit, stage by stage', limit, async () => {
    await page.goto(air.origin);
    await page.getByRole('textbox', { name: 'Question' }).fill('number of orders per month in 2025');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'This is right' }).click();
    await page.goto(`${air.origin}/audit`);
    await page.getByRole('link', { name: 'number of orders per month in 2025' }).waitFor();
    expect(await faultsOf(page, 'audit-list')).toEqual([]);
    await page.getByRole('link', { name: 'number of orders per month in 2025' }).click();
    await page.getByRole('list', { name: 'Stages' }).getByText('Running it').waitFor();
    expect(await faultsOf(page, 'audit-detail')).toEqual([]);
  });

  test('an invited viewer sees the rows of their stores alone', limit, async () => {
    await page.goto(`${air.origin}/policy?tab=roles&role=viewer&source=sample-retail`);
    const others = page.getByRole('checkbox', { name: /^All other relations/ });
    await others.uncheck();
    await page.getByRole('checkbox', { name: 'stores', exact: true }).check();
    await page.getByRole('button', { name: 'Limit the rows of stores' }).click();
    await page.getByRole('combobox', { name: 'Rows whose' }).click();
    await page.getByRole('option', { name: 'id', exact: true }).click();
    expect(await faultsOf(page, 'policy-edit')).toEqual([]);
    await page.getByRole('button', { name: 'Save the policy' }).click();
    await page.getByText('Has a policy').waitFor();

    await page.goto(`${air.origin}/users`);
    await page.getByRole('button', { name: 'New user' }).click();
    await page.getByRole('textbox', { name: 'User name' }).fill('bob');
    await page.getByRole('textbox', { name: 'Claims' }).fill('store_ids = 1, 2');
    expect(await faultsOf(page, 'user-new')).toEqual([]);
    await page.getByRole('button', { name: 'Create and invite' }).click();
    const invitation = await page.getByRole('region', { name: 'Invitation link' }).textContent();
    await page.getByRole('button', { name: 'I have copied it' }).click();
    await logOut();

    await page.goto(invitation ?? '');
    await setPassword('bob');
    expect(await page.getByRole('link', { name: /^Users/ }).count()).toBe(0);
    await page.goto(`${air.origin}/policy`);
    const row = page.getByRole('table', { name: /retail/ }).getByRole('row', { name: /^stores / });
    await row.waitFor();
    expect(await row.textContent()).toMatch(/IN \(.*1.*2.*\).*2$/);
    expect(await faultsOf(page, 'policy-viewer')).toEqual([]);
  });

  test('nothing was asked of another origin, and no page failed', () => {
    expect(faults).toEqual([]);
  });
}
