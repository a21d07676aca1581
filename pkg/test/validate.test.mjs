// Whatever a spec is, `validate` answers with issues, does no harm, and is as right afterwards as before.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as akslint from 'akslint';
import * as form from 'akslint/form';
import { standardSchema } from 'akslint/standard-schema';

const SMALL = { compute: { name: 'scoring', clusterPurpose: 'FastProd', agentCount: 2, agentVmSize: 'Standard_D3_v2' } };
const codes = (issues) => issues.map(({ code }) => code);

for (const [name, { validate }] of Object.entries({ akslint, form })) {
  test(`${name}: a finding has its field, help and page`, () => {
    const [first] = validate(SMALL);
    assert.equal(first.code, 'AML102');
    assert.equal(first.severity, 'error');
    assert.deepEqual(first.path, ['compute', 'agentCount']);
    assert.match(first.message, /production needs at least 12 vCPUs/);
    assert.match(first.help, /at least 3 nodes/);
    assert.match(first.url, /^https:.*production_vcpu_minimum/);
    assert.deepEqual(validate({ compute: { ...SMALL.compute, agentCount: 3 } }), []);
  });

  test(`${name}: indexes in paths are numbers, and the path to what is missing is complete`, () => {
    const spec = { compute: { name: 'a', sslConfiguration: { cert: 'x' } }, cluster: { agentPoolProfiles: [{ count: 'two' }] } };
    const paths = validate(spec).map(({ path }) => path);
    assert.ok(paths.some((path) => JSON.stringify(path) === '["cluster","agentPoolProfiles",0,"count"]'), JSON.stringify(paths));
    assert.ok(validate({ compute: {} , workspace: {name: 'w'}, cluster: {name: 'c'} }).every(({ path }) => Array.isArray(path)));
  });

  test(`${name}: no value makes it throw, and none is taken for right`, () => {
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const cyclic = { compute: {} };
    cyclic.compute.self = cyclic;
    const values = [
      undefined, null, true, false, 0, -1, 1.5, Number.NaN, Infinity, 10n, Symbol('x'), () => 1, class {}, [], [1], [SMALL],
      new Date(0), new Date(Number.NaN), /x/, new Error('x'), new Uint8Array(9), new ArrayBuffer(9), Promise.resolve(SMALL),
      revoked.proxy, new Proxy({}, { ownKeys: () => { throw new Error('no'); } }), new Proxy({}, { get: () => { throw new Error('no'); } }),
      cyclic, { akslint: 2 }, { akslint: '1' }, { akslint: 2n ** 100n }, { compute: 10n ** 30n }, { compute: [] }, { compute: 'x' },
      { compute: { agentCount: Symbol('x') } }, { compute: { agentCount: () => 3 } }, { compute: { agentCount: 10n ** 40n } },
      { compute: { get agentCount() { throw new Error('no'); } } }, { toJSON() { throw new Error('no'); } }, { toJSON: () => 7 },
      { compute: { toJSON() { return this; } , wrong: 1 } }, '', '{', '{"akslint":1,', 'null', '[]', '\ud800', '{"a":"\udc00"}',
      { ['\ud800']: 1 }, { compute: { name: '\ud800\u0000\u001b[2J' } }, JSON.parse('{"__proto__":{"polluted":true}}'),
      JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'), { hasOwnProperty: 1 }, { x: new Map() }, { compute: new Set([1]) }, { compute: new WeakMap() }, new Map([['compute', {}]]),
      Object.assign([], { compute: {} }), [, , SMALL], { compute: { agentCount: -0 } }, { compute: { agentCount: '2' } }, { compute: new Date(0) },
      { [Symbol('compute')]: {}, x: 1 }, new Proxy([], { get: () => { throw new Error('no'); } }), { compute: document() },
      'x'.repeat(1 << 20), { compute: { name: 'x'.repeat(1 << 22) } }, new Array(1e9), { compute: new Array(4e9 >>> 0) },
      Array.from({ length: 3e5 }, (_, at) => at), nested(2000), nestedArray(129), wide(),
    ];
    for (const value of values) {
      const issues = validate(value);
      assert.ok(Array.isArray(issues) && issues.length > 0, String(typeof value));
      for (const issue of issues) {
        assert.equal(typeof issue.message, 'string');
        assert.ok(Array.isArray(issue.path));
      }
    }
    assert.equal(Object.prototype.polluted, undefined);
    assert.equal({}.polluted, undefined);
    assert.deepEqual(codes(validate(SMALL)), ['AML102', 'AML103']);
  });

  test(`${name}: no getter is called twice`, () => {
    let calls = 0;
    const spec = { compute: { name: 'scoring', clusterPurpose: 'FastProd', agentVmSize: 'Standard_D3_v2', get agentCount() { calls += 1; return 2; } } };
    assert.deepEqual(codes(validate(spec)), ['AML102', 'AML103']);
    assert.equal(calls, 1);
  });

  test(`${name}: what cannot be read is told once, by its path, and nothing is concluded from it`, () => {
    const spec = { compute: { name: 'scoring', clusterPurpose: 'FastProd', agentVmSize: 'Standard_D3_v2', get agentCount() { throw new Error('no'); } } };
    const issues = validate(spec);
    assert.deepEqual(issues.map(({ code, path }) => [code, path.join('.')]), [['ERR002', 'compute.agentCount']]);
  });

  test(`${name}: big integers, dates, boxed values and prototypes are taken as JSON.stringify takes them`, () => {
    class Compute { name = 'scoring'; clusterPurpose = 'FastProd'; agentCount = 2n; agentVmSize = new String('Standard_D3_v2'); }
    assert.deepEqual(codes(validate({ compute: new Compute() })), ['AML102', 'AML103']);
    const bare = Object.assign(Object.create(null), { compute: Object.assign(Object.create({ agentCount: 1 }), SMALL.compute) });
    assert.deepEqual(codes(validate(bare)), ['AML102', 'AML103']);
    assert.deepEqual(validate({ compute: { ...SMALL.compute, agentCount: Number.NaN } }), []);
    assert.deepEqual(validate({ compute: { ...SMALL.compute, agentCount: undefined } }), []);
    assert.deepEqual(validate({ compute: { ...SMALL.compute, agentCount: Infinity } }), []);
    assert.deepEqual(codes(validate({ compute: { ...SMALL.compute, agentCount: 2.0, [Symbol('x')]: 1 } })), ['AML102', 'AML103']);
    const zero = codes(validate({ compute: { ...SMALL.compute, agentCount: 0 } }));
    assert.deepEqual(codes(validate({ compute: { ...SMALL.compute, agentCount: -0 } })), zero);
    const pools = [, { name: 'system', mode: 'System', count: 3, vmSize: 'Standard_D4s_v5' }];
    const holed = validate({ compute: { name: 'scoring', mode: 'attach' }, cluster: { name: 'aks', agentPoolProfiles: pools } });
    const told = validate({ compute: { name: 'scoring', mode: 'attach' }, cluster: { name: 'aks', agentPoolProfiles: [null, pools[1]] } });
    assert.deepEqual(holed, told);
  });

  test(`${name}: limits are told as such`, () => {
    assert.deepEqual(codes(validate({ compute: { name: 'x'.repeat(1 << 22) } })), ['ERR003']);
    assert.ok(codes(validate(nested(2000))).includes('ERR003'));
  });

  test(`${name}: the day, the profile and the selection count`, () => {
    assert.deepEqual(codes(validate(SMALL, { select: ['AML102'] })), ['AML102']);
    assert.deepEqual(codes(validate(SMALL, { ignore: ['production-vcpu-minimum'] })), ['AML103']);
    const spec = { compute: { ...SMALL.compute, agentCount: 3, agentVmSize: 'Standard_D3_v2' } };
    const late = codes(validate(spec, { asOf: '2029-01-01' }));
    assert.deepEqual(codes(validate(spec, { asOf: new Date(Date.UTC(2029, 0, 1)) })), late);
    assert.notDeepEqual(late, codes(validate(spec, { asOf: '2026-11-25' })));
    assert.deepEqual(codes(validate(spec)), codes(validate(spec, { asOf: new Date() })));
  });

  test(`${name}: misuse is a TypeError that says what is right`, () => {
    for (const options of [null, 1, 'x', { profil: 'current' }, { profile: 'x' }, { asOf: 'today' }, { asOf: new Date(Number.NaN) }, { select: 'AML102' }, { select: ['AML999'] }, { attachAs: 'x' }, { __proto__: null, toString: 1 }]) {
      assert.throws(() => validate(SMALL, options), TypeError);
    }
    assert.deepEqual(codes(validate(SMALL)), ['AML102', 'AML103']);
  });
}

