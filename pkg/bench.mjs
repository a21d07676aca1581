// Latencies: how soon the first answer comes, and what each further one takes, beside ajv on the published schema.
//
// Processor time, the best of several rounds: other programs of the machine do not count. ajv checks shapes alone; akslint
// also asks every rule.

import { readFileSync } from 'node:fs';
import Ajv from 'ajv';

const ROUNDS = 15;
const PER_ROUND = 1000;
const read = (path) => readFileSync(new URL(path, import.meta.url));

const MINIMAL = { akslint: 1, compute: { name: 'scoring', clusterPurpose: 'FastProd', agentCount: 3, agentVmSize: 'Standard_D3_v2' } };
const FAULTY = { ...MINIMAL, compute: { ...MINIMAL.compute, agentCount: 2 } };
const WHOLE = {
  akslint: 1,
  workspace: { name: 'ml', location: 'westeurope', resourceGroup: 'rg-ml', subscriptionId: '00000000-0000-0000-0000-000000000001' },
  compute: { name: 'scoring', clusterPurpose: 'FastProd' },
  cluster: {
    name: 'aks', location: 'westeurope', kubernetesVersion: '1.33',
    agentPoolProfiles: [{ name: 'system', mode: 'System', count: 3, vmSize: 'Standard_D4s_v5' }],
    networkProfile: { networkPlugin: 'azure', serviceCidr: '10.0.0.0/16', dnsServiceIP: '10.0.0.10', loadBalancerSku: 'standard' },
  },
  virtualNetwork: { name: 'vnet', addressPrefixes: ['10.1.0.0/16'], subnets: [{ name: 'aks', addressPrefix: '10.1.0.0/22' }] },
};

function microseconds(run) {
  for (let at = 0; at < 3 * PER_ROUND; at += 1) run();
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    for (let at = 0; at < PER_ROUND; at += 1) run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / PER_ROUND);
  }
  return best.toFixed(1);
}

/** Milliseconds from the bytes to the first answer, in an instance of its own; the best of several. */
async function firstAnswer(folder, name, createLinter) {
  const { createEngine } = await import('./dist/engine.js');
  const bytes = read(`dist/${folder}${name}_bg.wasm`);
  let best = Infinity;
  for (let round = 0; round < 10; round += 1) {
    const glue = await import(`./dist/${folder}glue.js?${round}`);
    const start = performance.now();
    createLinter(createEngine(glue, () => bytes)).validate(FAULTY);
    best = Math.min(best, performance.now() - start);
  }
  return best.toFixed(1);
}

const ajv = new Ajv({ allErrors: true, keywords: ['markdownDescription'] });
const shaped = ajv.compile(JSON.parse(read('dist/schemas/cluster-spec.schema.json')));
const { validate: form } = await import('akslint/form');
const { validate: whole } = await import('akslint');
const { createLinter } = await import('./dist/form/linter.js');
const { createLinter: createWhole } = await import('./dist/linter.js');

console.log(`first answer: akslint/form ${await firstAnswer('form/', 'akslint_form', createLinter)} ms, akslint ${await firstAnswer('', 'akslint', createWhole)} ms`);
for (const [name, spec] of Object.entries({ 'a minimal spec': MINIMAL, 'with a fault': FAULTY, 'all sections': WHOLE })) {
  console.log(`${name}: akslint/form ${microseconds(() => form(spec))} µs, akslint ${microseconds(() => whole(spec))} µs, ajv ${microseconds(() => shaped(spec))} µs`);
}
