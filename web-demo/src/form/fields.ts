// The fields of the form, in the order of the studio's dialog "Create inference cluster".

import { regionNote, sizeNote } from './notes.ts';
import { hasPodRange } from './spec.ts';
import type { FormState, Key } from './state.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  /** Says why the option cannot be chosen. */
  readonly barred?: (state: FormState) => string | undefined;
}

export type Control =
  | { readonly kind: 'text'; readonly placeholder?: string; readonly mono?: boolean }
  | { readonly kind: 'number' }
  | { readonly kind: 'lines'; readonly placeholder?: string }
  | { readonly kind: 'check' }
  | { readonly kind: 'select'; readonly options: readonly Option[] }
  | { readonly kind: 'radio'; readonly options: readonly Option[] }
  | { readonly kind: 'region' }
  | { readonly kind: 'size' };

export interface Field {
  readonly key: Key;
  readonly label: string;
  readonly hint?: string;
  readonly control: Control;
  /** Takes half of the width. */
  readonly half?: boolean;
  /** Where the spec holds the field; findings there, or below, stand beside it. */
  readonly paths: (state: FormState) => readonly string[];
  readonly isShown?: (state: FormState) => boolean;
  /** What is known of the value, for a line below the control. */
  readonly note?: (state: FormState) => string;
}

export interface FieldGroup {
  readonly id: string;
  readonly title: string;
  readonly intro?: string;
  readonly fields: readonly Field[];
}

const text: Control = { kind: 'text' };
const mono = (placeholder: string): Control => ({ kind: 'text', placeholder, mono: true });
const at = (...paths: string[]) => () => paths;

const isCreate = (state: FormState) => state.mode === 'create';
const isAttach = (state: FormState) => state.mode === 'attach';
const isByName = (state: FormState) => isAttach(state) && state.target === 'name';
const isById = (state: FormState) => isAttach(state) && state.target === 'id';
const isAdvanced = (state: FormState) => state.network === 'advanced';
const byMode = (create: string, attach: string) => (state: FormState) => [isCreate(state) ? create : attach];

const POOL = 'cluster.agentPoolProfiles.0';
const PROFILE = 'cluster.networkProfile';
const CREATED_NETWORK = 'compute.aksNetworkingConfiguration';

const WORKSPACE: FieldGroup = {
  id: 'workspace',
  title: 'Workspace',
  fields: [
    { key: 'workspaceName', label: 'Workspace name', control: text, half: true, paths: at('workspace.name') },
    {
      key: 'workspaceRegion',
      label: 'Workspace region',
      control: { kind: 'region' },
      half: true,
      paths: at('workspace.location', 'workspace'),
      note: (state) => regionNote(state.workspaceRegion),
    },
    { key: 'workspaceGroup', label: 'Resource group', control: text, half: true, paths: at('workspace.resourceGroup') },
    {
      key: 'workspaceSubscription',
      label: 'Subscription id',
      control: mono('00000000-0000-0000-0000-000000000000'),
      half: true,
      paths: at('workspace.subscriptionId'),
    },
  ],
};

