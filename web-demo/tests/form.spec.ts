import { choose, codesAt, control, count, expect, field, openForm, output, test } from './page.ts';

test('begins with a cluster that is exactly large enough', async ({ page }) => {
  await openForm(page);
  await expect(count(page)).toHaveText('No problems found');
  await expect(page.locator('.total')).toHaveText('3 × 4 = 12 of 12 vCPUs');
  await expect(field(page, 'workspaceRegion')).toContainText('paired with North Europe (northeurope)');
});

test('says of a bad name what is wrong with it, beside the field and in the summary', async ({ page }) => {
  await openForm(page);
  const name = control(page, 'computeName');
  await expect(name).not.toHaveAttribute('aria-invalid');
  await name.fill('1_bad');
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  const described = (await name.getAttribute('aria-describedby'))?.split(' ') ?? [];
  const messages = field(page, 'computeName').locator('.messages');
  expect(described).toContain(await messages.getAttribute('id'));
  await expect(messages).toContainText('Error: a compute name cannot hold "_"');
  expect(await codesAt(page, 'computeName')).toEqual(['AML003', 'AML004']);
  await expect(count(page)).toHaveText('2 errors');

  await page.locator('#field-nodes').focus();
  await page.locator('.issues a').first().click();
  await expect(name).toBeFocused();

  await name.fill('good');
  await expect(name).not.toHaveAttribute('aria-invalid');
  await expect(count(page)).toHaveText('No problems found');
});

test('adds up the vCPUs while the nodes are typed', async ({ page }) => {
  await openForm(page);
  await control(page, 'nodes').fill('2');
  await expect(page.locator('.total')).toHaveText('2 × 4 = 8 of 12 vCPUs');
  expect(await codesAt(page, 'nodes')).toEqual(['AML102', 'AML103']);
  await expect(field(page, 'nodes')).toContainText('production needs at least 12 vCPUs');
  await page.getByRole('button', { name: 'Number of nodes: one more' }).click();
  await expect(page.locator('.total')).toHaveText('3 × 4 = 12 of 12 vCPUs');
  await expect(count(page)).toHaveText('No problems found');
  await control(page, 'nodes').fill('2');
  await choose(page, 'purpose', 'DevTest');
  await expect(page.locator('.total')).toHaveText('2 × 4 = 8 of 2 vCPUs');
  await expect(count(page)).toHaveText('No problems found');
});

test('the total and akslint agree on what is enough, for sizes of every kind', async ({ page }) => {
  await openForm(page);
  for (const [size, nodes] of [
    ['Standard_F4s_v2', '3'],
    ['Standard_D2s_v5', '5'],
    ['Standard_D2s_v5', '6'],
    ['Standard_DS12-1_v2', '11'],
    ['Standard_DS12-1_v2', '12'],
    ['standard_d8S_V5', '3'],
  ] as const) {
    await control(page, 'vmSize').fill(size);
    await control(page, 'nodes').fill(nodes);
    const isShort = (await page.locator('.capacity.short').count()) > 0;
    expect([size, nodes, (await codesAt(page, 'nodes')).includes('AML102')]).toEqual([size, nodes, isShort]);
  }
});

test('what is no number is a fault of the field', async ({ page }) => {
  await openForm(page);
  await control(page, 'nodes').fill('two');
  await expect(control(page, 'nodes')).toHaveAttribute('aria-invalid', 'true');
  expect(await codesAt(page, 'nodes')).toEqual(['ERR002']);
  await expect(page.locator('.capacity')).toBeHidden();
});

test('finds machine sizes by their vCPUs and memory, with the keyboard', async ({ page }) => {
  await openForm(page);
  const size = control(page, 'vmSize');
  await size.fill('8 vcpu 32 gib d8s');
  await expect(size).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('option').first()).toContainText('8 vCPUs · 32 GiB');
  await size.press('ArrowDown');
  const active = await size.getAttribute('aria-activedescendant');
  await expect(page.locator(`#${active}`)).toHaveAttribute('aria-selected', 'true');
  await size.press('Enter');
  await expect(size).toHaveValue(/^Standard_D8s_v\d$/);
  await expect(size).toHaveAttribute('aria-expanded', 'false');
  await size.fill('Standard_D3_v22');
  expect(await codesAt(page, 'vmSize')).toEqual(['AML112']);
});

