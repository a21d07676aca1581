// A shell script with the Azure CLI. The compute is written by REST: the CLI has no command for it any more.

import { type Input, type OutputFormat, privateNote } from './format.ts';
import type { Given, NodePool, Plan } from './plan.ts';
import { CLUSTER_TYPE, NETWORK_TYPE, type References, VERSIONS, computeProperties } from './resources.ts';
import { Code, code, jsonOf } from './tree.ts';
import { shellText } from './values.ts';

export const AZ: OutputFormat = {
  id: 'az',
  label: 'az',
  file: 'create.sh',
  write: (input) => ({
    text: script(input),
    notes: [
      ...privateNote(input),
      'The extension azure-cli-ml with “az ml computetarget” is out of support since 2025-09-30, so the script calls the service itself.',
    ],
  }),
};

/** The literal of a text; what is missing is named between < and >. */
const literal = (given: Given): string => shellText(given.value === '' ? `<${given.what}>` : given.value);

function script({ plan, everything }: Input): string {
  const { workspace, compute } = plan;
  const parts = [
    '#!/usr/bin/env bash\nset -euo pipefail',
    [
      workspace.subscription.value === ''
        ? 'subscription=$(az account show --query id --output tsv)'
        : `subscription=${literal(workspace.subscription)}`,
      `workspace_group=${literal(workspace.group)}`,
      `workspace=${literal(workspace.name)}`,
      `compute=${literal(compute.name)}`,
    ].join('\n'),
    ...(everything ? networkPart(plan) : []),
    ...subnetPart(plan, everything),
    ...clusterPart(plan, everything),
    computePart(plan, everything),
  ];
  return `${parts.join('\n\n')}\n`;
}

function networkPart({ network, compute }: Plan): string[] {
  if (!network) return [];
  return [
    command('az network vnet create', [
      ['--resource-group', literal(network.group)],
      ['--name', literal(network.name)],
      ['--location', literal(compute.location)],
      ['--address-prefixes', network.ranges.map(shellText).join(' ')],
      ['--subnet-name', literal(network.subnet)],
      ['--subnet-prefixes', literal(network.subnetRange)],
    ]),
  ];
}

/** The subnet's id for `az aks create`. */
function subnetPart({ network, cluster }: Plan, everything: boolean): string[] {
  if (!network || !cluster || !everything) return [];
  return [
    `subnet_id="/subscriptions/$subscription"/resourceGroups/${literal(network.group)}/providers/${NETWORK_TYPE}/${literal(network.name)}/subnets/${literal(network.subnet)}`,
  ];
}

function clusterPart(plan: Plan, everything: boolean): string[] {
  const { cluster } = plan;
  if (!cluster) return [];
  if (everything) return [createCluster(plan, cluster), ...plan.pools.map((pool) => addPool(plan, cluster, pool))];
  if (cluster.ranges.length === 0 || cluster.resourceId !== '') return [];
  const update = command('az aks update', [
    ['--resource-group', literal(cluster.group)],
    ['--name', literal(cluster.name)],
    ['--api-server-authorized-ip-ranges', shellText(cluster.ranges.join(','))],
  ]);
  return [`# Sets the authorized ranges of the existing cluster to those of the form.\n${update}`];
}

type Cluster = NonNullable<Plan['cluster']>;