const COMPUTE: FieldGroup = {
  id: 'compute',
  title: 'Inference cluster',
  fields: [
    {
      key: 'computeName',
      label: 'Compute name',
      hint: '3 to 24 letters, digits and dashes; a letter first, a letter or digit last.',
      control: text,
      paths: at('compute.name', 'compute'),
    },
    {
      key: 'mode',
      label: 'Kubernetes Service',
      control: {
        kind: 'radio',
        options: [
          { value: 'create', label: 'Create new', hint: 'Azure ML creates the AKS cluster' },
          { value: 'attach', label: 'Use existing', hint: 'made with AKS, then attached' },
        ],
      },
      paths: at('compute.mode'),
    },
    {
      key: 'target',
      label: 'Existing cluster',
      control: {
        kind: 'radio',
        options: [
          { value: 'name', label: 'By name' },
          { value: 'id', label: 'By resource id' },
        ],
      },
      paths: at(),
      isShown: isAttach,
    },
    { key: 'clusterName', label: 'Cluster name', control: text, half: true, paths: at('cluster.name', 'cluster'), isShown: isByName },
    {
      key: 'clusterGroup',
      label: 'Cluster resource group',
      control: text,
      half: true,
      paths: at('cluster.resourceGroup'),
      isShown: isByName,
    },
    {
      key: 'clusterSubscription',
      label: 'Cluster subscription id',
      hint: 'Left empty, it is taken for that of the workspace.',
      control: mono('00000000-0000-0000-0000-000000000000'),
      paths: at('cluster.subscriptionId'),
      isShown: isByName,
    },
    {
      key: 'resourceId',
      label: 'Resource id',
      hint: 'az aks show -g <group> -n <name> --query id -o tsv',
      control: mono('/subscriptions/…/managedClusters/aks'),
      paths: at('compute.resourceId', 'cluster.name', 'cluster.resourceGroup', 'cluster.subscriptionId', 'cluster'),
      isShown: isById,
    },
    {
      key: 'region',
      label: 'Region of the cluster',
      hint: 'Left empty, it is that of the workspace.',
      control: { kind: 'region' },
      half: true,
      paths: byMode('compute.computeLocation', 'cluster.location'),
    },
    {
      key: 'vmSize',
      label: 'Virtual machine size',
      control: { kind: 'size' },
      half: true,
      paths: byMode('compute.agentVmSize', `${POOL}.vmSize`),
      note: (state) => sizeNote(state.vmSize),
    },
    {
      key: 'purpose',
      label: 'Cluster purpose',
      control: {
        kind: 'radio',
        options: [
          { value: 'FastProd', label: 'Production', hint: '3 nodes, 12 vCPUs' },
          { value: 'DenseProd', label: 'Production, dense', hint: 'more models to a node' },
          { value: 'DevTest', label: 'Dev-test', hint: 'one node will do' },
        ],
      },
      paths: at('compute.clusterPurpose'),
    },
    {
      key: 'nodes',
      label: 'Number of nodes',
      control: { kind: 'number' },
      paths: byMode('compute.agentCount', `${POOL}.count`),
    },
    {
      key: 'autoscale',
      label: 'Autoscaler',
      hint: 'The cluster autoscaler chooses the number of nodes.',
      control: { kind: 'check' },
      paths: at(`${POOL}.enableAutoScaling`),
      isShown: isAttach,
    },
    {
      key: 'minNodes',
      label: 'Least nodes',
      control: { kind: 'number' },
      half: true,
      paths: at(`${POOL}.minCount`),
      isShown: (state) => isAttach(state) && state.autoscale,
    },
    {
      key: 'maxNodes',
      label: 'Most nodes',
      control: { kind: 'number' },
      half: true,
      paths: at(`${POOL}.maxCount`),
      isShown: (state) => isAttach(state) && state.autoscale,
    },
  ],
};