test('akslint/form names the options that only akslint takes, and where they are taken', () => {
  for (const [name, value] of Object.entries({ parameters: '{}', serviceTags: '{}', set: { count: 1 }, settings: { rules: { AML102: 'off' } } })) {
    const wanted = { name: 'TypeError', message: `akslint: 'akslint/form' does not take the option ${name}; 'akslint' does, with the same validate` };
    assert.throws(() => form.validate(SMALL, { [name]: value }), wanted);
  }
  assert.deepEqual(codes(akslint.validate(SMALL, { set: { count: 1 }, parameters: '{}' })), ['AML102', 'AML103']);
});

test('standard schema: errors make issues, warnings only if asked, nothing makes it throw', async () => {
  for (const linter of [akslint, form]) {
    const schema = standardSchema(linter)['~standard'];
    assert.equal(schema.version, 1);
    assert.equal(schema.vendor, 'akslint');
    const good = { compute: { ...SMALL.compute, agentCount: 3 } };
    assert.deepEqual(schema.validate(good), { value: good });
    const { issues } = schema.validate(SMALL);
    assert.deepEqual(issues[0].path, ['compute', 'agentCount']);
    assert.ok(schema.validate(undefined).issues.length > 0);
    assert.ok(standardSchema(linter, { profile: 'x' })['~standard'].validate(SMALL).issues.length > 0);
  }
  const warned = { compute: { ...SMALL.compute, agentCount: 3 , agentVmSize: 'Standard_NoSuch_v9' } };
  const withWarnings = standardSchema(akslint, { warnings: true })['~standard'].validate(warned);
  const without = standardSchema(akslint)['~standard'].validate(warned);
  assert.ok((withWarnings.issues?.length ?? 0) > (without.issues?.length ?? 0));
  const { jsonSchema } = standardSchema(form, { schema: await akslint.schema() })['~standard'];
  assert.equal(jsonSchema.input({ target: 'draft-07' }).$schema, 'http://json-schema.org/draft-07/schema#');
  assert.match(jsonSchema.output({ target: 'draft-2020-12' }).$schema, /2020-12/);
  assert.throws(() => jsonSchema.input({ target: 'openapi-3.0' }));
  assert.throws(() => standardSchema(form)['~standard'].jsonSchema.input({ target: 'draft-07' }), /the option schema/);
});

/** Like an element of a page: what it has are getters of its prototype. */
function document() {
  return Object.create({ get self() { return this; } }, { parent: { enumerable: true, get() { return this; } } });
}

function nested(depth) {
  let value = {};
  for (let at = 0; at < depth; at += 1) value = { compute: value };
  return value;
}

function nestedArray(depth) {
  let value = [];
  for (let at = 0; at < depth; at += 1) value = [value];
  return { compute: value };
}

/** Few objects, each named twice by the one above it: as a tree it has 2 to the power of 100 leaves. */
function wide() {
  let value = { name: 'x' };
  for (let at = 0; at < 100; at += 1) value = { a: value, b: value };
  return value;
}
