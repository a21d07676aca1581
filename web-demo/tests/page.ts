// What the tests of the page have in common.

import { type Locator, type Page, expect, test as base } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A page that fails the test where the browser reports an error, or a request leaves for another host. */
export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(baseURL ?? '') && !/^(data|blob):/.test(url)) faults.push(`a request to ${url}`);
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

export { expect };

export const field = (page: Page, key: string): Locator => page.locator(`[data-field="${key}"]`);

/** The control that takes text. */
export const control = (page: Page, key: string): Locator => page.locator(`#field-${key}`);

export const choose = (page: Page, key: string, value: string): Promise<void> =>
  page.locator(`#field-${key}-${value}`).check();

/** The codes that stand beside a field. */
export const codesAt = (page: Page, key: string): Promise<string[]> =>
  field(page, key)
    .locator('.message')
    .evaluateAll((messages) => messages.map((one) => (one as HTMLElement).dataset['code'] ?? ''));

export const count = (page: Page): Locator => page.locator('.summary .count');

export async function openForm(page: Page, hash = ''): Promise<void> {
  await page.goto(`./${hash}`);
  await expect(count(page)).toBeVisible();
}

/** The result in a format. */
export async function output(page: Page, format: string): Promise<string> {
  await page
    .getByRole('tablist', { name: 'Format of the result' })
    .getByRole('tab', { name: format, exact: true })
    .click();
  return (await page.locator('pre.output').textContent()) ?? '';
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong. */
export async function violations(page: Page): Promise<string[]> {
  // The page forbids scripts of others; the test runs axe from outside, in the page's world.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (
      globalThis as unknown as {
        axe: { run: (context: Document, options: object) => Promise<{ violations: Violation[] }> };
      }
    ).axe.run;
    interface Violation {
      readonly id: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
    }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations: found } = await run(document, { runOnly: { type: 'tag', values: tags } });
    return found.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
    );
  });
}
