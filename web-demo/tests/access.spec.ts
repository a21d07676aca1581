// For everybody, and everywhere: with axe-core, with the keyboard, in the dark, on narrow screens, offline.

import type { Page } from '@playwright/test';
import { control, count, expect, openForm, test, violations } from './page.ts';

const SCENES: readonly { readonly name: string; readonly set: (page: Page) => Promise<unknown> }[] = [
  { name: 'the form as it begins', set: (page) => openForm(page) },
  {
    name: 'the form with everything wrong',
    set: async (page) => {
      await openForm(page);
      await page.getByRole('button', { name: 'Everything wrong' }).click();
    },
  },
  {
    name: 'the form with ranges to add and a list open',
    set: async (page) => {
      await openForm(page);
      await page.getByRole('button', { name: 'Authorized ranges' }).click();
      await page.getByText('Show them').click();
      await control(page, 'vmSize').click();
    },
  },
  {
    name: 'the page of a rule',
    set: async (page) => {
      await openForm(page);
      await control(page, 'nodes').fill('2');
      await page.locator('.message button.code').first().click();
      await expect(page.getByRole('heading', { name: 'Why it matters' })).toBeVisible();
    },
  },
  {
    name: 'the empty playground',
    set: async (page) => {
      await page.goto('./#playground');
      await expect(page.getByText('Drop files here')).toBeVisible();
    },
  },
  {
    name: 'the playground with problems and a hover',
    set: async (page) => {
      await page.goto('./#playground');
      await page.getByRole('button', { name: 'Template with errors' }).click();
      await page.locator('.cm-lintRange-error').first().hover();
      await expect(page.locator('.cm-tooltip .hover')).toBeVisible();
    },
  },
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const { name, set } of SCENES) {
    test(`axe-core finds nothing in ${name}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await set(page);
      expect(await violations(page)).toEqual([]);
    });
  }
}

test('axe-core would find a fault', async ({ page }) => {
  await openForm(page);
  await page.evaluate(() => {
    const text = document.createElement('p');
    text.textContent = 'grey on white';
    text.style.color = '#ccc';
    document.querySelector('main')?.append(text);
    document.querySelector('#field-computeName-label')?.remove();
  });
  const found = (await violations(page)).map((violation) => violation.split(':')[0]);
  expect(found).toEqual(expect.arrayContaining(['color-contrast', 'label']));
});

test('the keyboard reaches everything, in the order of the page, and the focus is seen', async ({ page }) => {
  await openForm(page);
  const walked: string[] = [];
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const { activeElement: element } = document;
      if (!element || element === document.body) return undefined;
      const outlined = element.closest('.option') ?? element;
      const { outlineStyle } = getComputedStyle(outlined);
      return { name: element.id || element.textContent?.trim() || '', isSeen: outlineStyle !== 'none' };
    });
    if (!now) break;
    expect([now.name, now.isSeen]).toEqual([now.name, true]);
    walked.push(now.name);
  }
  const order = [
    'Skip to the content',
    'page-tab-form',
    'field-workspaceName',
    'field-computeName',
    'field-mode-create',
    'field-vmSize',
    'field-nodes',
    'result-tab-spec',
    'Copy',
  ];
  expect(walked.filter((name) => order.includes(name))).toEqual(order);
});

test('the keyboard alone makes a bad cluster good', async ({ page }) => {
  await openForm(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await control(page, 'nodes').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('2');
  await expect(count(page)).toHaveText('2 errors');
  await page.locator('.issues a').first().focus();
  await page.keyboard.press('Enter');
  await expect(control(page, 'nodes')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(count(page)).toHaveText('No problems found');

  await page.getByRole('tab', { name: 'Cluster spec' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'ARM' })).toBeFocused();
  await expect(page.locator('pre.output')).toContainText('deploymentTemplate.json');
  await page.keyboard.press('End');
  await expect(page.locator('pre.output')).toContainText('az rest');
});

test('nothing is cut off on a narrow screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openForm(page);
  await page.getByRole('button', { name: 'Everything wrong' }).click();
  const isWider = () =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(await isWider()).toBe(false);
  await page.getByRole('button', { name: /^11 errors$/ }).click();
  await expect(page.getByRole('heading', { name: 'Problems' })).toBeInViewport();
  await page.getByRole('tab', { name: 'Playground' }).click();
  await page.getByRole('button', { name: 'Template with errors' }).click();
  await expect(page.locator('.cm-content')).toBeVisible();
  expect(await isWider()).toBe(false);
});

test('in forced colours the total is still drawn, and problems still told', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openForm(page);
  await control(page, 'nodes').fill('2');
  await expect(page.locator('[data-field="nodes"] .message strong').first()).toHaveText('Error: ');
  const ground = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((cell) => getComputedStyle(cell).backgroundColor);
  expect(await ground('.cell.full')).not.toBe(await ground('.cell:not(.full)'));
});

test('works offline once loaded, the playground and the pages of the rules too', async ({ page, context }) => {
  await openForm(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  // The first load is not yet under the worker's control; it has all files as soon as it is active.
  await context.setOffline(true);
  await page.reload();
  await control(page, 'nodes').fill('2');
  await expect(count(page)).toHaveText('2 errors');
  await page.locator('.message button.code').first().click();
  await expect(page.getByRole('heading', { name: 'Why it matters' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Playground' }).click();
  await page.getByRole('button', { name: 'Template with errors' }).click();
  await expect(page.locator('.cm-lintRange-error').first()).toBeVisible();
  await context.setOffline(false);
});

test('the first answer comes soon after the module is loaded', async ({ page }) => {
  await openForm(page);
  const times = await page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('#field-computeName');
    const list: number[] = [];
    for (let step = 0; step < 30 && input; step += 1) {
      input.value = `name-${step}`;
      const start = performance.now();
      input.dispatchEvent(new Event('input'));
      list.push(performance.now() - start);
    }
    return list.sort((one, two) => one - two);
  });
  // A key press is answered, drawn and all, within two frames even on a slow machine.
  expect(times[15]).toBeLessThan(33);
});
