// From the form to a cluster spec, which akslint checks.

import { type FormState, items } from './state.ts';

/** A value of a spec. */
export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain | undefined };
export type Section = { readonly [key: string]: Plain | undefined };

/** The spec of what the form says. What is empty is left out. */
export function specOf(state: FormState): Section {
  const attach = state.mode === 'attach';
  const spec = section({
    akslint: 1,
    workspace: section({
      name: state.workspaceName,
      location: state.workspaceRegion,
      resourceGroup: state.workspaceGroup,
      subscriptionId: state.workspaceSubscription,
    }),
    compute: section({
      name: state.computeName,
      mode: state.mode,
      ...(attach ? attached(state) : created(state)),
      loadBalancerType: state.loadBalancer,
      loadBalancerSubnet: state.loadBalancer === 'InternalLoadBalancer' ? state.loadBalancerSubnet : '',
      sslConfiguration: tls(state),
    }),
    cluster: attach ? cluster(state) : wish(state),
    virtualNetwork: network(state),
  });
  return spec ?? {};
}

function created(state: FormState): Section {
  const advanced = state.network === 'advanced';
  return {
    computeLocation: state.region,
    clusterPurpose: state.purpose,
    agentCount: whole(state.nodes),
    agentVmSize: state.vmSize,
    aksNetworkingConfiguration: advanced
      ? section({
          subnetId: subnetId(state),
          serviceCidr: state.serviceRange,
          dnsServiceIP: state.dnsAddress,
          dockerBridgeCidr: state.dockerBridge,
        })
      : undefined,
  };
}

function attached(state: FormState): Section {
  return { clusterPurpose: state.purpose, resourceId: state.target === 'id' ? state.resourceId : '' };
}

/** What a cluster that Azure ML creates should be, and cannot. */
function wish(state: FormState): Section | undefined {
  if (state.access !== 'private') return undefined;
  return { apiServerAccessProfile: { enablePrivateCluster: true } };
}

function cluster(state: FormState): Section | undefined {
  const advanced = state.network === 'advanced';
  return section({
    ...clusterIdentity(state),
    location: state.region,
    agentPoolProfiles: [
      section({
        name: 'system',
        mode: 'System',
        count: whole(state.nodes),
        vmSize: state.vmSize,
        enableAutoScaling: state.autoscale || undefined,
        minCount: state.autoscale ? whole(state.minNodes) : undefined,
        maxCount: state.autoscale ? whole(state.maxNodes) : undefined,
        vnetSubnetID: advanced ? subnetId(state) : '',
      }) ?? {},
      ...state.pools.map(
        (pool) =>
          section({
            name: pool.name,
            mode: 'User',
            count: whole(pool.nodes),
            vmSize: pool.vmSize,
            vnetSubnetID: advanced ? subnetId(state) : '',
          }) ?? {},
      ),
    ],
    networkProfile: section({
      networkPlugin: state.plugin === 'overlay' ? 'azure' : state.plugin,
      networkPluginMode: state.plugin === 'overlay' ? 'overlay' : '',
      podCidr: hasPodRange(state) ? state.podRange : '',
      serviceCidr: state.serviceRange,
      dnsServiceIP: state.dnsAddress,
      loadBalancerSku: state.loadBalancerSku,
      outboundType: state.outboundType,
    }),
    apiServerAccessProfile: access(state),
  });
}

/** Name, group and subscription of the attached cluster, be they told one by one or by its resource id. */
export function clusterIdentity(state: FormState): {
  readonly name: string;
  readonly resourceGroup: string;
  readonly subscriptionId: string;
} {
  if (state.target === 'name') {
    return {
      name: state.clusterName,
      resourceGroup: state.clusterGroup,
      subscriptionId: state.clusterSubscription,
    };
  }
  const [, subscriptionId = '', resourceGroup = '', name = ''] =
    /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ContainerService\/managedClusters\/([^/]+)$/i.exec(
      state.resourceId.trim(),
    ) ?? [];
  return { name, resourceGroup, subscriptionId };
}

function access(state: FormState): Section | undefined {
  switch (state.access) {
    case 'ranges':
      return { authorizedIPRanges: items(state.ranges) };
    case 'private':
      return { enablePrivateCluster: true, enablePrivateClusterPublicFQDN: state.publicName };
    default:
      return undefined;
  }
}

function network(state: FormState): Section | undefined {
  if (state.network === 'basic') return undefined;
  const prefixes = items(state.networkRange);
  const subnet = section({ name: state.subnetName, addressPrefix: state.subnetRange });
  return section({
    name: state.networkName,
    resourceGroup: state.networkGroup,
    addressPrefixes: prefixes.length > 0 ? prefixes : undefined,
    subnets: subnet ? [subnet] : undefined,
  });
}

function tls(state: FormState): Section | undefined {
  switch (state.tls) {
    case 'microsoft':
      return section({
        status: 'Auto',
        leafDomainLabel: state.leafLabel,
        overwriteExistingDomain: state.overwrite || undefined,
      });
    case 'own':
      return section({
        status: 'Enabled',
        cert: state.certificateFile && `(from ${state.certificateFile})`,
        key: state.keyFile && `(from ${state.keyFile})`,
        cname: state.hostName,
      });
    default:
      return undefined;
  }
}

/** Stands for a value that the form does not ask for, or that is not filled in. */
export const placeholder = (what: string): string => `<${what}>`;

/** The resource id of the subnet; empty as long as the network or the subnet has no name. */
export function subnetId(state: FormState): string {
  if (state.networkName === '' || state.subnetName === '') return '';
  const subscription = state.workspaceSubscription || placeholder('subscription-id');
  const group = state.networkGroup || state.workspaceGroup || placeholder('resource-group');
  return `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Network/virtualNetworks/${state.networkName}/subnets/${state.subnetName}`;
}

/** Whether the pods have a range of their own. */
export function hasPodRange(state: FormState): boolean {
  return state.mode === 'attach' && (state.plugin === 'kubenet' || state.plugin === 'overlay');
}

/** A whole number as such; anything else stays text, for akslint to judge. */
function whole(text: string): Plain | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const number = Number(trimmed);
  return /^[+-]?\d+$/.test(trimmed) && Number.isSafeInteger(number) ? number : trimmed;
}

/** The members that say something; nothing if none does. */
function section(members: Section): { [key: string]: Plain } | undefined {
  const said = Object.entries(members).filter(
    (member): member is [string, Plain] => member[1] !== undefined && member[1] !== '',
  );
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}
