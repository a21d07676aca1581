// What the form asks for, with every default and gap resolved: the one thing that all generators read.

import { clusterIdentity, hasPodRange } from '../form/spec.ts';
import { type FormState, type Pool, items } from '../form/state.ts';

/** A text that the user has given, or not. */
export interface Given {
  /** Empty where it is missing. */
  readonly value: string;
  /** What it is, in words. */
  readonly what: string;
  /** A name for the variable that takes its place where it is missing, in camel case. */
  readonly variable: string;
}

export interface Plan {
  readonly workspace: {
    readonly name: Given;
    readonly group: Given;
    readonly subscription: Given;
    readonly location: Given;
  };
  readonly compute: {
    readonly name: Given;
    readonly location: Given;
    readonly purpose: FormState['purpose'];
    readonly isInternal: boolean;
    /** The subnet of an internal load balancer, or empty. */
    readonly subnet: string;
    readonly tls: Tls;
  };
  readonly machines: Machines;
  /** Node pools beside the first. */
  readonly pools: readonly NodePool[];
  /** Nothing where Azure ML creates the cluster. */
  readonly cluster: Cluster | undefined;
  /** The user's own network. */
  readonly network: Network | undefined;
}

export type Tls =
  | { readonly kind: 'none' }
  | { readonly kind: 'microsoft'; readonly label: Given; readonly overwrite: boolean }
  | { readonly kind: 'own'; readonly host: Given; readonly certificate: string; readonly key: string };

export interface Machines {
  readonly size: string;
  readonly count: number;
  readonly autoscale: { readonly min: number; readonly max: number } | undefined;
}

export interface NodePool {
  readonly name: string;
  readonly size: string;
  readonly count: number;
}

export interface Cluster {
  readonly name: Given;
  readonly group: Given;
  /** Empty where it is that of the workspace. */
  readonly subscription: string;
  /** The whole id, where the user gave it. */
  readonly resourceId: string;
  readonly plugin: 'azure' | 'kubenet' | '';
  readonly isOverlay: boolean;
  readonly podRange: string;
  readonly serviceRange: string;
  readonly dnsAddress: string;
  readonly loadBalancerSku: string;
  readonly outboundType: string;
  readonly ranges: readonly string[];
  readonly isPrivate: boolean;
  readonly hasPublicName: boolean;
}

export interface Network {
  readonly name: Given;
  readonly group: Given;
  readonly ranges: readonly string[];
  readonly subnet: Given;
  readonly subnetRange: Given;
  readonly serviceRange: string;
  readonly dnsAddress: string;
  readonly dockerBridge: string;
}

const DEFAULT_SIZE = 'Standard_D3_v2';
const DEFAULT_COUNT = { production: 3, devTest: 1 };

export function planOf(state: FormState): Plan {
  const isAttach = state.mode === 'attach';
  const isInternal = state.loadBalancer === 'InternalLoadBalancer';
  const location = given(state.workspaceRegion, 'region of the workspace', 'location');
  const group = given(state.workspaceGroup, 'resource group of the workspace', 'workspaceGroup');
  return {
    workspace: {
      name: given(state.workspaceName, 'name of the workspace', 'workspaceName'),
      group,
      subscription: given(state.workspaceSubscription, 'subscription id', 'subscriptionId'),
      location,
    },
    compute: {
      name: given(state.computeName, 'name of the compute', 'computeName'),
      location: state.region.trim() === '' ? location : given(state.region, 'region of the cluster', 'clusterLocation'),
      purpose: state.purpose,
      isInternal,
      subnet: isInternal ? state.loadBalancerSubnet.trim() : '',
      tls: tls(state),
    },
    machines: {
      size: state.vmSize.trim() || DEFAULT_SIZE,
      count: whole(state.nodes, state.purpose === 'DevTest' ? DEFAULT_COUNT.devTest : DEFAULT_COUNT.production),
      autoscale:
        isAttach && state.autoscale
          ? { min: whole(state.minNodes, whole(state.nodes, 1)), max: whole(state.maxNodes, whole(state.nodes, 1)) }
          : undefined,
    },
    pools: isAttach ? state.pools.map(nodePool) : [],
    cluster: isAttach ? cluster(state) : undefined,
    network: state.network === 'advanced' ? network(state, group) : undefined,
  };
}

function cluster(state: FormState): Cluster {
  const identity = clusterIdentity(state);
  return {
    name: given(identity.name, 'name of the cluster', 'clusterName'),
    group: given(identity.resourceGroup, 'resource group of the cluster', 'clusterGroup'),
    subscription: identity.subscriptionId.trim(),
    resourceId: state.target === 'id' ? state.resourceId.trim() : '',
    plugin: state.plugin === 'overlay' ? 'azure' : state.plugin,
    isOverlay: state.plugin === 'overlay',
    podRange: hasPodRange(state) ? state.podRange.trim() : '',
    serviceRange: state.serviceRange.trim(),
    dnsAddress: state.dnsAddress.trim(),
    loadBalancerSku: state.loadBalancerSku,
    outboundType: state.outboundType,
    ranges: state.access === 'ranges' ? items(state.ranges) : [],
    isPrivate: state.access === 'private',
    hasPublicName: state.publicName,
  };
}

function nodePool({ name, vmSize, nodes }: Pool, at: number): NodePool {
  return {
    name: name.trim() || `user${at + 1}`,
    size: vmSize.trim() || DEFAULT_SIZE,
    count: whole(nodes, 1),
  };
}

function network(state: FormState, workspaceGroup: Given): Network {
  return {
    name: given(state.networkName, 'name of the virtual network', 'networkName'),
    group:
      state.networkGroup.trim() === ''
        ? workspaceGroup
        : given(state.networkGroup, 'resource group of the network', 'networkGroup'),
    ranges: items(state.networkRange),
    subnet: given(state.subnetName, 'name of the subnet', 'subnetName'),
    subnetRange: given(state.subnetRange, 'range of the subnet', 'subnetRange'),
    serviceRange: state.serviceRange.trim(),
    dnsAddress: state.dnsAddress.trim(),
    dockerBridge: state.dockerBridge.trim(),
  };
}

function tls(state: FormState): Tls {
  switch (state.tls) {
    case 'microsoft':
      return {
        kind: 'microsoft',
        label: given(state.leafLabel, 'leaf domain label', 'leafDomainLabel'),
        overwrite: state.overwrite,
      };
    case 'own':
      return {
        kind: 'own',
        host: given(state.hostName, 'host name', 'hostName'),
        certificate: state.certificateFile.trim() || 'cert.pem',
        key: state.keyFile.trim() || 'key.pem',
      };
    default:
      return { kind: 'none' };
  }
}

const given = (text: string, what: string, variable: string): Given => ({ value: text.trim(), what, variable });

function whole(text: string, otherwise: number): number {
  return /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : otherwise;
}