test('an overlap of two ranges is drawn, and told in words', async ({ page }) => {
  await openForm(page);
  await choose(page, 'network', 'advanced');
  await expect(page.locator('.network .band')).toHaveCount(0);
  await control(page, 'networkName').fill('vnet-ml');
  await control(page, 'networkRange').fill('10.1.0.0/16');
  await control(page, 'subnetName').fill('snet-aks');
  await control(page, 'subnetRange').fill('10.1.0.0/22');
  await control(page, 'serviceRange').fill('10.1.2.0/24');
  await control(page, 'dnsAddress').fill('10.1.2.10');
  await expect(page.locator('.network .band')).toHaveCount(2);
  await expect(page.locator('#network-caption')).toHaveText(/snet-aks and Services share 10\.1\.2\.0 – 10\.1\.2\.255/);
  await expect(page.getByRole('row', { name: /^Services/ })).toContainText('vnet-ml, Subnet snet-aks');
  expect(await codesAt(page, 'serviceRange')).toEqual(['AML505']);

  // The band covers the very pixels that both bars have.
  const boxes = await page.evaluate(() => {
    const box = (selector: string) => {
      const { left, right, top, bottom } = (document.querySelector(selector) as Element).getBoundingClientRect();
      return { left, right, top, bottom };
    };
    return {
      subnet: box('.picture .bar-subnet'),
      services: box('.picture .bar-services'),
      band: box('.band:last-of-type .band-edge'),
    };
  });
  expect(boxes.band.left).toBeGreaterThanOrEqual(boxes.subnet.left);
  expect(boxes.band.right).toBeLessThanOrEqual(boxes.subnet.right + 1);
  expect(Math.abs(boxes.band.left - boxes.services.left)).toBeLessThan(1);
  expect(boxes.band.top).toBeLessThan(boxes.services.top);

  await control(page, 'serviceRange').fill('10.2.0.0/16');
  await control(page, 'dnsAddress').fill('10.2.0.10');
  await expect(page.locator('.network .band')).toHaveCount(0);
  await expect(page.locator('#network-caption')).toHaveText('No two ranges overlap.');
  await expect(count(page)).toHaveText('No problems found');
});

test('offers the missing prefixes of Azure ML and adds them', async ({ page }) => {
  await openForm(page);
  await choose(page, 'mode', 'attach');
  await control(page, 'clusterName').fill('aks-scoring');
  await control(page, 'loadBalancerSku').selectOption('standard');
  await choose(page, 'access', 'ranges');
  await control(page, 'ranges').fill('52.174.10.0/24');
  expect(await codesAt(page, 'ranges')).toEqual(['AML312']);
  await expect(field(page, 'ranges')).toContainText(
    'the authorized ranges leave out 12 of 12 Azure ML prefixes of westeurope',
  );
  const button = page.getByRole('button', { name: 'Add the 24 missing prefixes' });
  await button.click();
  await expect(control(page, 'ranges')).toBeFocused();
  await expect(control(page, 'ranges')).toHaveValue(/^52\.174\.10\.0\/24\n(\S+\/\d+\n?){24}$/);
  expect(await codesAt(page, 'ranges')).toEqual([]);
  await expect(page.locator('.offer')).toHaveText(
    'Every prefix of Azure ML in westeurope and northeurope is authorized.',
  );
  await expect(count(page)).toHaveText('No problems found');
});

test('the offer holds exactly what akslint misses, in regions with and without a pair', async ({ page }) => {
  await openForm(page);
  await page.getByRole('button', { name: 'Authorized ranges' }).click();
  for (const region of [
    'westus3',
    'israelcentral',
    'australiacentral',
    'usgovvirginia',
    'brazilsouth',
    'chinanorth3',
  ]) {
    await control(page, 'workspaceRegion').fill(region);
    await control(page, 'ranges').fill('52.174.10.0/24');
    const message = (await field(page, 'ranges').locator('[data-code="AML312"]').textContent()) ?? '';
    const missed = [...message.matchAll(/(\d+) of \d+ (?:Azure|of its)/g)].reduce(
      (sum, [, some]) => sum + Number(some),
      0,
    );
    await expect(page.locator('.offer button')).toHaveText(new RegExp(`\\b${missed} missing|the missing prefix$`));
    await page.locator('.offer button').click();
    expect([region, await codesAt(page, 'ranges')]).toEqual([region, []]);
  }
});

