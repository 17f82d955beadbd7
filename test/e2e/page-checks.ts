import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';

const pictures = join(import.meta.dirname, '..', '..', 'test-results', 'pages');
const widths = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// The schemes differ in nothing but colours.
const runOnly = {
  light: `['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']`,
  dark: `['color-contrast']`,
};

const axeRun = (scheme: 'light' | 'dark') => `axe.run(document, { runOnly: ${runOnly[scheme]} })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 200)).join(' | ')))`;

// Whatever still fades has its last colours then; what never ends, such as a progress bar, is not waited for.
const settled = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  .then(() => Promise.all(document.getAnimations().filter((one) => one.effect.getTiming().iterations !== Infinity).map((one) => one.finished.catch(() => {}))))
  .then(() => document.documentElement.scrollWidth - innerWidth)`;

/** Looks at the page as it stands at three widths and in both colour schemes; keeps a picture of each, returns what is wrong. */
export async function faultsOf(page: Page, name: string): Promise<string[]> {
  mkdirSync(pictures, { recursive: true });
  // Through the debugger, because the page's own CSP allows no script of ours.
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axeSource });
  const faults: string[] = [];
  for (const size of widths) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
      const where = `${name}-${size.width}-${colorScheme}`;
      if (Number(await evaluate(session, settled)) > 0) faults.push(`${where} is wider than the screen`);
      const violations = await evaluate(session, axeRun(colorScheme));
      if (!Array.isArray(violations)) throw new Error(`axe did not run on ${where}`);
      faults.push(...violations.map((violation) => `${where} ${String(violation)}`));
      await page.screenshot({ path: join(pictures, `${where}.png`), fullPage: true });
    }
  }
  await session.detach();
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
  return faults;
}

async function evaluate(session: CDPSession, expression: string): Promise<unknown> {
  const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  return result.value;
}

/** Collects what must never happen: a request to another origin, an error of the page, a violation of its CSP. */
export function watch(page: Page, origin: string): string[] {
  const faults: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:'))
      faults.push(`request to ${url}`);
  });
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    // The browser itself notes an answer of 4xx, which the page shows in its own words.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
    else if (/content security policy/i.test(message.text())) faults.push(message.text());
  });
  return faults;
}
