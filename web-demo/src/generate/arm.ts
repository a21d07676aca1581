// An ARM template.

import { type Input, type OutputFormat, groupNote, privateNote } from './format.ts';
import type { Given, Plan } from './plan.ts';
import {
  CLUSTER_TYPE,
  COMPUTE_TYPE,
  NETWORK_TYPE,
  type References,
  VERSIONS,
  clusterProperties,
  computeProperties,
  networkProperties,
} from './resources.ts';
import { Code, type Tree, code, jsonOf, members } from './tree.ts';
import { armQuoted, armText } from './values.ts';

const SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

export const ARM: OutputFormat = {
  id: 'arm',
  label: 'ARM',
  file: 'azuredeploy.json',
  write: (input) => ({
    text: `${jsonOf(template(input), leaf)}\n`,
    notes: [...privateNote(input), ...groupNote(input)],
  }),
};

function leaf(value: string | Code): string {
  return JSON.stringify(value instanceof Code ? `[${value.text}]` : armText(value));
}

function template(input: Input): Tree {
  const { plan, everything } = input;
  const parameters: Record<string, Tree> = {};
  const missing = (given: Given) => {
    parameters[given.variable] = { type: 'string', metadata: { description: `The ${given.what}` } };
    return `parameters('${given.variable}')`;
  };
  const argument = (given: Given) => (given.value === '' ? missing(given) : armQuoted(given.value));
  const secret = (name: string) => {
    parameters[name] = { type: 'securestring' };
    return code(`parameters('${name}')`);
  };
  const ids = idsOf(plan, everything, argument);
  const refs: References = {
    text: (given) => (given.value === '' ? code(missing(given)) : given.value),
    clusterId: () => (!everything && plan.cluster?.resourceId ? plan.cluster.resourceId : code(ids.cluster())),
    subnetId: () => code(ids.subnet()),
    certificate: () => secret('certificate'),
    key: () => secret('privateKey'),
  };
  const resources = everything ? [...network(plan, refs), ...cluster(plan, refs, ids)] : [];
  resources.push(compute(plan, refs, argument, everything ? [...ids.before()] : []));
  return { $schema: SCHEMA, contentVersion: '1.0.0.0', ...members({ parameters }), resources };
}

type Ids = ReturnType<typeof idsOf>;

/** The ids of cluster and subnet, as expressions. */
function idsOf(plan: Plan, everything: boolean, argument: (given: Given) => string) {
  const { cluster, network } = plan;
  const call = (...parts: string[]) => `resourceId(${parts.join(', ')})`;
  const group = (given: Given | undefined) =>
    everything || !given || given.value === '' ? [] : [armQuoted(given.value)];
  return {
    cluster() {
      if (!cluster) return '';
      const subscription = !everything && cluster.subscription !== '' && cluster.group.value !== '';
      return call(
        ...(subscription ? [armQuoted(cluster.subscription)] : []),
        ...group(cluster.group),
        `'${CLUSTER_TYPE}'`,
        argument(cluster.name),
      );
    },
    subnet() {
      if (!network) return '';
      return call(
        ...group(network.group),
        `'${NETWORK_TYPE}/subnets'`,
        argument(network.name),
        argument(network.subnet),
      );
    },
    network() {
      return network ? call(`'${NETWORK_TYPE}'`, argument(network.name)) : '';
    },
    /** What the compute waits for. */
    before(): string[] {
      if (cluster) return [this.cluster()];
      return network ? [this.network()] : [];
    },
  };
}

function network(plan: Plan, refs: References): Tree[] {
  if (!plan.network) return [];
  return [
    {
      type: NETWORK_TYPE,
      apiVersion: VERSIONS.network,
      name: refs.text(plan.network.name),
      location: refs.text(plan.compute.location),
      properties: networkProperties(plan, refs),
    },
  ];
}

function cluster(plan: Plan, refs: References, ids: Ids): Tree[] {
  if (!plan.cluster) return [];
  return [
    members({
      type: CLUSTER_TYPE,
      apiVersion: VERSIONS.cluster,
      name: refs.text(plan.cluster.name),
      location: refs.text(plan.compute.location),
      dependsOn: plan.network ? [code(ids.network())] : [],
      identity: { type: 'SystemAssigned' },
      properties: clusterProperties(plan, refs),
    }),
  ];
}

function compute(plan: Plan, refs: References, argument: (given: Given) => string, before: string[]): Tree {
  const { workspace, compute: own } = plan;
  const isLiteral = workspace.name.value !== '' && own.name.value !== '';
  return members({
    type: COMPUTE_TYPE,
    apiVersion: VERSIONS.compute,
    name: isLiteral
      ? `${workspace.name.value}/${own.name.value}`
      : code(`concat(${argument(workspace.name)}, '/', ${argument(own.name)})`),
    location: refs.text(workspace.location),
    dependsOn: before.map(code),
    properties: computeProperties(plan, refs),
  });
}