const NETWORK: FieldGroup = {
  id: 'network',
  title: 'Network',
  fields: [
    {
      key: 'network',
      label: 'Network configuration',
      control: {
        kind: 'radio',
        options: [
          { value: 'basic', label: 'Basic', hint: 'a network that AKS makes' },
          { value: 'advanced', label: 'Advanced', hint: 'a virtual network of your own' },
        ],
      },
      paths: at(),
    },
    { key: 'networkName', label: 'Virtual network', control: text, half: true, paths: at('virtualNetwork.name', 'virtualNetwork'), isShown: isAdvanced },
    {
      key: 'networkRange',
      label: 'Address space',
      hint: 'One range, or several with commas.',
      control: mono('10.1.0.0/16'),
      half: true,
      paths: at('virtualNetwork.addressPrefixes'),
      isShown: isAdvanced,
    },
    {
      key: 'subnetName',
      label: 'Subnet of the nodes',
      control: text,
      half: true,
      paths: (state) => ['virtualNetwork.subnets.0.name', isCreate(state) ? `${CREATED_NETWORK}.subnetId` : `${POOL}.vnetSubnetID`],
      isShown: isAdvanced,
    },
    {
      key: 'subnetRange',
      label: 'Subnet range',
      control: mono('10.1.0.0/22'),
      half: true,
      paths: at('virtualNetwork.subnets.0.addressPrefix', 'virtualNetwork.subnets'),
      isShown: isAdvanced,
    },
    {
      key: 'networkGroup',
      label: 'Network resource group',
      control: text,
      half: true,
      paths: at('virtualNetwork.resourceGroup'),
      isShown: isAdvanced,
    },
    {
      key: 'dockerBridge',
      label: 'Docker bridge address',
      control: mono('172.17.0.1/16'),
      half: true,
      paths: at(`${CREATED_NETWORK}.dockerBridgeCidr`),
      isShown: (state) => isCreate(state) && isAdvanced(state),
    },
    {
      key: 'serviceRange',
      label: 'Service range',
      hint: 'Addresses of Kubernetes services; nothing else may use them.',
      control: mono('10.0.0.0/16'),
      half: true,
      paths: byMode(`${CREATED_NETWORK}.serviceCidr`, `${PROFILE}.serviceCidr`),
      isShown: (state) => isAttach(state) || isAdvanced(state),
    },
    {
      key: 'dnsAddress',
      label: 'DNS service IP',
      hint: 'An address inside the service range.',
      control: mono('10.0.0.10'),
      half: true,
      paths: byMode(`${CREATED_NETWORK}.dnsServiceIP`, `${PROFILE}.dnsServiceIP`),
      isShown: (state) => isAttach(state) || isAdvanced(state),
    },
    {
      key: 'plugin',
      label: 'Network plugin',
      control: {
        kind: 'select',
        options: [
          { value: '', label: 'not known' },
          { value: 'overlay', label: 'Azure CNI Overlay' },
          { value: 'azure', label: 'Azure CNI' },
          { value: 'kubenet', label: 'kubenet' },
        ],
      },
      half: true,
      paths: at(`${PROFILE}.networkPlugin`, `${PROFILE}.networkPluginMode`),
      isShown: isAttach,
    },
    {
      key: 'podRange',
      label: 'Pod range',
      control: mono('10.244.0.0/16'),
      half: true,
      paths: at(`${PROFILE}.podCidr`),
      isShown: hasPodRange,
    },
    {
      key: 'outboundType',
      label: 'Outbound type',
      control: {
        kind: 'select',
        options: [
          { value: '', label: 'loadBalancer (default)' },
          { value: 'userDefinedRouting', label: 'userDefinedRouting' },
          { value: 'managedNATGateway', label: 'managedNATGateway' },
          { value: 'userAssignedNATGateway', label: 'userAssignedNATGateway' },
        ],
      },
      half: true,
      paths: at(`${PROFILE}.outboundType`),
      isShown: isAttach,
    },
    {
      key: 'loadBalancerSku',
      label: 'Load balancer SKU',
      control: {
        kind: 'select',
        options: [
          { value: '', label: 'not known' },
          { value: 'standard', label: 'standard' },
          { value: 'basic', label: 'basic' },
        ],
      },
      half: true,
      paths: at(`${PROFILE}.loadBalancerSku`),
      isShown: isAttach,
    },
  ],
};

