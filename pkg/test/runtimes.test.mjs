// The packed package in run times and with bundlers of others. Only with `AKSLINT_CLIENTS=1`.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { CJS, ESM, EXPECTED, OTHERS, PACKAGE, START, TRIED, packed, project, run } from './consumers.mjs';
import { HTML, bundle, launchChromium, launchFirefox, saidAt, saidIn } from './pages.mjs';

const MAIN = `${START}${TRIED}\nwindow.said = said;\n`;
const PAGE = `${HTML}<script type="module" src="/a.js"></script>`;
const tool = (path) => join(PACKAGE, 'node_modules', path);

const archive = OTHERS.skip ? undefined : await packed();
const browser = OTHERS.skip ? undefined : await launchChromium();
after(() => browser?.close());

/** Starts a server that prints its address; it ends with the test. */
async function served(context, at, args) {
  const server = spawn('node', args, { cwd: at, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...QUIET } });
  context.after(() => server.kill());
  for await (const text of server.stdout.iterator({ destroyOnReturn: false })) {
    const [address] = /http:\/\/(localhost|127\.0\.0\.1):\d+/.exec(text) ?? [];
    if (address) return address;
  }
  return assert.fail(`${args.join(' ')} did not start`);
}
const QUIET = { NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: '0' };

test("Vite's build, in Chromium and Firefox", OTHERS, async (context) => {
  const at = await project(context, archive, { 'index.html': PAGE, 'a.js': MAIN, 'vite.config.js': "export default { build: { target: 'esnext' } };" }, ['vite@8.3.8']);
  await run('node', ['node_modules/vite/bin/vite.js', 'build'], { cwd: at });
  assert.ok(readdirSync(join(at, 'dist/assets')).some((file) => file.endsWith('.wasm')));
  const firefox = await launchFirefox();
  context.after(() => firefox.close());
  for (const one of [browser, firefox]) {
    assert.equal(await saidIn(one, join(at, 'dist'), readFileSync(join(at, 'dist/index.html'), 'utf8')), EXPECTED);
  }
});

// Before version 8 its development server does not know `new URL`: there the copy in JavaScript is taken.
for (const version of ['8.3.8', '7.3.8']) {
  test(`Vite's development server, version ${version}`, OTHERS, async (context) => {
    const at = await project(context, archive, { 'index.html': PAGE, 'a.js': MAIN }, [`vite@${version}`]);
    const address = await served(context, at, ['node_modules/vite/bin/vite.js', '--host', '127.0.0.1', '--port', '0']);
    assert.equal(await saidAt(browser, address), EXPECTED);
  });
}

test('webpack', OTHERS, async (context) => {
  const at = await project(context, archive, { 'a.js': MAIN, 'webpack.config.cjs': "module.exports = { mode: 'production', entry: './a.js', output: { filename: 'a.js', path: __dirname + '/dist' }, experiments: { topLevelAwait: true } };" }, ['webpack@5.112.2', 'webpack-cli@6.0.1']);
  await run('node', ['node_modules/webpack/bin/webpack.js'], { cwd: at });
  assert.equal(await saidIn(browser, join(at, 'dist')), EXPECTED);
});

test('esbuild, for browsers and for Node', OTHERS, async (context) => {
  const at = await project(context, archive, { 'a.js': MAIN, 'b.js': ESM });
  await bundle(at);
  assert.equal(await saidIn(browser, join(at, 'out')), EXPECTED);
  await run('node', [tool('esbuild/bin/esbuild'), 'b.js', '--bundle', '--format=esm', '--platform=node', '--outfile=b.mjs'], { cwd: at });
  assert.equal((await run('node', ['b.mjs'], { cwd: at })).trim(), EXPECTED);
});

const ROUTE = '["AML102",2,"# product"]';

