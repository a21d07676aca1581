// WebAssembly says what the native command says, byte for byte, of every example of the repository.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as akslint from 'akslint';
import * as form from 'akslint/form';
import { cases } from './fixtures.mjs';
import { allNatively } from './native.mjs';

const all = cases();

test('every example gives the same report as natively', async () => {
  const expected = await allNatively(all);
  const said = await Promise.all(all.map(({ files, options }) => akslint.format(akslint.check(files, options), 'json')));
  assert.deepEqual(all.filter((_, at) => said[at] !== expected[at]).map(({ path }) => path), []);
});

test('a SARIF log is as natively too, with the pages of the rules', async () => {
  const some = all.filter((_, at) => at % 50 === 0);
  const expected = await allNatively(some, 'sarif');
  const said = await Promise.all(some.map(({ files, options }) => akslint.format(akslint.check(files, options), 'sarif')));
  assert.deepEqual(some.filter((_, at) => said[at] !== expected[at]).map(({ path }) => path), []);
  assert.match(said[0], /# production-vcpu-minimum/);
});

test('both modules and the report say the same of a spec', () => {
  const specs = all.filter(({ files }) => files.length === 1 && files[0].path.endsWith('.spec.yaml'));
  assert.ok(specs.length > 100);
  for (const { files: [{ text }], options, path } of specs) {
    if (/^---/m.test(text)) continue;
    const issues = akslint.validate(text, options);
    const said = akslint.check([{ path: 'spec.akslint.yaml', text }], options).diagnostics;
    assert.deepEqual(
      issues.map(({ code, message, path: at }) => ({ code, message, at })),
      said.map(({ code, message, dataPath: at }) => ({ code, message, at })),
      path,
    );
    assert.deepEqual(
      issues.map(({ range }) => range),
      said.map(({ range: { start, end } }) => ({ start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } })),
      path,
    );
  }
});

test('a spec as a value gives the same issues in both modules', () => {
  const spec = { workspace: { location: 'westeurope' }, compute: { name: 'x', agentCount: 2, clusterPurpose: 'FastProd' } };
  assert.deepEqual(form.validate(spec), akslint.validate(spec));
  assert.ok(form.validate(spec).length > 1);
});