test('attaches by name or by resource id', async ({ page }) => {
  await openForm(page);
  await choose(page, 'mode', 'attach');
  await expect(field(page, 'clusterName')).toBeVisible();
  await expect(field(page, 'dockerBridge')).toBeHidden();
  await choose(page, 'target', 'id');
  await expect(field(page, 'clusterName')).toBeHidden();
  await control(page, 'resourceId').fill('aks-scoring');
  expect(await codesAt(page, 'resourceId')).toEqual(['AML603']);
  await control(page, 'resourceId').fill(
    '/subscriptions/5b1f6c2e-93d4-4a07-8e6b-c41d70a9f258/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks',
  );
  await expect(count(page)).toHaveText('No problems found');
  await control(page, 'nodes').fill('2');
  expect(await codesAt(page, 'nodes')).toEqual(['AML102', 'AML103']);
});

test('a private cluster is refused where Azure ML would create it, and not where it is attached', async ({ page }) => {
  await openForm(page);
  await choose(page, 'access', 'private');
  expect(await codesAt(page, 'access')).toEqual(['AML303']);
  await expect(control(page, 'access')).toHaveAttribute('aria-invalid', 'true');
  await output(page, 'ARM');
  await expect(page.locator('.result .notes')).toContainText('Azure ML cannot create a private cluster');
  await page.getByRole('button', { name: 'Private cluster' }).click();
  await expect(count(page)).toHaveText('No problems found');
});

test('every problem of the worst example stands beside a field that leads to it', async ({ page }) => {
  await openForm(page);
  await page.getByRole('button', { name: 'Everything wrong' }).click();
  const issues = page.locator('.issues li');
  const total = await issues.count();
  expect(total).toBeGreaterThan(9);
  await expect(page.locator('.field .message')).toHaveCount(total);
  await expect(issues.locator('a')).toHaveCount(total);
});

