import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './page.ts';

const example = (path: string) => readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8');

async function openPlayground(page: Page, hash = '#playground') {
  await page.goto(`./${hash}`);
  await expect(page.getByRole('button', { name: 'New file' })).toBeVisible();
}

const count = (page: Page) => page.locator('#page-playground .count');
const content = (page: Page) => page.locator('.cm-content');

/** The text of the open document, all of it. */
async function textOf(page: Page): Promise<string> {
  await content(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Drops files onto the page, as a user does from a folder. */
async function drop(page: Page, files: readonly { readonly name: string; readonly text: string }[]) {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, text } of given) data.items.add(new File([text], name));
    return data;
  }, files);
  await page.dispatchEvent('.playground-page', 'drop', { dataTransfer: transfer });
}

async function paste(page: Page, text: string) {
  await page.evaluate((given) => {
    const data = new DataTransfer();
    data.setData('text/plain', given);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true, composed: true }),
    );
  }, text);
}

test('marks what is wrong, and shows the rule where the mouse rests', async ({ page }) => {
  await openPlayground(page);
  await expect(page.getByText('Drop files here')).toBeVisible();
  await page.getByRole('button', { name: 'Spec with errors' }).click();
  await expect(count(page)).toHaveText('8 errors, 1 warning');
  const mark = page.locator('.cm-lintRange-error').first();
  await expect(mark).toHaveText('scoring_cluster');
  await mark.hover();
  const hover = page.locator('.cm-tooltip .hover');
  await expect(hover).toContainText('Error: a compute name cannot hold "_"');
  await expect(hover).toContainText('The rule: The name of a compute must contain only letters, digits and dashes.');
  await hover.getByRole('button', { name: 'AML003 compute-name-charset' }).click();
  await expect(page.getByRole('dialog').getByRole('heading', { name: 'Why it matters' })).toBeVisible();
});

test('marks the right characters behind letters of every width', async ({ page }) => {
  await openPlayground(page);
  await paste(page, '\ufeffakslint: 1\ncompute: { clusterPurpose: "é😀\u0301\t", name: bad_name }\n');
  await expect(page.locator('.cm-lintRange-error')).toHaveText(['"é😀\u0301\t"', 'bad_name']);
});

test('a fix mends the text, and can be undone', async ({ page }) => {
  await openPlayground(page);
  await page.getByRole('button', { name: 'Spec with errors' }).click();
  await page.locator('.cm-lintRange-error').first().hover();
  await page
    .locator('.cm-tooltip')
    .getByRole('button', { name: 'Unsafe fix: replace scoring_cluster by scoring-cluster' })
    .click();
  await expect(count(page)).toHaveText('7 errors, 1 warning');
  expect(await textOf(page)).toContain('name: scoring-cluster');
  await page.keyboard.press('Control+z');
  await expect(count(page)).toHaveText('8 errors, 1 warning');

  const problem = page.locator('#page-playground .issue[data-code="AML320"]');
  await problem.getByRole('button', { name: 'Unsafe fix: replace snet-clients by snet-aks' }).click();
  await expect(problem).toHaveCount(0);
});

test('mends all that is safe at once, in every file', async ({ page }) => {
  await openPlayground(page);
  const id =
    '/subscriptions/5b1f6c2e-93d4-4a07-8e6b-c41d70a9f258/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/aks';
  const spec = (name: string) =>
    `akslint: 1\ncompute:\n  name: ${name}\n  loadBalancerType: InternalLoadBalancer\n  loadBalancerSubnet: ${id}\n` +
    `  aksNetworkingConfiguration: { subnetId: ${id} }\n`;
  await drop(page, [
    { name: 'a.akslint.yaml', text: spec('one') },
    { name: 'b.akslint.yaml', text: spec('two') },
  ]);
  await expect(page.locator('#page-playground .issue[data-code="AML320"]')).toHaveCount(2);
  await page.getByRole('button', { name: 'Fix all that is safe' }).click();
  await expect(count(page)).toHaveText('No problems found');
  await expect(page.getByRole('button', { name: 'Fix all that is safe' })).toBeHidden();
  expect(await textOf(page)).toContain('loadBalancerSubnet: aks\n');
});

test('the name of a file decides what it is', async ({ page }) => {
  await openPlayground(page);
  await paste(page, '{"compute": {"name": "bad_name"}}');
  await expect(count(page)).toHaveText('Nothing to check');
  const name = page.getByLabel('File name');
  await name.fill('cluster.akslint.json');
  await name.press('Enter');
  await expect(page.getByRole('tab', { name: /^cluster\.akslint\.json/ })).toBeVisible();
  await expect(page.locator('#page-playground .issue[data-code="AML003"]')).toBeVisible();
});

test('the keyboard alone finds and fixes a problem', async ({ page }) => {
  await openPlayground(page);
  await page.getByRole('button', { name: 'Spec with errors' }).focus();
  await page.keyboard.press('Enter');
  await expect(count(page)).toHaveText('8 errors, 1 warning');
  await content(page).focus();
  await page.keyboard.press('F8');
  await page.keyboard.press('Control+.');
  await expect(count(page)).toHaveText('7 errors, 1 warning');
  // Tab leaves the editor.
  await page.keyboard.press('Tab');
  await expect(content(page)).not.toBeFocused();
});

