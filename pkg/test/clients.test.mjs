// Bundlers, form libraries and editors of others with the packed package, in Chromium. Only with `AKSLINT_CLIENTS=1`.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { EXPECTED, PACKAGE, TRIED, pack, project, run } from './consumers.mjs';
import { serve } from './server.mjs';

const OTHERS = { skip: process.env.AKSLINT_CLIENTS ? false : 'set AKSLINT_CLIENTS=1' };
const BROWSER = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(existsSync);
const HTML = '<!doctype html><html lang="en"><meta charset="utf-8"><title>akslint</title><body><div id="root"></div>';
const START = "import { init } from 'akslint';\nimport { init as initForm } from 'akslint/form';\nconst linter = await init();\nconst form = await initForm();\n";
const MAIN = `${START}${TRIED}\nwindow.said = said;\n`;

let folder;
let archive;
let browser;
before(async () => {
  if (OTHERS.skip) return;
  folder = mkdtempSync(join(tmpdir(), 'akslint-pack-'));
  archive = await pack(folder);
  browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
});
after(async () => {
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** Opens the page of a built folder, and waits for its `window.said`. */
async function said(context, at, html = `${HTML}<script type="module" src="/a.js"></script>`, pages = { '/': html }) {
  const server = await serve(at, pages);
  const page = await browser.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  context.after(() => server.close());
  await page.goto(server.address);
  await page.waitForFunction(() => window.said !== undefined, undefined, { timeout: 20_000 }).catch(() => assert.fail(`no answer: ${faults}`));
  const answer = await page.evaluate(() => window.said);
  await page.close();
  return answer;
}

const bundle = (at) => run('node', [join(PACKAGE, 'node_modules/esbuild/bin/esbuild'), 'a.js', '--bundle', '--splitting', '--format=esm', '--outdir=out', '--loader:.ttf=dataurl', '--define:process.env.NODE_ENV="production"', '--log-level=error'], { cwd: at });

test('Vite', OTHERS, async (context) => {
  const at = await project(context, archive, { 'index.html': `${HTML}<script type="module" src="/a.js"></script>`, 'a.js': MAIN, 'vite.config.js': "export default { build: { target: 'esnext' } };" }, ['vite@8.3.8']);
  await run('node', ['node_modules/vite/bin/vite.js', 'build'], { cwd: at });
  const { readFileSync, readdirSync } = await import('node:fs');
  assert.ok(readdirSync(join(at, 'dist/assets')).some((name) => name.endsWith('.wasm')));
  assert.equal(await said(context, join(at, 'dist'), readFileSync(join(at, 'dist/index.html'), 'utf8')), EXPECTED);
});

test('webpack', OTHERS, async (context) => {
  const at = await project(context, archive, { 'a.js': MAIN, 'webpack.config.cjs': "module.exports = { mode: 'production', entry: './a.js', output: { filename: 'a.js', path: __dirname + '/dist' }, experiments: { topLevelAwait: true } };" }, ['webpack@5.112.2', 'webpack-cli@6.0.1']);
  await run('node', ['node_modules/webpack/bin/webpack.js'], { cwd: at });
  assert.equal(await said(context, join(at, 'dist')), EXPECTED);
});

test('esbuild', OTHERS, async (context) => {
  const at = await project(context, archive, { 'a.js': MAIN });
  await bundle(at);
  assert.equal(await said(context, join(at, 'out')), EXPECTED);
});

const REACT = ['react@19.2.0', 'react-dom@19.2.0'];
const VALUES = "const bad = { compute: { name: 'scoring', clusterPurpose: 'FastProd', agentCount: 2, agentVmSize: 'Standard_D3_v2' } };\nconst good = { compute: { ...bad.compute, agentCount: 3 } };\nconst later = () => new Promise((resolve) => setTimeout(resolve, 300));\n";
const ROOT = "import { createElement as h } from 'react';\nimport { createRoot } from 'react-dom/client';\nconst root = createRoot(document.getElementById('root'));\n";

test('React Hook Form', OTHERS, async (context) => {
  const at = await project(context, archive, { 'a.js': `${START}${VALUES}${ROOT}
    import { useForm } from 'react-hook-form';
    import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
    import { standardSchema } from 'akslint/standard-schema';
    let form0;
    function Page() { form0 = useForm({ defaultValues: bad, resolver: standardSchemaResolver(standardSchema(form)) }); return h('p', null, form0.formState.errors.compute?.agentCount?.message ?? 'none'); }
    root.render(h(Page)); await later();
    let sent = 0; const send = form0.handleSubmit(() => { sent += 1; });
    await send(); await later(); const first = document.querySelector('p').textContent;
    form0.setValue('compute.agentCount', 3); await send(); await later();
    window.said = [/production needs 12/.test(first), document.querySelector('p').textContent, sent].join(' ');` }, [...REACT, 'react-hook-form@7.92.0', '@hookform/resolvers@7.0.7']);
  await bundle(at);
  assert.equal(await said(context, join(at, 'out')), 'true none 1');
});

test('TanStack Form', OTHERS, async (context) => {
  const at = await project(context, archive, { 'a.js': `${START}${VALUES}
    import { FormApi } from '@tanstack/form-core';
    import { standardSchema } from 'akslint/standard-schema';
    const one = new FormApi({ defaultValues: bad, validators: { onChange: standardSchema(form) } });
    one.mount(); await one.validate('change');
    const errors = JSON.stringify(one.state.errors); const before = one.state.isValid;
    one.setFieldValue('compute.agentCount', 3); await later();
    window.said = [before, /production needs 12/.test(errors), one.state.isValid].join(' ');` }, ['@tanstack/form-core@1.33.5']);
  await bundle(at);
  assert.equal(await said(context, join(at, 'out')), 'false true true');
});

test('react-jsonschema-form', OTHERS, async (context) => {
  const at = await project(context, archive, { 'a.js': `${START}${VALUES}${ROOT}
    import Form from '@rjsf/core';
    import { rjsfValidator } from 'akslint/rjsf';
    const page = (formData) => h(Form, { schema: linter.schema(), validator: rjsfValidator(form), formData: { akslint: 1, ...formData }, experimental_defaultFormStateBehavior: { emptyObjectFields: 'skipDefaults' } });
    root.render(page(bad)); await later(); document.querySelector('form').requestSubmit(); await later();
    const first = document.body.textContent.includes('production needs 12 vCPUs');
    root.render(page(good)); await later(); document.querySelector('form').requestSubmit(); await later();
    window.said = [first, document.body.textContent.includes('production needs')].join(' ');` }, [...REACT, '@rjsf/core@6.11.1', '@rjsf/utils@6.11.1', '@rjsf/validator-ajv8@6.11.1']);
  await bundle(at);
  assert.equal(await said(context, join(at, 'out')), 'true false');
});

test('JSON Forms', OTHERS, async (context) => {
  const at = await project(context, archive, { 'a.js': `${START}${VALUES}${ROOT}
    import { JsonForms } from '@jsonforms/react';
    import { vanillaCells, vanillaRenderers } from '@jsonforms/vanilla-renderers';
    import { jsonFormsErrors } from 'akslint/jsonforms';
    const schema = { type: 'object', properties: { compute: { type: 'object', properties: { agentCount: { type: 'integer' } } } } };
    const uischema = { type: 'Control', scope: '#/properties/compute/properties/agentCount' };
    const page = (data) => h(JsonForms, { schema, uischema, data, renderers: vanillaRenderers, cells: vanillaCells, additionalErrors: jsonFormsErrors(form.validate(data)) });
    root.render(page(bad)); await later(); const first = document.body.textContent.includes('production needs 12 vCPUs');
    root.render(page(good)); await later();
    window.said = [first, document.body.textContent.includes('production needs')].join(' ');` }, [...REACT, '@jsonforms/core@3.8.0', '@jsonforms/react@3.8.0', '@jsonforms/vanilla-renderers@3.8.0']);
  await bundle(at);
  assert.equal(await said(context, join(at, 'out')), 'true false');
});

test('vee-validate', OTHERS, async (context) => {
  const at = await project(context, archive, { 'a.js': `${START}${VALUES}
    import { createApp, h } from 'vue';
    import { useForm, useField } from 'vee-validate';
    import { veeValidateSchema } from 'akslint/vee-validate';
    let state, field;
    createApp({ setup() { state = useForm({ initialValues: bad, validationSchema: veeValidateSchema(form) }); field = useField('compute.agentCount'); return () => h('p', field.errorMessage.value); } }).mount('#root');
    await state.validate(); await later(); const first = document.querySelector('p').textContent;
    field.value.value = 3; await later();
    window.said = [/production needs 12/.test(first), document.querySelector('p').textContent === ''].join(' ');` }, ['vue@3.5.22', 'vee-validate@4.15.1']);
  await bundle(at);
  assert.equal(await said(context, join(at, 'out')), 'true true');
});

test('CodeMirror: squiggles in the right place, and a quick fix', OTHERS, async (context) => {
  const at = await project(context, archive, { 'a.js': `${START}
    import { EditorView } from 'codemirror';
    import { forceLinting, forEachDiagnostic, linter as lintWith } from '@codemirror/lint';
    import { codeMirrorSource } from 'akslint/codemirror';
    const doc = 'akslint: 1 # é😀\\ncompute:\\n  name: scoring\\n  clusterPurpose: FastProd\\n  agentCount: 2\\n  agentVmSize: Standard_D3_v2\\n';
    const view = new EditorView({ doc, parent: document.body, extensions: [lintWith(codeMirrorSource(linter, { path: 'a.spec.yaml' }), { delay: 0 })] });
    const found = async () => { forceLinting(view); await new Promise((resolve) => setTimeout(resolve, 300)); const list = []; forEachDiagnostic(view.state, (one, from, to) => list.push([one, view.state.sliceDoc(from, to)])); return list; };
    const before = await found();
    const [one, text] = before[0];
    const marks = document.querySelectorAll('.cm-lintRange').length > 0;
    one.actions[0].apply(view, 0, 0);
    window.said = [text, marks, view.state.doc.line(5).text.trim(), (await found()).length].join('|');` }, ['codemirror@6.0.2', '@codemirror/lint@6.9.8']);
  await bundle(at);
  assert.equal(await said(context, join(at, 'out')), '2|true|agentCount: 3|0');
});

test('Monaco: markers in the right place', OTHERS, async (context) => {
  const at = await project(context, archive, { 'a.js': `${START}
    import * as monaco from 'monaco-editor/editor/editor.api';
    import { monacoMarkers } from 'akslint/monaco';
    const text = 'akslint: 1\\ncompute: { name: "é😀", clusterPurpose: FastProd, agentCount: 2, agentVmSize: Standard_D3_v2 }\\n';
    const model = monaco.editor.createModel(text, 'yaml', monaco.Uri.parse('file:///a.spec.yaml'));
    monaco.editor.setModelMarkers(model, 'akslint', monacoMarkers(linter.check({ 'a.spec.yaml': text }), 'a.spec.yaml', (address) => monaco.Uri.parse(address)));
    const [marker] = monaco.editor.getModelMarkers({ owner: 'akslint' }).filter((one) => /12 vCPUs/.test(one.message));
    window.said = [model.getValueInRange(marker), marker.severity === monaco.MarkerSeverity.Error, marker.code.value].join('|');` }, ['monaco-editor@0.57.0']);
  await bundle(at);
  assert.equal(await said(context, join(at, 'out'), `${HTML}<script type="module" src="/a.js"></script>`), '2|true|AML102');
});
