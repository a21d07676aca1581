// The types that are written by hand hold for what the module really answers: tsc compares them with samples.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import * as akslint from 'akslint';
import * as form from 'akslint/form';
import { codeMirrorSource } from 'akslint/codemirror';
import { jsonFormsErrors } from 'akslint/jsonforms';
import { monacoMarkers } from 'akslint/monaco';
import { cases } from './fixtures.mjs';

const PACKAGE = fileURLToPath(new URL('../', import.meta.url));

/** A template whose number of nodes is known to nobody; one finding is silenced. */
const OPEN = `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0",
  "parameters": { "count": { "type": "int" } },
  "resources": [{
    "type": "Microsoft.MachineLearningServices/workspaces/computes", "apiVersion": "2020-08-01", "location": "westeurope",
    "name": "ws/1scoring", // akslint: ignore AML004 -- an old name
    "properties": { "computeType": "AKS", "properties": { "agentCount": "[parameters('count')]", "clusterPurpose": "FastProd" } }
  }]
}`;

test('the answers fit the types, with no key more and none less', async () => {
  const reports = cases().filter((_, at) => at % 25 === 0).map(({ files, options }) => akslint.check(files, options));
  const bad = readFileSync(`${PACKAGE}../examples/bad/azuredeploy.json`, 'utf8');
  const report = akslint.check({ 'a.json': bad });
  for (const key of ['fix', 'help', 'url', 'consequence']) assert.ok(report.diagnostics.some((one) => one[key] !== null), key);
  const open = akslint.check({ 'a.json': OPEN });
  assert.ok(open.undetermined.length > 0 && open.suppressed.length > 0);
  const doc = { toString: () => '', lines: 1, line: () => ({ from: 0, to: 0, text: '' }) };
  const samples = {
    'Report[]': [...reports, report, open],
    'Issue[]': [...akslint.validate({ compute: { agentCount: 'x', name: Symbol('x') } }), ...akslint.validate('akslint: 1\ncompute: {agentCount: 2, name: x}')],
    Fixed: akslint.fix({ 'a.json': bad }, { unsafe: true }),
    'readonly Rule[]': await akslint.rules(),
    RulePage: await akslint.explain('AML102'),
    'readonly DataVersion[]': akslint.dataVersions(),
    'readonly Reporter[]': akslint.reporters(),
    'readonly ReportFormat[]': akslint.reporters().map(({ name }) => name),
    'JsonFormsError[]': jsonFormsErrors(akslint.validate({ compute: {} })),
    'MonacoMarker<string>[]': monacoMarkers(report, 'a.json', String),
    "Omit<CodeMirrorDiagnostic, 'actions'>[]": codeMirrorSource(akslint, { path: 'a.json', others: () => [] })({ state: { doc: { ...doc, toString: () => bad } } }).map(({ actions, ...rest }) => rest),
  };
  const optionsOf = ({ validate }) => {
    try {
      validate({}, { no: 'such option' });
    } catch ({ message }) {
      return Object.fromEntries(message.split('there are ')[1].split(', ').map((name) => [name, true]));
    }
  };
  samples['Record<keyof Options, true>'] = optionsOf(akslint);
  samples['Record<keyof FormOptions, true>'] = optionsOf(form);
  const lines = Object.entries(samples).map(([type, value], at) => `export const sample${at}: ${type} = ${JSON.stringify(value)};`);
  const folder = mkdtempSync(`${PACKAGE}dist/.types-`);
  try {
    writeFileSync(`${folder}/samples.ts`, [
      "import type { DataVersion, Fixed, FormOptions, Issue, Options, Report, ReportFormat, Reporter, Rule, RulePage } from '../types.js';",
      "import type { JsonFormsError } from '../jsonforms.js';",
      "import type { MonacoMarker } from '../monaco.js';",
      "import type { CodeMirrorDiagnostic } from '../codemirror.js';",
      ...lines,
    ].join('\n'));
    execFileSync('node', [`${PACKAGE}node_modules/typescript/bin/tsc`, '--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022', `${folder}/samples.ts`], { encoding: 'utf8' });
  } catch (error) {
    assert.fail(String(error.stdout).replaceAll(/\{.{300}.*?$/gm, '{…').slice(0, 3000) || error);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