test('checks several dropped files together', async ({ page }) => {
  await openPlayground(page);
  await drop(page, [
    { name: 'azuredeploy.json', text: example('good/azuredeploy.json') },
    { name: 'notes.json', text: '{"hello": 1}' },
  ]);
  await expect(page.getByRole('tablist', { name: 'Files' }).getByRole('tab')).toHaveCount(2);
  await expect(page.getByText('2 files, 1 with something to check')).toBeVisible();
  await expect(count(page)).toHaveText('No problems found');
  const parameters = JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
    contentVersion: '1.0.0.0',
    parameters: { nodeCount: { value: 2 } },
  });
  await drop(page, [{ name: 'azuredeploy.parameters.json', text: parameters }]);
  await expect(count(page)).toHaveText(/^\d+ errors/);

  // A problem leads into the other file.
  await page.getByRole('tab', { name: /^notes\.json/ }).click();
  const problem = page.locator('#page-playground .issue[data-code="AML102"]');
  await expect(problem).toContainText('azuredeploy.parameters.json:1:');
  await problem.getByRole('button', { name: /production needs at least 12 vCPUs/ }).click();
  await expect(page.getByRole('tab', { name: /^azuredeploy\.parameters\.json/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(content(page)).toBeFocused();

  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(count(page)).toHaveText('No problems found');
});

test('typing checks again', async ({ page }) => {
  await openPlayground(page);
  await page.getByRole('button', { name: 'New file' }).click();
  await expect(content(page)).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('  agentCount: 2');
  await expect(page.locator('#page-playground .issue')).toHaveCount(2);
  await page.keyboard.press('Backspace');
  await page.keyboard.type('3');
  await expect(count(page)).toHaveText('No problems found');
});

test('a link keeps everything', async ({ page }) => {
  await openPlayground(page);
  await drop(page, [
    { name: 'a.akslint.yaml', text: 'akslint: 1\ncompute: { name: é😀_x }\n' },
    { name: 'b.json', text: example('bad/aks-show.json') },
  ]);
  await page.getByLabel('Clusters without a compute').selectOption('production');
  await page.getByLabel('Region of the workspace').fill('westeurope');
  await page.keyboard.press('Escape');
  await page.getByLabel('Judge by').selectOption('v1-2020');
  await page.getByRole('tab', { name: /^b\.json/ }).click();
  await page.getByRole('button', { name: 'Copy a link to this' }).click();
  await expect(page.getByText('The link is copied. It holds your files.')).toBeInViewport();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const said = await page.locator('#page-playground .issue').allTextContents();
  expect(said.length).toBeGreaterThan(2);

  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByRole('tab', { name: /^b\.json/ })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByLabel('Judge by')).toHaveValue('v1-2020');
  await expect(page.getByLabel('Region of the workspace')).toHaveValue('westeurope');
  expect(await page.locator('#page-playground .issue').allTextContents()).toEqual(said);
  await page.getByRole('tab', { name: /^a\.akslint\.yaml/ }).click();
  expect(await textOf(page)).toContain('é😀_x');
});

test('a private key does not get into the address', async ({ page }) => {
  await openPlayground(page);
  await drop(page, [{ name: 'key.json', text: '{"key": "-----BEGIN RSA PRIVATE KEY-----\\nc2VjcmV0"}' }]);
  await page.getByRole('button', { name: 'Copy a link to this' }).click();
  await expect(page.getByText('There is a private key in a file')).toBeInViewport();
  await expect(page).toHaveURL(/#playground$/);
});

test('writes the report in every format', async ({ page }) => {
  await openPlayground(page);
  await page.getByRole('button', { name: 'Template with errors' }).click();
  const format = page.getByLabel('Format', { exact: true });
  const output = page.locator('#page-playground pre.output');
  const names = await format.locator('option').allTextContents();
  expect(names).toEqual(
    expect.arrayContaining(['full', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'markdown']),
  );
  for (const name of names) {
    await format.selectOption(name);
    await expect(output).toContainText(name === 'azure' ? '##vso[' : 'AML102');
  }
  await format.selectOption('sarif');
  const sarif = JSON.parse((await output.textContent()) ?? '') as { version: string };
  expect(sarif.version).toBe('2.1.0');
});

test('hostile files do nothing', async ({ page }) => {
  await openPlayground(page);
  const evil = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>';
  await drop(page, [
    {
      name: `${evil}.json`,
      text: `{"akslint": 1, "compute": {"name": ${JSON.stringify(evil)}, ${JSON.stringify(evil)}: 1}}`,
    },
    { name: 'deep.json', text: '['.repeat(100_000) },
    { name: 'bomb.akslint.yaml', text: `akslint: 1\ncompute: &a\n  name: [${'*a,'.repeat(1000)}]\n` },
    { name: 'zero.json', text: '\u0000\ufffd\u202e' },
  ]);
  await expect(count(page)).toHaveText(/error/);
  for (const tab of await page.getByRole('tablist', { name: 'Files' }).getByRole('tab').all()) await tab.click();
  await page.getByRole('tab').filter({ hasText: 'onerror' }).click();
  await page.locator('.cm-lintRange-error').first().hover();
  await expect(page.locator('.cm-tooltip .hover').first()).toContainText('onerror');
  await expect(page.locator('img')).toHaveCount(0);
  await expect(page).not.toHaveTitle('owned');
});