function createCluster({ machines, compute, network }: Plan, cluster: Cluster): string {
  return command('az aks create', [
    ['--resource-group', literal(cluster.group)],
    ['--name', literal(cluster.name)],
    ['--location', literal(compute.location)],
    ['--nodepool-name', 'system'],
    ['--node-count', String(machines.count)],
    ['--node-vm-size', shellText(machines.size)],
    ...(machines.autoscale
      ? ([
          ['--enable-cluster-autoscaler', ''],
          ['--min-count', String(machines.autoscale.min)],
          ['--max-count', String(machines.autoscale.max)],
        ] as const)
      : []),
    ['--vnet-subnet-id', network ? '"$subnet_id"' : undefined],
    ['--network-plugin', cluster.plugin || undefined],
    ['--network-plugin-mode', cluster.isOverlay ? 'overlay' : undefined],
    ['--pod-cidr', shellText(cluster.podRange)],
    ['--service-cidr', shellText(cluster.serviceRange)],
    ['--dns-service-ip', shellText(cluster.dnsAddress)],
    ['--load-balancer-sku', cluster.loadBalancerSku || undefined],
    ['--outbound-type', cluster.outboundType || undefined],
    ['--api-server-authorized-ip-ranges', shellText(cluster.ranges.join(','))],
    ['--enable-private-cluster', cluster.isPrivate ? '' : undefined],
    ['--disable-public-fqdn', cluster.isPrivate && !cluster.hasPublicName ? '' : undefined],
    ['--enable-managed-identity', ''],
    ['--generate-ssh-keys', ''],
  ]);
}

function addPool({ network }: Plan, cluster: Cluster, { name, size, count }: NodePool): string {
  return command('az aks nodepool add', [
    ['--resource-group', literal(cluster.group)],
    ['--cluster-name', literal(cluster.name)],
    ['--name', shellText(name)],
    ['--mode', 'User'],
    ['--node-count', String(count)],
    ['--node-vm-size', shellText(size)],
    ['--vnet-subnet-id', network ? '"$subnet_id"' : undefined],
  ]);
}

function computePart(plan: Plan, everything: boolean): string {
  const { cluster, network, compute } = plan;
  const { tls } = compute;
  const text = (given: Given) => (given.value === '' ? `<${given.what}>` : given.value);
  const id = (own: string, ...rest: string[]) => {
    const subscription = own || plan.workspace.subscription.value;
    return code(
      `/subscriptions/${subscription === '' ? '$subscription' : inDocument(subscription)}/${rest.map(inDocument).join('/')}`,
    );
  };
  const refs: References = {
    text,
    clusterId: () => {
      if (!cluster) return '';
      if (cluster.resourceId !== '' && !everything) return cluster.resourceId;
      return id(
        cluster.subscription,
        'resourceGroups',
        text(cluster.group),
        'providers',
        CLUSTER_TYPE,
        text(cluster.name),
      );
    },
    subnetId: () => {
      if (!network) return '';
      return id(
        '',
        'resourceGroups',
        text(network.group),
        'providers',
        NETWORK_TYPE,
        text(network.name),
        'subnets',
        text(network.subnet),
      );
    },
    certificate: () => code('$certificate'),
    key: () => code('$private_key'),
  };
  const body = { location: refs.text(plan.workspace.location), properties: computeProperties(plan, refs) };
  const pem = (name: string, file: string) => `${name}=$(awk '{ printf "%s\\\\n", $0 }' ${shellText(file)})`;
  const files = tls.kind === 'own' ? `${pem('certificate', tls.certificate)}\n${pem('private_key', tls.key)}\n` : '';
  const url = `https://management.azure.com/subscriptions/$subscription/resourceGroups/$workspace_group/providers/Microsoft.MachineLearningServices/workspaces/$workspace/computes/$compute?api-version=${VERSIONS.compute}`;
  return `${files}az rest --method put --body @- --url \\\n  "${url}" <<JSON\n${jsonOf(body, leaf)}\nJSON`;
}

/** A JSON string within a here-document, where the shell replaces variables. */
function leaf(value: string | Code): string {
  return `"${value instanceof Code ? value.text : inDocument(value)}"`;
}

const inDocument = (text: string): string =>
  JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\\$`]/g, '\\$&');

/** A command over several lines; options without a value to give are left out. */
function command(name: string, options: readonly (readonly [string, string | undefined])[]): string {
  const kept = options.filter(([, value]) => value !== undefined && value !== "''");
  return [name, ...kept.map(([option, value]) => `  ${option}${value === '' ? '' : ` ${value}`}`)].join(' \\\n');
}
