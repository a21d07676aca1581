// Bicep.

import { type Input, type OutputFormat, groupNote, privateNote } from './format.ts';
import type { Given, Plan } from './plan.ts';
import {
  CLUSTER_TYPE,
  COMPUTE_TYPE,
  NETWORK_TYPE,
  type References,
  VERSIONS,
  WORKSPACE_TYPE,
  clusterProperties,
  computeProperties,
  networkProperties,
} from './resources.ts';
import { Code, type Tree, type TreeObject, bicepOf, code, members } from './tree.ts';
import { bicepText } from './values.ts';

export const BICEP: OutputFormat = {
  id: 'bicep',
  label: 'Bicep',
  file: 'main.bicep',
  write: (input) => ({ text: file(input), notes: [...privateNote(input), ...groupNote(input)] }),
};

function file(input: Input): string {
  const { plan, everything } = input;
  const parameters = new Map<string, string>();
  const text = (given: Given): Tree => {
    if (given.value !== '') return given.value;
    parameters.set(given.variable, `@description('The ${given.what}')\nparam ${given.variable} string`);
    return code(given.variable);
  };
  const secret = (name: string) => {
    parameters.set(name, `@secure()\nparam ${name} string`);
    return code(name);
  };
  const refs: References = {
    text,
    clusterId: () => (isById(plan, everything) ? (plan.cluster?.resourceId ?? '') : code('cluster.id')),
    subnetId: () => code(everything ? 'network.properties.subnets[0].id' : 'subnet.id'),
    certificate: () => secret('certificate'),
    key: () => secret('privateKey'),
  };
  const blocks = [
    ...networkBlocks(plan, everything, refs),
    ...clusterBlocks(plan, everything, refs),
    resource('workspace', WORKSPACE_TYPE, VERSIONS.compute, { name: text(plan.workspace.name) }, 'existing '),
    resource('compute', COMPUTE_TYPE, VERSIONS.compute, {
      parent: code('workspace'),
      name: text(plan.compute.name),
      location: text(plan.workspace.location),
      properties: computeProperties(plan, refs),
    }),
  ];
  return `${[...parameters.values(), ...blocks].join('\n\n')}\n`;
}

const isById = (plan: Plan, everything: boolean) => !everything && Boolean(plan.cluster?.resourceId);

function networkBlocks(plan: Plan, everything: boolean, refs: References): string[] {
  const { network, compute, cluster } = plan;
  if (!network) return [];
  const name = refs.text(network.name);
  if (everything) {
    const location = refs.text(compute.location);
    return [
      resource('network', NETWORK_TYPE, VERSIONS.network, {
        name,
        location,
        properties: networkProperties(plan, refs),
      }),
    ];
  }
  if (cluster) return [];
  const scope = network.group.value === '' ? undefined : code(`resourceGroup(${bicepText(network.group.value)})`);
  const subnet = { parent: code('network'), name: refs.text(network.subnet) };
  return [
    resource('network', NETWORK_TYPE, VERSIONS.network, members({ name, scope }), 'existing '),
    resource('subnet', `${NETWORK_TYPE}/subnets`, VERSIONS.network, subnet, 'existing '),
  ];
}

function clusterBlocks(plan: Plan, everything: boolean, refs: References): string[] {
  const { cluster } = plan;
  if (!cluster || isById(plan, everything)) return [];
  const name = refs.text(cluster.name);
  if (!everything) {
    return [
      resource('cluster', CLUSTER_TYPE, VERSIONS.cluster, members({ name, scope: scopeOf(cluster) }), 'existing '),
    ];
  }
  return [
    resource('cluster', CLUSTER_TYPE, VERSIONS.cluster, {
      name,
      location: refs.text(plan.compute.location),
      identity: { type: 'SystemAssigned' },
      properties: clusterProperties(plan, refs),
    }),
  ];
}

function scopeOf({ group, subscription }: NonNullable<Plan['cluster']>): Code | undefined {
  if (group.value === '') return undefined;
  const parts = subscription === '' ? [group.value] : [subscription, group.value];
  return code(`resourceGroup(${parts.map(bicepText).join(', ')})`);
}

function resource(symbol: string, type: string, version: string, body: TreeObject, existing = ''): string {
  return `resource ${symbol} '${type}@${version}' ${existing}= ${bicepOf(body)}`;
}
