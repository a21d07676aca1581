// The Azure resources of a plan in ARM's words, which templates, Bicep, azapi and REST share.

import type { Given, Plan } from './plan.ts';
import { type Tree, type TreeObject, members } from './tree.ts';

export const VERSIONS = {
  compute: '2021-07-01',
  cluster: '2024-05-01',
  network: '2023-11-01',
} as const;

export const COMPUTE_TYPE = 'Microsoft.MachineLearningServices/workspaces/computes';
export const WORKSPACE_TYPE = 'Microsoft.MachineLearningServices/workspaces';
export const CLUSTER_TYPE = 'Microsoft.ContainerService/managedClusters';
export const NETWORK_TYPE = 'Microsoft.Network/virtualNetworks';

/** How a language writes what hangs together. */
export interface References {
  readonly text: (given: Given) => Tree;
  readonly clusterId: () => Tree;
  readonly subnetId: () => Tree;
  readonly certificate: () => Tree;
  readonly key: () => Tree;
}

/** `properties` of the compute. */
export function computeProperties(plan: Plan, refs: References): TreeObject {
  const { compute, cluster, network, machines } = plan;
  const created = cluster
    ? {}
    : {
        agentCount: machines.count,
        agentVmSize: machines.size,
        aksNetworkingConfiguration: network
          ? members({
              subnetId: refs.subnetId(),
              serviceCidr: network.serviceRange,
              dnsServiceIP: network.dnsAddress,
              dockerBridgeCidr: network.dockerBridge,
            })
          : undefined,
      };
  return members({
    computeType: 'AKS',
    computeLocation: cluster ? undefined : refs.text(compute.location),
    resourceId: cluster ? refs.clusterId() : undefined,
    properties: members({
      clusterPurpose: compute.purpose,
      ...created,
      loadBalancerType: compute.isInternal ? 'InternalLoadBalancer' : 'PublicIp',
      loadBalancerSubnet: compute.subnet,
      sslConfiguration: tls(plan, refs),
    }),
  });
}

function tls({ compute }: Plan, refs: References): TreeObject {
  switch (compute.tls.kind) {
    case 'microsoft':
      return members({
        status: 'Auto',
        leafDomainLabel: refs.text(compute.tls.label),
        overwriteExistingDomain: compute.tls.overwrite || undefined,
      });
    case 'own':
      return {
        status: 'Enabled',
        cert: refs.certificate(),
        key: refs.key(),
        cname: refs.text(compute.tls.host),
      };
    default:
      return {};
  }
}

/** `properties` of the cluster. */
export function clusterProperties(plan: Plan, refs: References): TreeObject {
  const { cluster, machines, network } = plan;
  if (!cluster) return {};
  return members({
    dnsPrefix: refs.text(cluster.name),
    agentPoolProfiles: [
      members({
        name: 'system',
        mode: 'System',
        count: machines.count,
        vmSize: machines.size,
        enableAutoScaling: machines.autoscale ? true : undefined,
        minCount: machines.autoscale?.min,
        maxCount: machines.autoscale?.max,
        vnetSubnetID: network ? refs.subnetId() : undefined,
      }),
      ...plan.pools.map(({ name, count, size }) =>
        members({ name, mode: 'User', count, vmSize: size, vnetSubnetID: network ? refs.subnetId() : undefined }),
      ),
    ],
    networkProfile: members({
      networkPlugin: cluster.plugin,
      networkPluginMode: cluster.isOverlay ? 'overlay' : undefined,
      podCidr: cluster.podRange,
      serviceCidr: cluster.serviceRange,
      dnsServiceIP: cluster.dnsAddress,
      loadBalancerSku: cluster.loadBalancerSku,
      outboundType: cluster.outboundType,
    }),
    apiServerAccessProfile: members({
      authorizedIPRanges: cluster.ranges,
      enablePrivateCluster: cluster.isPrivate || undefined,
      enablePrivateClusterPublicFQDN: cluster.isPrivate ? cluster.hasPublicName : undefined,
    }),
  });
}

/** `properties` of the virtual network. */
export function networkProperties(plan: Plan, refs: References): TreeObject {
  const { network } = plan;
  if (!network) return {};
  return {
    addressSpace: { addressPrefixes: network.ranges },
    subnets: [{ name: refs.text(network.subnet), properties: { addressPrefix: refs.text(network.subnetRange) } }],
  };
}
