// Projects that use the packed package, each in a folder of its own outside of the repository.

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const PACKAGE = fileURLToPath(new URL('../', import.meta.url));
const execute = promisify(execFile);

/** Runs a program; what it printed is told if it fails. */
export async function run(program, args, options = {}) {
  try {
    return (await execute(program, args, { maxBuffer: 1 << 26, ...options })).stdout;
  } catch (error) {
    throw new Error(`${program} ${args.join(' ')}\n${error.stdout ?? ''}${error.stderr ?? error}`, { cause: error });
  }
}

/** Packs the package; the path of the archive, which is removed when the tests of the file end. */
export async function packed() {
  const folder = mkdtempSync(join(tmpdir(), 'akslint-pack-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  await run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: PACKAGE });
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')));
}

/** A project with the packed package and other packages; removed when the test ends. */
export async function project(context, archive, files, packages = []) {
  const folder = mkdtempSync(join(tmpdir(), 'akslint-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  await install(folder, archive, packages);
  write(folder, files);
  return folder;
}

/** Installs the packed package and other packages into an empty folder. */
export async function install(folder, archive, packages) {
  write(folder, { 'package.json': JSON.stringify({ private: true, type: 'module' }) });
  const flags = ['--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--silent', ...(packages.length ? [] : ['--offline'])];
  await run('npm', ['install', ...flags, archive, ...packages], { cwd: folder });
}

export function write(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** For tests with programs of others. */
export const OTHERS = { skip: process.env.AKSLINT_CLIENTS ? false : 'set AKSLINT_CLIENTS=1' };

/** Loads both modules as `linter` and `form`. */
export const START = "import { init } from 'akslint';\nimport { init as initForm } from 'akslint/form';\nconst linter = await init();\nconst form = await initForm();\n";

/** A spec with a fault and one without; time for a library to draw. */
export const VALUES = `const bad = { compute: { name: 'scoring', clusterPurpose: 'FastProd', agentCount: 2, agentVmSize: 'Standard_D3_v2' } };
const good = { compute: { ...bad.compute, agentCount: 3 } };
const later = () => new Promise((resolve) => setTimeout(resolve, 300));
`;

/** What a new user tries: a spec with one fault, in both modules, the same as a file, and the rule's page. */
export const TRIED = `
const spec = { compute: { name: 'scoring', clusterPurpose: 'FastProd', agentCount: 2, agentVmSize: 'Standard_D3_v2' } };
const said = [
  linter.validate(spec)[0].code,
  form.validate(spec)[0].code,
  linter.check({ 'a.akslint.json': JSON.stringify({ akslint: 1, ...spec }) }).summary.errors,
  form.validate({ compute: { ...spec.compute, agentCount: 3 } }).length,
  linter.validate('akslint: 1\\ncompute: {').length > 0,
  (await linter.explain('AML102')).documentation.slice(0, 9),
].join(' ');
`;
export const EXPECTED = 'AML102 AML102 2 0 true # product';

/** The same as programs that print it. */
export const ESM = `${START}${TRIED}console.log(said);\n`;
export const CJS = `const linter = require('akslint');\nconst form = require('akslint/form');\n(async () => {${TRIED}console.log(said);\n})();\n`;