test('copies every format, as it is shown', async ({ page }) => {
  await openForm(page);
  await page.getByRole('button', { name: 'Private cluster' }).click();
  for (const [format, expected] of [
    ['Cluster spec', 'akslint: 1'],
    ['ARM', '"Microsoft.MachineLearningServices/workspaces/computes"'],
    ['Bicep', "resource compute 'Microsoft.MachineLearningServices/workspaces/computes@"],
    ['Terraform', 'resource "azapi_resource" "scoring"'],
    ['Python', 'AksCompute.attach_configuration('],
    ['az', 'az rest --method put'],
  ] as const) {
    const text = await output(page, format);
    expect(text).toContain(expected);
    await page.getByRole('button', { name: /^Cop(y|ied)$/ }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  }
});

test('the address holds the form, and a damaged or hostile one does no harm', async ({ page }) => {
  await openForm(page);
  await control(page, 'computeName').fill('kept-in-the-link');
  await choose(page, 'mode', 'attach');
  await expect(page).toHaveURL(/#form\/\S+/);
  const url = page.url();
  await page.goto('about:blank');
  await page.goto(url);
  await expect(control(page, 'computeName')).toHaveValue('kept-in-the-link');
  await expect(page.locator('#field-mode-attach')).toBeChecked();

  await page.goto('about:blank');
  await openForm(page, '#form/AAAA_not-a-link');
  await expect(control(page, 'computeName')).toHaveValue('scoring');

  const hostile = await page.evaluate(async () => {
    const state = {
      computeName: '<img src=x onerror="document.title=\'owned\'">',
      mode: 'evil',
      nodes: 7,
      __proto__: { x: 1 },
      tls: ['own'],
    };
    const stream = new Blob([JSON.stringify(state)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    return btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, '');
  });
  await page.goto('about:blank');
  await openForm(page, `#form/${hostile}`);
  await expect(control(page, 'computeName')).toHaveValue(/^<img/);
  await expect(page.locator('#field-mode-create')).toBeChecked();
  await expect(control(page, 'nodes')).toHaveValue('3');
  await expect(page.locator('main img')).toHaveCount(0);
  await expect(page).not.toHaveTitle('owned');
});

test('both pages are in the address: a reload on one keeps the other', async ({ page }) => {
  await openForm(page);
  await control(page, 'computeName').fill('kept');
  await page.getByRole('tab', { name: 'Playground' }).click();
  await page.getByRole('button', { name: 'Clean spec' }).click();
  const file = page.getByRole('tablist', { name: 'Files' }).getByRole('tab');
  await expect(file).toHaveCount(1);
  await expect(page).toHaveURL(/#playground\/[\w-]+\/[\w-]+$/);

  await page.reload();
  await expect(file).toHaveCount(1);
  await page.getByRole('tab', { name: 'Form' }).click();
  await expect(control(page, 'computeName')).toHaveValue('kept');
  await expect(page).toHaveURL(/#form\/[\w-]+\/[\w-]+$/);

  await page.reload();
  await control(page, 'computeName').fill('kept-too');
  await expect(page).toHaveURL(/#form\/[\w-]+\/[\w-]+$/);
  await page.getByRole('tab', { name: 'Playground' }).click();
  await expect(file).toHaveCount(1);

  // A link to the files gives away nothing of the form.
  await page.getByRole('button', { name: 'Copy a link to this' }).click();
  await expect(page.getByText('The link is copied')).toBeInViewport();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/#playground\/\/[\w-]+$/);
});

test('an existing cluster may have several node pools, and all of them count', async ({ page }) => {
  await openForm(page);
  await expect(field(page, 'pools')).toBeHidden();
  await page.getByRole('button', { name: 'Authorized ranges', exact: true }).click();
  await control(page, 'nodes').fill('2');
  expect(await codesAt(page, 'nodes')).toContain('AML102');
  await field(page, 'pools').getByRole('button', { name: 'Add a node pool' }).click();
  const pools = field(page, 'pools').locator('.pool');
  await expect(pools.getByLabel('Pool name')).toBeFocused();
  await expect(page.locator('#capacity')).toContainText('2 × 4 + 1 × 4 = 12 of 12 vCPUs');
  expect(await codesAt(page, 'nodes')).toEqual([]);

  // An Arm size cannot run the models; the problem stands beside the pools.
  await pools.getByLabel('Virtual machine size').fill('Standard_D4ps_v5');
  await expect(field(page, 'pools').locator('.message')).not.toHaveCount(0);
  await page.keyboard.press('Escape');
  await pools.getByLabel('Virtual machine size').fill('Standard_D8s_v5');
  await page.keyboard.press('Escape');
  await pools.getByLabel('Pool name').fill('gpu');
  expect(await output(page, 'Cluster spec')).toContain('vmSize: Standard_D8s_v5');
  await page.getByLabel('Also write the cluster and its network').check();
  expect(await output(page, 'Terraform')).toContain('resource "azurerm_kubernetes_cluster_node_pool" "pool_gpu"');
  expect(await output(page, 'az')).toContain('az aks nodepool add');
  await pools.getByRole('button', { name: 'Remove node pool gpu' }).click();
  await expect(pools).toHaveCount(0);
  await expect(field(page, 'pools').getByRole('button', { name: 'Add a node pool' })).toBeFocused();
});

test('the content of a key never enters the address or a result', async ({ page }) => {
  await openForm(page);
  await choose(page, 'tls', 'own');
  await control(page, 'hostName').fill('scoring.example.com');
  await control(page, 'keyFile').fill('-----BEGIN PRIVATE KEY----- c2VjcmV0');
  await expect(control(page, 'keyFile')).toHaveValue('key.pem');
  await expect(count(page)).toHaveText('No problems found');
  expect(await output(page, 'Cluster spec')).not.toContain('c2VjcmV0');
});

test('a code opens the page of its rule', async ({ page }) => {
  await openForm(page);
  await control(page, 'nodes').fill('2');
  await field(page, 'nodes')
    .getByRole('button', { name: /AML102/ })
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { level: 2 })).toHaveText('AML102 production-vcpu-minimum');
  await expect(dialog.getByRole('heading', { name: 'Why it matters' })).toBeVisible();
  await expect(dialog.locator('pre').first()).toContainText('akslint: 1');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
