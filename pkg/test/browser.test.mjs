// The package in Chromium, without a bundler: every example, form controls, Content-Security-Policy, the fallback.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PACKAGE } from './consumers.mjs';
import { cases } from './fixtures.mjs';
import { allNatively } from './native.mjs';
import { launchChromium } from './pages.mjs';
import { serve } from './server.mjs';

const PAGE = `<!doctype html><html lang="en"><title>akslint</title>
  <script type="importmap">{ "imports": { "akslint": "/dist/index.browser.js", "akslint/form": "/dist/form/index.browser.js", "akslint/native": "/dist/native.js" } }</script>`;
const FORM = `${PAGE}<form>
  <label>Name <input name="compute.name" value="scoring"></label>
  <label>Purpose <select name="compute.clusterPurpose"><option>FastProd<option>DevTest</select></label>
  <label>Nodes <input name="compute.agentCount" type="number" value="2"></label>
  <label>Size <input name="compute.agentVmSize" value="Standard_D3_v2"></label>
  <button>Create</button></form>`;
const SMALL = { compute: { name: 'scoring', clusterPurpose: 'FastProd', agentCount: 2, agentVmSize: 'Standard_D3_v2' } };

let browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser?.close());

/** A page of a server of its own. */
async function open(context, html, headers) {
  const server = await serve(PACKAGE, { '/': html }, headers);
  const page = await browser.newPage();
  context.after(async () => {
    await page.close();
    server.close();
  });
  await page.goto(server.address);
  return page;
}

test('every example gives the same report as natively', async (context) => {
  const all = cases();
  const [expected, page] = await Promise.all([allNatively(all), open(context, PAGE)]);
  const said = await page.evaluate(async (given) => {
    const { init } = await import('akslint');
    const { check, format } = await init();
    return Promise.all(given.map(({ files, options }) => format(check(files, options), 'json')));
  }, all.map(({ files, options }) => ({ files, options })));
  assert.deepEqual(all.filter((_, at) => said[at] !== expected[at]).map(({ path }) => path), []);
});

test('before init it says what to do, and init may be called again', async (context) => {
  const page = await open(context, PAGE);
  const [message, same, codes] = await page.evaluate(async (spec) => {
    const { init, validate } = await import('akslint/form');
    let message;
    try { validate(spec); } catch (error) { message = error.message; }
    const [one, two] = await Promise.all([init(), init()]);
    return [message, one === two, validate(spec).map(({ code }) => code)];
  }, SMALL);
  assert.match(message, /call `await init\(\)` first/);
  assert.equal(same, true);
  assert.deepEqual(codes, ['AML102', 'AML103']);
});

test('where the module cannot be fetched, the copy in JavaScript is taken', async (context) => {
  const page = await open(context, PAGE);
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<html>' }));
  const count = await page.evaluate(async (spec) => {
    const { init } = await import('akslint/form');
    return (await init()).validate(spec).length;
  }, SMALL);
  assert.equal(count, 2);
});

test("Content-Security-Policy: 'wasm-unsafe-eval' is enough, and without it the error says so", async (context) => {
  const nonce = "'unsafe-inline'";
  const tried = async (policy) => {
    const page = await open(context, PAGE, { 'content-security-policy': `default-src 'self'; script-src 'self' ${nonce} ${policy}` });
    return page.evaluate(async (spec) => {
      const { init } = await import('akslint/form');
      try { return (await init()).validate(spec).length; } catch (error) { return error.message; }
    }, SMALL);
  };
  assert.equal(await tried("'wasm-unsafe-eval'"), 2);
  assert.match(await tried(''), /wasm-unsafe-eval/);
});

test('form controls: validity for the browser, aria-invalid once the user was there', async (context) => {
  const page = await open(context, FORM);
  await page.evaluate(async () => {
    const [{ init }, { constrain }] = await Promise.all([import('akslint/form'), import('akslint/native')]);
    window.told = [];
    window.constraint = constrain(document.forms[0], await init(), { onIssues: (issues) => window.told.push(issues.length) });
  });
  const state = () => page.evaluate(() => {
    const control = document.forms[0].elements['compute.agentCount'];
    return [control.validationMessage, control.getAttribute('aria-invalid'), document.forms[0].checkValidity()];
  });
  let [message, invalid, valid] = await state();
  assert.match(message, /production needs at least 12 vCPUs/);
  assert.deepEqual([invalid, valid], [null, false]);
  await page.fill('[name="compute.agentCount"]', '1');
  [message, invalid] = await state();
  assert.match(message, /= 4$/);
  assert.equal(invalid, 'true');
  await page.fill('[name="compute.agentCount"]', '3');
  assert.deepEqual(await state(), ['', null, true]);
  await page.selectOption('[name="compute.clusterPurpose"]', 'DevTest');
  await page.fill('[name="compute.agentCount"]', '');
  assert.deepEqual((await state())[2], true);
  await page.fill('[name="compute.agentVmSize"]', 'Standard_D64_v3x');
  await page.evaluate(() => document.forms[0].reset());
  assert.deepEqual([(await state())[1], (await state())[2]], [null, false], 'what was reset is as if nobody had been there');
  await page.click('button');
  assert.equal((await state())[1], 'true', 'who tries to send it is told');
  await page.evaluate(() => window.constraint.stop());
  await page.fill('[name="compute.agentCount"]', '0');
  assert.deepEqual((await state())[2], true);
});
