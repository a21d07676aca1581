// Terraform: azurerm where it has words for it, azapi for the rest.

import { type Input, type OutputFormat, privateNote } from './format.ts';
import type { Given, NodePool, Plan } from './plan.ts';
import { COMPUTE_TYPE, type References, VERSIONS, computeProperties } from './resources.ts';
import { type Tree, type TreeObject, code, hclAttributes, members } from './tree.ts';
import { hclText } from './values.ts';

export const TERRAFORM: OutputFormat = {
  id: 'terraform',
  label: 'Terraform',
  file: 'main.tf',
  write: (input) => ({ text: file(input), notes: privateNote(input) }),
};

interface Writer {
  readonly text: (given: Given) => Tree;
  readonly plan: Plan;
  readonly everything: boolean;
}

function file({ plan, everything }: Input): string {
  const variables = new Map<string, string>();
  const text = (given: Given): Tree => {
    if (given.value !== '') return given.value;
    const name = given.variable.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    variables.set(name, block(`variable "${name}"`, { type: code('string'), description: `The ${given.what}` }));
    return code(`var.${name}`);
  };
  const writer = { text, plan, everything };
  const usesAzapi = !isInferenceCluster(plan);
  const blocks = [
    providers(plan, usesAzapi),
    block('data "azurerm_machine_learning_workspace" "ml"', {
      name: text(plan.workspace.name),
      resource_group_name: text(plan.workspace.group),
    }),
    ...networkBlocks(writer),
    ...clusterBlocks(writer),
    usesAzapi ? azapiCompute(writer) : inferenceCluster(writer),
  ];
  return [...variables.values(), ...blocks].join('\n');
}

/** Whether `azurerm_machine_learning_inference_cluster` can say it: it attaches, with a public endpoint. */
function isInferenceCluster({ cluster, compute }: Plan): boolean {
  return cluster !== undefined && !compute.isInternal;
}

/** A block; `nested` are blocks within it. */
function block(head: string, attributes: TreeObject, nested: readonly string[] = []): string {
  const inner = nested.map((one) => one.replace(/^(?=.)/gm, '  '));
  const parts = [hclAttributes(attributes, '  '), ...inner].filter((part) => part !== '');
  return `${head} {\n${parts.join('\n')}}\n`;
}

function providers(plan: Plan, usesAzapi: boolean): string {
  const azapi = { source: 'Azure/azapi', version: '~> 2.0' };
  const required = members({
    azurerm: { source: 'hashicorp/azurerm', version: '~> 4.0' },
    azapi: usesAzapi ? azapi : undefined,
  });
  const terraform = block('terraform', {}, [block('required_providers', required)]);
  const azurerm = block('provider "azurerm"', members({ subscription_id: plan.workspace.subscription.value }), [
    'features {}\n',
  ]);
  return `${terraform}\n${azurerm}`;
}

function networkBlocks({ plan, text, everything }: Writer): string[] {
  const { network, compute, cluster } = plan;
  if (!network || (cluster && !everything)) return [];
  const group = text(network.group);
  if (!everything) {
    return [
      block('data "azurerm_subnet" "nodes"', {
        name: text(network.subnet),
        virtual_network_name: text(network.name),
        resource_group_name: group,
      }),
    ];
  }
  return [
    block('resource "azurerm_virtual_network" "ml"', {
      name: text(network.name),
      resource_group_name: group,
      location: text(compute.location),
      address_space: network.ranges,
    }),
    block('resource "azurerm_subnet" "nodes"', {
      name: text(network.subnet),
      virtual_network_name: code('azurerm_virtual_network.ml.name'),
      resource_group_name: group,
      address_prefixes: [text(network.subnetRange)],
    }),
  ];
}

function clusterBlocks(writer: Writer): string[] {
  const { plan, text, everything } = writer;
  const { cluster } = plan;
  if (!cluster || (cluster.resourceId !== '' && !everything)) return [];
  if (everything) return [newCluster(writer), ...plan.pools.map((pool) => newPool(pool, plan))];
  return [
    block('data "azurerm_kubernetes_cluster" "aks"', {
      name: text(cluster.name),
      resource_group_name: text(cluster.group),
    }),
  ];
}

