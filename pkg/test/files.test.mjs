// Files: reports, their other forms, fixes, the catalogue, and what goes wrong.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as akslint from 'akslint';
import { ROOT } from './fixtures.mjs';

const read = (path) => readFileSync(`${ROOT}${path}`, 'utf8');
const BAD = { 'azuredeploy.json': read('examples/bad/azuredeploy.json') };
const DAY = { asOf: '2026-11-25' };

test('files are an array, or texts by path; both give the same', () => {
  const report = akslint.check(BAD, DAY);
  assert.ok(report.summary.errors > 3);
  assert.deepEqual(akslint.check([{ path: 'azuredeploy.json', text: BAD['azuredeploy.json'] }], DAY), report);
  assert.deepEqual(akslint.check([]).diagnostics, []);
});

test('columns count UTF-16 code units', () => {
  const text = '{ "akslint": 1, "compute": { "name": "é😀", "agentCount": "x" } }';
  const { range } = akslint.check({ 'a.akslint.json': text }).diagnostics.find(({ dataPath }) => dataPath[1] === 'agentCount');
  assert.equal(text.slice(range.start.column - 1, range.end.column - 1), '"x"');
});

test('every form of a report can be written; the copy of a report cannot', async () => {
  const report = akslint.check(BAD, DAY);
  for (const { name } of akslint.reporters()) assert.ok((await akslint.format(report, name)).length > 0, name);
  assert.deepEqual(JSON.parse(await akslint.format(report, 'json')), report);
  assert.equal(JSON.parse(await akslint.format(report, 'sarif')).version, '2.1.0');
  await assert.rejects(akslint.format(structuredClone(report), 'json'), TypeError);
  await assert.rejects(akslint.format(report, 'pdf'), /there is no format 'pdf'.*sarif/);
});

test('what has a fix is mended, and nothing else changes', () => {
  const { mended, files, report } = akslint.fix(BAD, { ...DAY, unsafe: true });
  assert.ok(mended > 0);
  assert.equal(files[0].path, 'azuredeploy.json');
  assert.notEqual(files[0].text, BAD['azuredeploy.json']);
  assert.ok(report.diagnostics.length < akslint.check(BAD, DAY).diagnostics.length);
  assert.deepEqual(akslint.check(files, DAY).diagnostics, report.diagnostics);
  assert.deepEqual(akslint.fix({ 'a.txt': 'x' }).files, []);
});

test('parameters: beside the template, given, and set', () => {
  const template = JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#', contentVersion: '1.0.0.0',
    parameters: { count: { type: 'int' } },
    resources: [{ type: 'Microsoft.MachineLearningServices/workspaces/computes', apiVersion: '2020-08-01', name: 'ws/scoring', location: 'westeurope',
      properties: { computeType: 'AKS', properties: { agentCount: "[parameters('count')]", agentVmSize: 'Standard_D3_v2', clusterPurpose: 'FastProd' } } }],
  });
  const parameters = (count) => JSON.stringify({ $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#', contentVersion: '1.0.0.0', parameters: { count: { value: count } } });
  const says = (files, options) => akslint.check(files, options).diagnostics.some(({ code }) => code === 'AML102');
  assert.equal(says({ 't.json': template }), false);
  assert.equal(says({ 't.json': template, 't.parameters.json': parameters(2) }), true);
  assert.equal(says({ 't.json': template, 't.parameters.json': parameters(2) }, { parameters: parameters(3) }), false);
  assert.equal(says({ 't.json': template }, { parameters: { path: 'prod.json', text: parameters(2) } }), true);
  assert.equal(says({ 't.json': template }, { set: { count: 2 } }), true);
  assert.equal(says({ 't.json': template }, { set: { count: 3 } }), false);
});

test('service tags are taken from the file of a user', () => {
  assert.throws(() => akslint.check(BAD, { serviceTags: '{}' }), /changeNumber/);
  const tags = { changeNumber: 999, cloud: 'Public', values: [{ name: 'AzureMachineLearning.WestEurope', properties: { addressPrefixes: ['192.0.2.0/24'] } }] };
  const said = akslint.check(BAD, { ...DAY, serviceTags: { path: 'mine.json', text: JSON.stringify(tags) } });
  assert.ok(said.diagnostics.some(({ message }) => message.includes('999')));
});