/** Builds and starts an application of Next; what its page says. */
async function saidByNext(context, flags, files) {
  const handler = (rest) => `import { validate } from 'akslint/form';
    import { check, explain } from 'akslint';
    ${rest}
    export const POST = async (request) => {
      const spec = await request.json();
      const { summary } = check({ 'a.akslint.json': JSON.stringify({ akslint: 1, ...spec }) });
      const { documentation } = await explain('AML102');
      return Response.json([validate(spec)[0].code, summary.errors, documentation.slice(0, 9)]);
    };`;
  const at = await project(context, archive, {
    'app/layout.js': 'export default ({ children }) => <html lang="en"><body>{children}</body></html>;',
    'app/page.js': `'use client';
      import { useEffect } from 'react';
      import { init } from 'akslint';
      import { init as initForm } from 'akslint/form';
      async function tried() {
        const [linter, form] = await Promise.all([init(), initForm()]);
        ${TRIED}
        const asked = await Promise.all(${JSON.stringify(Object.keys(files))}.map((path) => fetch('/' + path, { method: 'POST', body: JSON.stringify(spec) })));
        window.said = [said, ...await Promise.all(asked.map((answer) => answer.text()))].join(' ');
      }
      export default function Page() { useEffect(() => void tried(), []); return <p>akslint</p>; }`,
    ...Object.fromEntries(Object.entries(files).map(([path, rest]) => [`app/${path}/route.js`, handler(rest)])),
  }, ['next@16.4.6', 'react@19.2.0', 'react-dom@19.2.0']);
  const next = 'node_modules/next/dist/bin/next';
  await run('node', [next, 'build', ...flags], { cwd: at, env: { ...process.env, ...QUIET } });
  return saidAt(browser, await served(context, at, [next, 'start', '--hostname', '127.0.0.1', '--port', '0']));
}

test('Next: a page, a route handler and its edge runtime', OTHERS, async (context) => {
  const said = await saidByNext(context, [], { node: '', edge: "export const runtime = 'edge';" });
  assert.equal(said, `${EXPECTED} ${ROUTE} ${ROUTE}`);
});

// Next 16 cannot build handlers for its edge runtime with webpack: a manifest of its own is missing.
const SLOW = { skip: process.env.AKSLINT_CLIENTS === 'all' ? false : 'set AKSLINT_CLIENTS=all' };
test('Next, built by webpack', SLOW, async (context) => {
  assert.equal(await saidByNext(context, ['--webpack'], { node: '' }), `${EXPECTED} ${ROUTE}`);
});

test('Deno, without any permission', OTHERS, async (context) => {
  const at = await project(context, archive, { 'a.mjs': ESM, 'b.cjs': CJS }, ['deno@2.9.6']);
  await run('node', ['node_modules/deno/install_api.cjs'], { cwd: at }).catch(() => {});
  for (const file of ['a.mjs', 'b.cjs']) {
    const said = await run('node', ['node_modules/deno/bin.cjs', 'run', '--node-modules-dir=manual', '--no-prompt', file], { cwd: at });
    assert.equal(said.trim(), EXPECTED);
  }
});

test('Bun', OTHERS, async (context) => {
  const at = await project(context, archive, { 'a.mjs': ESM, 'b.cjs': CJS }, ['bun@1.4.5']);
  const bun = join(at, 'node_modules/@oven/bun-linux-x64/bin/bun');
  for (const file of ['a.mjs', 'b.cjs']) assert.equal((await run(bun, ['run', file], { cwd: at })).trim(), EXPECTED);
});

test('Workers', OTHERS, async (context) => {
  const at = await project(context, archive, {
    'a.js': `${START}${TRIED}export default { fetch: () => new Response(said) };`,
    'run.mjs': `
      import { Miniflare } from 'miniflare';
      import { readFileSync } from 'node:fs';
      const wasm = (path) => ({ type: 'CompiledWasm', path, contents: readFileSync('out/' + path) });
      const flare = new Miniflare({ modules: [{ type: 'ESModule', path: 'a.js', contents: readFileSync('out/a.js', 'utf8') }, ...JSON.parse(process.argv[2]).map(wasm)], compatibilityDate: '2026-04-01' });
      console.log(await (await flare.dispatchFetch('http://localhost/')).text());
      await flare.dispose();`,
  }, ['miniflare@4.20260426.0', 'workerd@1.20260426.1']);
  await run('node', [tool('esbuild/bin/esbuild'), 'a.js', '--bundle', '--format=esm', '--conditions=workerd,worker', '--loader:.wasm=copy', '--asset-names=[name]', '--outdir=out'], { cwd: at });
  const said = await run('node', ['run.mjs', JSON.stringify(['akslint_bg.wasm', 'akslint_form_bg.wasm'])], { cwd: at });
  assert.equal(said.trim(), EXPECTED);
});
