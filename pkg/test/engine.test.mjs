// The engine survives traps, lets go of memory, and does not leak.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compile, createEngine } from '../dist/engine.js';
import { createLinter } from '../dist/linter.js';
import { settingsOf } from '../dist/settings.js';
import { validator } from '../dist/validate.js';

const bytes = readFileSync(new URL('../dist/akslint_bg.wasm', import.meta.url));
const module = new WebAssembly.Module(bytes);
const SMALL = { compute: { name: 'scoring', clusterPurpose: 'FastProd', agentCount: 2, agentVmSize: 'Standard_D3_v2' } };
const BAD = readFileSync(new URL('../../examples/bad/azuredeploy.json', import.meta.url), 'utf8');

/** The glue with a trap whenever an argument holds the word TRAP; each copy of it has an instance of its own. */
async function engine(load) {
  const own = await import(`../dist/glue.js?${Math.random()}`);
  const trapping = (name) => (...values) => {
    if (values.some((value) => String(value).includes('TRAP'))) own[name](...values.slice(0, 1), Symbol('trap'));
    return own[name](...values);
  };
  const glue = { ...own, validate: trapping('validate'), render: trapping('render') };
  return createEngine(glue, load);
}

test('before it is loaded it says what to do', async () => {
  const one = await engine();
  assert.throws(() => createLinter(one).validate({}), /call `await init\(\)` first/);
  one.start(module);
  assert.equal(createLinter(one).validate(SMALL).length, 2);
});

test('after a trap the next answer is right, and comes within 10 ms', async () => {
  const linter = createLinter(await engine(() => module));
  linter.validate(SMALL);
  const times = [];
  for (let round = 0; round < 20; round += 1) {
    const issues = linter.validate({ compute: { name: 'TRAP' } });
    assert.deepEqual(issues.map(({ code, problem }) => [code, problem]), [['ERR005', true]]);
    const start = performance.now();
    assert.equal(linter.validate(SMALL).length, 2);
    times.push(performance.now() - start);
  }
  assert.ok(Math.min(...times) < 10, `${times}`);
});

test('a file that makes it trap is told, and costs the others nothing', async () => {
  const linter = createLinter(await engine(() => module));
  const alone = linter.check({ 'b.json': BAD }).diagnostics;
  const report = linter.check({ 'a.json': 'TRAP', 'b.json': BAD, 'c.json': 'TRAP' });
  assert.deepEqual(report.diagnostics.filter(({ path }) => path === 'b.json'), alone);
  assert.deepEqual(report.diagnostics.filter(({ code }) => code === 'ERR005').map(({ path }) => path), ['a.json', 'c.json']);
  assert.match(await linter.format(report, 'concise'), /a\.json:1:1: ERR005/);
});

test('settings outlive a trap', async () => {
  const judge = validator(await engine(() => module));
  const settings = settingsOf({ select: ['AML103'] });
  judge({ compute: { name: 'TRAP' } }, settings);
  assert.deepEqual(judge(SMALL, settings).map(({ code }) => code), ['AML103']);
});

test('an instance that grew large is let go of', async () => {
  const one = await engine(() => module);
  const linter = createLinter(one);
  const before = linter.validate(SMALL);
  linter.check({ 'azuredeploy.json': BAD + ' '.repeat(15 << 20) });
  assert.ok(one.size() < 64 << 20, `${one.size()}`);
  assert.deepEqual(linter.validate(SMALL), before);
});

test('memory stays flat over many validations', async () => {
  const rounds = Number(process.env.AKSLINT_SOAK ?? 100_000);
  const one = await engine(() => module);
  const linter = createLinter(one);
  const specs = [SMALL, { compute: { ...SMALL.compute, agentCount: 3 } }, { compute: 1 }, 'akslint: 1\ncompute: {', undefined];
  const run = (times) => {
    for (let at = 0; at < times; at += 1) linter.validate(specs[at % specs.length]);
  };
  run(1000);
  const size = one.size();
  run(rounds);
  assert.ok(one.size() - size <= 65_536, `${one.size() - size} bytes more`);
});

test('compile takes bytes, modules and responses, and says what is wrong', async () => {
  for (const source of [bytes, bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), module, Promise.resolve(module)]) {
    assert.ok((await compile(source)) instanceof WebAssembly.Module);
  }
  const headers = { 'content-type': 'application/wasm' };
  assert.ok((await compile(new Response(bytes, { headers }))) instanceof WebAssembly.Module);
  assert.ok((await compile(new Response(bytes))) instanceof WebAssembly.Module);
  await assert.rejects(compile(new Response('no', { status: 404 })), /status 404/);
  await assert.rejects(compile(new Uint8Array(8)), WebAssembly.CompileError);
});