test('settings are those of akslint.toml', () => {
  const codes = (options) => new Set(akslint.check(BAD, { ...DAY, ...options }).diagnostics.map(({ code, severity }) => `${code} ${severity}`));
  assert.ok(codes({}).has('AML102 error'));
  assert.ok(!codes({ settings: { rules: { AML102: 'off' } } }).has('AML102 error'));
  assert.ok(codes({ settings: { rules: { AML102: 'info' } } }).has('AML102 info'));
  assert.equal(akslint.check(BAD, { settings: { exclude: ['*.json'] } }).summary.files, 0);
  assert.throws(() => codes({ settings: { ruls: {} } }), /settings: .*ruls/);
  assert.throws(() => codes({ settings: { profile: 'current' } }), /use the options/);
  assert.throws(() => codes({ settings: 'x' }), TypeError);
});

test('the catalogue has every rule with its page', async () => {
  const rules = await akslint.rules();
  assert.ok(rules.length > 50 && Object.isFrozen(rules[0]));
  for (const { code, name } of rules) {
    assert.ok((await akslint.explain(code)).documentation.startsWith(`# ${name} (${code})`));
    assert.equal((await akslint.explain(name)).code, code);
  }
  for (const [asked, code] of [['aml102', 'AML102'], ['AML999'], ['__proto__'], [undefined]]) assert.equal((await akslint.explain(asked))?.code, code);
  assert.deepEqual(await akslint.schema(), JSON.parse(read('schemas/cluster-spec.schema.json')));
  assert.ok(akslint.dataVersions().every(({ date }) => /^\d{4}-\d\d-\d\d$/.test(date)));
  assert.equal(akslint.version, JSON.parse(read('pkg/package.json')).version);
});

test('misuse is a TypeError, and files that are too large are told as such', () => {
  for (const files of [undefined, null, 1, 'x', [1], [{}], [{ path: 'a' }], { a: 1 }, [null]]) assert.throws(() => akslint.check(files), TypeError);
  const large = akslint.check({ 'a.json': ' '.repeat((16 << 20) + 1), ...BAD }, DAY);
  assert.deepEqual(large.diagnostics.filter(({ problem }) => problem).map(({ code, path }) => [code, path]), [['ERR003', 'a.json']]);
  assert.ok(large.summary.errors > 3);
});

test('broken and hostile texts cost the other files nothing', () => {
  const alone = akslint.check(BAD, DAY).diagnostics;
  const template = '{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": ';
  const hostile = {
    cut: `${template}[{`, deep: template + '['.repeat(1e5), objects: template + '{"a":'.repeat(1e5), parens: `${template}["[${'('.repeat(1e5)}]"]}`,
    calls: `${template}["[${'concat('.repeat(5e4)}]"]}`, lone: `${template}"\ud800"}`, nul: '\u0000'.repeat(100),
  };
  for (const [name, text] of Object.entries(hostile)) {
    const { diagnostics } = akslint.check({ [`${name}/azuredeploy.json`]: text, ...BAD }, DAY);
    assert.deepEqual(diagnostics.filter(({ path }) => path === 'azuredeploy.json'), alone, name);
  }
  for (const yaml of [`akslint: 1\ncompute: ${'['.repeat(1e5)}`, `akslint: 1\n${'- '.repeat(1e5)}`, `akslint: 1\na: &a [x]\nb: [${'*a,'.repeat(1e5)}]`]) {
    assert.ok(akslint.validate(yaml).length > 0);
  }
});

test('a text that a path begins with __proto__ or repeats does no harm', () => {
  const files = JSON.parse(JSON.stringify({ x: 1 }), () => BAD['azuredeploy.json']);
  assert.throws(() => akslint.check(files), TypeError);
  const report = akslint.check([{ path: '__proto__', text: '{}' }, { path: 'a', text: 'x' }, { path: 'a', text: 'y' }]);
  assert.equal(report.summary.files, 3);
  assert.equal({}.text, undefined);
});
