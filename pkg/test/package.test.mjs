// The packed package in Node and for TypeScript, and what the archive holds.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CJS, ESM, EXPECTED, PACKAGE, packed, project, run, write } from './consumers.mjs';

const ADAPTERS = ['standard-schema', 'rjsf', 'jsonforms', 'vee-validate', 'native', 'codemirror', 'monaco'];
const tool = (path) => join(PACKAGE, 'node_modules', path);

const archive = await packed();

test('Node: modules and CommonJS, and every part of the package', async (context) => {
  const parts = ['', '/inline', '/form', '/form/inline', ...ADAPTERS.map((name) => `/${name}`)];
  const at = await project(context, archive, {
    'a.mjs': ESM,
    'b.cjs': CJS,
    'c.cjs': parts.map((part) => `require('akslint${part}');`).join('\n'),
    'd.mjs': `${parts.map((part) => `await import('akslint${part}');`).join('\n')}
      import { createRequire } from 'node:module';
      const require = createRequire(import.meta.url);
      require('akslint/rules.json').length; require('akslint/package.json'); require('akslint/schemas/cluster-spec.schema.json');
      require.resolve('akslint/akslint_bg.wasm'); require.resolve('akslint/form/akslint_form_bg.wasm');`,
  });
  assert.equal((await run('node', ['a.mjs'], { cwd: at })).trim(), EXPECTED);
  assert.equal((await run('node', ['b.cjs'], { cwd: at })).trim(), EXPECTED);
  await run('node', ['c.cjs'], { cwd: at });
  await run('node', ['d.mjs'], { cwd: at });
});

test('TypeScript: modules, CommonJS and bundlers, without DOM types', async (context) => {
  const text = `
    import { init, validate, type Report, type Issue } from 'akslint';
    import { init as initForm } from 'akslint/form';
    import { standardSchema } from 'akslint/standard-schema';
    import { rjsfValidator } from 'akslint/rjsf';
    import { jsonFormsErrors } from 'akslint/jsonforms';
    import { veeValidateSchema } from 'akslint/vee-validate';
    import { codeMirrorSource } from 'akslint/codemirror';
    import { monacoMarkers } from 'akslint/monaco';
    import { specOf, constrain } from 'akslint/native';
    import type { StandardSchemaV1, StandardJSONSchemaV1 } from '@standard-schema/spec';
    export async function tried(): Promise<string[]> {
      const linter = await init();
      const form = await initForm(new Uint8Array(1));
      const report: Report = linter.check([{ path: 'a', text: '' }], { asOf: new Date(), set: { count: 2 } });
      const issues: Issue[] = validate({});
      const schema: StandardSchemaV1<{ a: string }> & StandardJSONSchemaV1<{ a: string }> = standardSchema<{ a: string }>(form);
      void [schema, rjsfValidator(linter), jsonFormsErrors(issues), veeValidateSchema(form), codeMirrorSource(linter), specOf, constrain];
      monacoMarkers(report, 'a', (address) => address.length)[0]?.relatedInformation?.[0]?.resource.toFixed();
      return [await linter.format(report, 'sarif'), ...linter.fix({ a: '' }, { unsafe: true }).files.map(({ text }) => text)];
    }
    // @ts-expect-error there is no such profile
    validate({}, { profile: '2019' });
    // @ts-expect-error forms have no files
    initForm().then((form) => form.check);
  `;
  const at = await project(context, archive, { 'a.mts': text, 'b.cts': text, 'c.ts': text });
  write(join(at, 'node_modules/@standard-schema/spec'), {
    'package.json': readFileSync(tool('@standard-schema/spec/package.json'), 'utf8'),
    'dist/index.d.ts': readFileSync(tool('@standard-schema/spec/dist/index.d.ts'), 'utf8'),
    'dist/index.d.cts': readFileSync(tool('@standard-schema/spec/dist/index.d.cts'), 'utf8'),
  });
  const tsc = (...args) => run('node', [tool('typescript/bin/tsc'), '--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022', ...args], { cwd: at });
  await Promise.all([tsc('--module', 'nodenext', 'a.mts', 'b.cts'), tsc('--module', 'esnext', '--moduleResolution', 'bundler', 'c.ts')]);
});

test('publint and are-the-types-wrong find nothing', async () => {
  assert.match(await run('node', [tool('publint/src/cli.js'), archive, '--strict'], { cwd: PACKAGE }), /All good/);
  const files = ['akslint_bg.wasm', 'form/akslint_form_bg.wasm', 'rules.json', 'schemas/*'];
  await run('node', [tool('@arethetypeswrong/cli/dist/index.js'), archive, '--profile', 'node16', '--exclude-entrypoints', ...files, '--no-color'], { cwd: PACKAGE });
});

test('the archive holds what it should', async () => {
  const [{ files }] = JSON.parse(await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: PACKAGE }));
  const names = files.map(({ path }) => path);
  assert.ok(names.includes('README.md') && names.includes('LICENSE-MIT') && names.includes('dist/akslint_bg.wasm'));
  assert.deepEqual(names.filter((name) => /test|\.mjs$|(^|\/)\.|node_modules|src\//.test(name)), []);
});
