// Form libraries and editors of others with the packed package, each in a page in Chromium. Only with `AKSLINT_CLIENTS=1`.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { OTHERS, START, VALUES, install, packed, write } from './consumers.mjs';
import { bundle, launchChromium, saidIn } from './pages.mjs';

const PACKAGES = [
  'react@19.2.0', 'react-dom@19.2.0', 'react-hook-form@7.92.0', '@hookform/resolvers@7.0.7', '@tanstack/react-form@1.33.5',
  '@rjsf/core@6.11.1', '@rjsf/utils@6.11.1', '@rjsf/validator-ajv8@6.11.1',
  '@jsonforms/core@3.8.0', '@jsonforms/react@3.8.0', '@jsonforms/vanilla-renderers@3.8.0',
  'vue@3.5.22', 'vee-validate@4.15.1', 'codemirror@6.0.2', '@codemirror/lint@6.9.8', 'monaco-editor@0.57.0',
];
const ROOT = "import { createElement as h } from 'react';\nimport { createRoot } from 'react-dom/client';\nconst root = createRoot(document.getElementById('root'));\n";

let folder;
let browser;
before(async () => {
  if (OTHERS.skip) return;
  folder = mkdtempSync(join(tmpdir(), 'akslint-adapters-'));
  await install(folder, await packed(), PACKAGES);
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

let pages = 0;
/** What a page says whose script is `script`. */
async function said(script) {
  const [file, out] = [`a${(pages += 1)}.js`, `out${pages}`];
  write(folder, { [file]: script });
  await bundle(folder, file, out);
  return saidIn(browser, join(folder, out));
}
test('React Hook Form', OTHERS, async () => {
  const answer = await said(`${START}${VALUES}${ROOT}
    import { useForm } from 'react-hook-form';
    import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
    import { standardSchema } from 'akslint/standard-schema';
    let form0;
    function Page() { form0 = useForm({ defaultValues: bad, resolver: standardSchemaResolver(standardSchema(form)) }); return h('p', null, form0.formState.errors.compute?.agentCount?.message ?? 'none'); }
    root.render(h(Page)); await later();
    let sent = 0; const send = form0.handleSubmit(() => { sent += 1; });
    await send(); await later(); const first = document.querySelector('p').textContent;
    form0.setValue('compute.agentCount', 3); await send(); await later();
    window.said = [/production needs at least 12/.test(first), document.querySelector('p').textContent, sent].join(' ');`);
  assert.equal(answer, 'true none 1');
});

test('TanStack Form', OTHERS, async () => {
  const answer = await said(`${START}${VALUES}${ROOT}
    import { useForm } from '@tanstack/react-form';
    import { standardSchema } from 'akslint/standard-schema';
    let sent = 0; let form0;
    const schema = standardSchema(form);
    function Page() {
      form0 = useForm({ defaultValues: bad, validators: { onMount: schema, onChange: schema }, onSubmit: () => { sent += 1; } });
      return h(form0.Field, { name: 'compute.agentCount' }, (field) => h('p', null, field.state.meta.errors[0]?.message ?? 'none'));
    }
    root.render(h(Page)); await later();
    form0.setFieldValue('compute.agentCount', 1); await form0.handleSubmit(); await later();
    const first = document.querySelector('p').textContent; const before = sent;
    form0.setFieldValue('compute.agentCount', 3); await later(); await form0.handleSubmit(); await later();
    window.said = [/production needs at least 12/.test(first), before, document.querySelector('p').textContent, sent].join(' ');`);
  assert.equal(answer, 'true 0 none 1');
});

test('react-jsonschema-form', OTHERS, async () => {
  const answer = await said(`${START}${VALUES}${ROOT}
    import Form from '@rjsf/core';
    import { rjsfValidator } from 'akslint/rjsf';
    const schema = await linter.schema();
    const page = (formData) => h(Form, { schema, validator: rjsfValidator(form), formData: { akslint: 1, ...formData }, experimental_defaultFormStateBehavior: { emptyObjectFields: 'skipDefaults' } });
    root.render(page(bad)); await later(); document.querySelector('form').requestSubmit(); await later();
    const first = document.body.textContent.includes('production needs at least 12 vCPUs');
    root.render(page(good)); await later(); document.querySelector('form').requestSubmit(); await later();
    window.said = [first, document.body.textContent.includes('production needs')].join(' ');`);
  assert.equal(answer, 'true false');
});

test('JSON Forms', OTHERS, async () => {
  const answer = await said(`${START}${VALUES}${ROOT}
    import { JsonForms } from '@jsonforms/react';
    import { vanillaCells, vanillaRenderers } from '@jsonforms/vanilla-renderers';
    import { jsonFormsErrors } from 'akslint/jsonforms';
    const schema = { type: 'object', properties: { compute: { type: 'object', properties: { agentCount: { type: 'integer' } } } } };
    const uischema = { type: 'Control', scope: '#/properties/compute/properties/agentCount' };
    const page = (data) => h(JsonForms, { schema, uischema, data, renderers: vanillaRenderers, cells: vanillaCells, additionalErrors: jsonFormsErrors(form.validate(data)) });
    root.render(page(bad)); await later(); const first = document.body.textContent.includes('production needs at least 12 vCPUs');
    root.render(page(good)); await later();
    window.said = [first, document.body.textContent.includes('production needs')].join(' ');`);
  assert.equal(answer, 'true false');
});

test('vee-validate', OTHERS, async () => {
  const answer = await said(`${START}${VALUES}
    import { createApp, h } from 'vue';
    import { useForm, useField } from 'vee-validate';
    import { veeValidateSchema } from 'akslint/vee-validate';
    let state, field;
    createApp({ setup() { state = useForm({ initialValues: bad, validationSchema: veeValidateSchema(form) }); field = useField('compute.agentCount'); return () => h('p', field.errorMessage.value); } }).mount('#root');
    await state.validate(); await later(); const first = document.querySelector('p').textContent;
    field.value.value = 3; await later();
    window.said = [/production needs at least 12/.test(first), document.querySelector('p').textContent === ''].join(' ');`);
  assert.equal(answer, 'true true');
});

test('CodeMirror: squiggles in the right place, and a quick fix', OTHERS, async () => {
  const answer = await said(`${START}
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
    window.said = [text, marks, view.state.doc.line(5).text.trim(), (await found()).length].join('|');`);
  assert.equal(answer, '2|true|agentCount: 3|0');
});

test('Monaco: markers in the right place', OTHERS, async () => {
  const answer = await said(`${START}
    import * as monaco from 'monaco-editor/editor/editor.api';
    import { monacoMarkers } from 'akslint/monaco';
    const text = 'akslint: 1\\ncompute: { name: "é😀", clusterPurpose: FastProd, agentCount: 2, agentVmSize: Standard_D3_v2 }\\n';
    const model = monaco.editor.createModel(text, 'yaml', monaco.Uri.parse('file:///a.spec.yaml'));
    monaco.editor.setModelMarkers(model, 'akslint', monacoMarkers(linter.check({ 'a.spec.yaml': text }), 'a.spec.yaml', (address) => monaco.Uri.parse(address)));
    const [marker] = monaco.editor.getModelMarkers({ owner: 'akslint' }).filter((one) => /12 vCPUs/.test(one.message));
    window.said = [model.getValueInRange(marker), marker.severity === monaco.MarkerSeverity.Error, marker.code.value].join('|');`);
  assert.equal(answer, '2|true|AML102');
});