function newCluster({ plan, text }: Writer): string {
  const { cluster, machines, network, compute } = plan;
  if (!cluster) return '';
  const pool = members({
    name: 'system',
    vm_size: machines.size,
    node_count: machines.count,
    auto_scaling_enabled: machines.autoscale ? true : undefined,
    min_count: machines.autoscale?.min,
    max_count: machines.autoscale?.max,
    vnet_subnet_id: network ? code('azurerm_subnet.nodes.id') : undefined,
  });
  const profile = members({
    network_plugin: cluster.plugin || 'azure',
    network_plugin_mode: cluster.isOverlay ? 'overlay' : undefined,
    pod_cidr: cluster.podRange,
    service_cidr: cluster.serviceRange,
    dns_service_ip: cluster.dnsAddress,
    load_balancer_sku: cluster.loadBalancerSku,
    outbound_type: cluster.outboundType,
  });
  const hasProfile = Object.keys(profile).length > 1 || cluster.plugin !== '';
  return block(
    'resource "azurerm_kubernetes_cluster" "aks"',
    members({
      name: text(cluster.name),
      resource_group_name: text(cluster.group),
      location: text(compute.location),
      dns_prefix: text(cluster.name),
      private_cluster_enabled: cluster.isPrivate || undefined,
      private_cluster_public_fqdn_enabled: cluster.isPrivate ? cluster.hasPublicName : undefined,
    }),
    [
      block('default_node_pool', pool),
      block('identity', { type: 'SystemAssigned' }),
      ...(hasProfile ? [block('network_profile', profile)] : []),
      ...(cluster.ranges.length > 0
        ? [block('api_server_access_profile', { authorized_ip_ranges: cluster.ranges })]
        : []),
    ],
  );
}

function newPool({ name, size, count }: NodePool, { network }: Plan): string {
  const label = name.toLowerCase().replace(/[^a-z0-9_]/g, '_');
  return block(
    `resource "azurerm_kubernetes_cluster_node_pool" "pool_${label}"`,
    members({
      name,
      kubernetes_cluster_id: code('azurerm_kubernetes_cluster.aks.id'),
      vm_size: size,
      node_count: count,
      vnet_subnet_id: network ? code('azurerm_subnet.nodes.id') : undefined,
    }),
  );
}

function clusterId({ plan, everything }: Writer): Tree {
  if (everything) return code('azurerm_kubernetes_cluster.aks.id');
  return plan.cluster?.resourceId || code('data.azurerm_kubernetes_cluster.aks.id');
}

function inferenceCluster(writer: Writer): string {
  const { plan, text } = writer;
  const { compute, workspace } = plan;
  const { tls } = compute;
  const ssl =
    tls.kind === 'microsoft'
      ? members({ leaf_domain_label: text(tls.label), overwrite_existing_domain: tls.overwrite || undefined })
      : tls.kind === 'own'
        ? { cert: fileText(tls.certificate), key: fileText(tls.key), cname: text(tls.host) }
        : undefined;
  return block(
    'resource "azurerm_machine_learning_inference_cluster" "scoring"',
    {
      name: text(compute.name),
      location: text(workspace.location),
      machine_learning_workspace_id: code('data.azurerm_machine_learning_workspace.ml.id'),
      kubernetes_cluster_id: clusterId(writer),
      cluster_purpose: compute.purpose,
    },
    ssl ? [block('ssl', ssl)] : [],
  );
}

const fileText = (path: string) => code(`file(${hclText(path)})`);

function azapiCompute(writer: Writer): string {
  const { plan, text, everything } = writer;
  const { tls } = plan.compute;
  const refs: References = {
    text,
    clusterId: () => clusterId(writer),
    subnetId: () => code(`${everything ? '' : 'data.'}azurerm_subnet.nodes.id`),
    certificate: () => (tls.kind === 'own' ? fileText(tls.certificate) : ''),
    key: () => (tls.kind === 'own' ? fileText(tls.key) : ''),
  };
  return block('resource "azapi_resource" "scoring"', {
    type: `${COMPUTE_TYPE}@${VERSIONS.compute}`,
    name: text(plan.compute.name),
    parent_id: code('data.azurerm_machine_learning_workspace.ml.id'),
    location: text(plan.workspace.location),
    body: { properties: computeProperties(plan, refs) },
  });
}