const ACCESS: FieldGroup = {
  id: 'access',
  title: 'Access to the API server',
  fields: [
    {
      key: 'access',
      label: 'Who may reach the API server',
      control: {
        kind: 'radio',
        options: [
          { value: 'public', label: 'Everybody', hint: 'a public address' },
          {
            value: 'ranges',
            label: 'Authorized ranges',
            hint: 'for some addresses',
            barred: (state) => (isCreate(state) ? 'an existing cluster only' : undefined),
          },
          { value: 'private', label: 'Private', hint: 'a private address' },
        ],
      },
      paths: at('cluster.apiServerAccessProfile.enablePrivateCluster', 'cluster.apiServerAccessProfile'),
    },
    {
      key: 'ranges',
      label: 'Authorized IP ranges',
      hint: 'One a line.',
      control: { kind: 'lines', placeholder: '52.174.10.0/24' },
      paths: at('cluster.apiServerAccessProfile.authorizedIPRanges'),
      isShown: (state) => isAttach(state) && state.access === 'ranges',
    },
    {
      key: 'publicName',
      label: 'Public FQDN',
      hint: 'The private address can be looked up under a public name.',
      control: { kind: 'check' },
      paths: at('cluster.apiServerAccessProfile.enablePrivateClusterPublicFQDN'),
      isShown: (state) => isAttach(state) && state.access === 'private',
    },
  ],
};

const ENDPOINT: FieldGroup = {
  id: 'endpoint',
  title: 'Scoring endpoint',
  fields: [
    {
      key: 'loadBalancer',
      label: 'Load balancer',
      control: {
        kind: 'radio',
        options: [
          { value: 'PublicIp', label: 'Public', hint: 'a public IP address' },
          { value: 'InternalLoadBalancer', label: 'Internal', hint: 'an address of the virtual network' },
        ],
      },
      paths: at('compute.loadBalancerType'),
    },
    {
      key: 'loadBalancerSubnet',
      label: 'Subnet of the load balancer',
      hint: 'The name of the subnet that holds the cluster.',
      control: mono('aks-subnet'),
      paths: at('compute.loadBalancerSubnet'),
      isShown: (state) => state.loadBalancer === 'InternalLoadBalancer',
    },
    {
      key: 'tls',
      label: 'SSL configuration',
      control: {
        kind: 'radio',
        options: [
          { value: 'none', label: 'None', hint: 'plain HTTP' },
          { value: 'microsoft', label: 'From Microsoft', hint: 'certificate and name' },
          { value: 'own', label: 'Your own', hint: 'certificate in PEM' },
        ],
      },
      paths: at('compute.sslConfiguration.status', 'compute.sslConfiguration'),
    },
    {
      key: 'leafLabel',
      label: 'Leaf domain label',
      hint: 'The host becomes <label>######.<region>.cloudapp.azure.com.',
      control: mono('contoso'),
      half: true,
      paths: at('compute.sslConfiguration.leafDomainLabel'),
      isShown: (state) => state.tls === 'microsoft',
    },
    {
      key: 'overwrite',
      label: 'Overwrite existing domain',
      hint: 'A name that is in use may be taken over.',
      control: { kind: 'check' },
      half: true,
      paths: at('compute.sslConfiguration.overwriteExistingDomain'),
      isShown: (state) => state.tls === 'microsoft',
    },
    {
      key: 'hostName',
      label: 'Host name (CNAME)',
      control: mono('scoring.example.com'),
      paths: at('compute.sslConfiguration.cname'),
      isShown: (state) => state.tls === 'own',
    },
    {
      key: 'certificateFile',
      label: 'Certificate file',
      hint: 'Its name only; the content stays with you.',
      control: mono('cert.pem'),
      half: true,
      paths: at('compute.sslConfiguration.cert'),
      isShown: (state) => state.tls === 'own',
    },
    {
      key: 'keyFile',
      label: 'Private key file',
      hint: 'Its name only; the content stays with you.',
      control: mono('key.pem'),
      half: true,
      paths: at('compute.sslConfiguration.key'),
      isShown: (state) => state.tls === 'own',
    },
  ],
};

export const GROUPS: readonly FieldGroup[] = [WORKSPACE, COMPUTE, NETWORK, ACCESS, ENDPOINT];

export const FIELDS: readonly Field[] = GROUPS.flatMap((group) => group.fields);

export function isShown(field: Field, state: FormState): boolean {
  return field.isShown?.(state) ?? true;
}
