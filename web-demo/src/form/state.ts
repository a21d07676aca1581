// What the form holds. Everything is text as it was typed; what is hidden is kept, so that nothing is lost by looking.

/** A node pool beside the first. */
export interface Pool {
  readonly name: string;
  readonly vmSize: string;
  readonly nodes: string;
}

export interface FormState {
  readonly workspaceName: string;
  readonly workspaceRegion: string;
  readonly workspaceGroup: string;
  readonly workspaceSubscription: string;

  readonly computeName: string;
  readonly mode: 'create' | 'attach';
  /** The region of the cluster; empty where it is that of the workspace. */
  readonly region: string;

  readonly target: 'name' | 'id';
  readonly clusterName: string;
  readonly clusterGroup: string;
  readonly clusterSubscription: string;
  readonly resourceId: string;

  readonly vmSize: string;
  readonly purpose: 'FastProd' | 'DenseProd' | 'DevTest';
  readonly nodes: string;
  readonly autoscale: boolean;
  readonly minNodes: string;
  readonly maxNodes: string;
  /** Of an existing cluster. */
  readonly pools: readonly Pool[];

  readonly network: 'basic' | 'advanced';
  readonly networkName: string;
  readonly networkGroup: string;
  readonly networkRange: string;
  readonly subnetName: string;
  readonly subnetRange: string;
  readonly serviceRange: string;
  readonly dnsAddress: string;
  readonly dockerBridge: string;
  readonly plugin: '' | 'azure' | 'overlay' | 'kubenet';
  readonly podRange: string;
  readonly outboundType: string;
  readonly loadBalancerSku: '' | 'standard' | 'basic';

  readonly access: 'public' | 'ranges' | 'private';
  readonly ranges: string;
  readonly publicName: boolean;

  readonly loadBalancer: 'PublicIp' | 'InternalLoadBalancer';
  readonly loadBalancerSubnet: string;

  readonly tls: 'none' | 'microsoft' | 'own';
  readonly leafLabel: string;
  readonly overwrite: boolean;
  readonly hostName: string;
  readonly certificateFile: string;
  readonly keyFile: string;
}

export type Key = keyof FormState;

/** What the form begins with: the SDK's own defaults, which are exactly large enough. */
export const START: FormState = {
  workspaceName: 'ml-contoso',
  workspaceRegion: 'westeurope',
  workspaceGroup: 'rg-ml',
  workspaceSubscription: '',
  computeName: 'scoring',
  mode: 'create',
  region: '',
  target: 'name',
  clusterName: '',
  clusterGroup: '',
  clusterSubscription: '',
  resourceId: '',
  vmSize: 'Standard_D3_v2',
  purpose: 'FastProd',
  nodes: '3',
  autoscale: false,
  minNodes: '',
  maxNodes: '',
  pools: [],
  network: 'basic',
  networkName: '',
  networkGroup: '',
  networkRange: '',
  subnetName: '',
  subnetRange: '',
  serviceRange: '',
  dnsAddress: '',
  dockerBridge: '',
  plugin: '',
  podRange: '',
  outboundType: '',
  loadBalancerSku: '',
  access: 'public',
  ranges: '',
  publicName: false,
  loadBalancer: 'PublicIp',
  loadBalancerSubnet: '',
  tls: 'none',
  leafLabel: '',
  overwrite: false,
  hostName: '',
  certificateFile: 'cert.pem',
  keyFile: 'key.pem',
};

/** What differs from the start, for a link. */
export function changes(state: FormState): Partial<FormState> {
  const differing = Object.entries(state).filter(([key, value]) => value !== START[key as Key]);
  return Object.fromEntries(differing) as Partial<FormState>;
}

/** The state of a link. What is no field, or of another type, is left out: anybody can write a link. */
export function restored(given: unknown): FormState {
  const state: Record<string, unknown> = { ...START };
  if (typeof given === 'object' && given !== null) {
    for (const [key, value] of Object.entries(given)) {
      if (key === 'pools') state[key] = isPools(value) ? value : START.pools;
      else if (Object.hasOwn(START, key) && isAllowed(key as Key, value)) state[key] = value;
    }
  }
  return state as unknown as FormState;
}

const CHOICES: Partial<Record<Key, readonly string[]>> = {
  mode: ['create', 'attach'],
  target: ['name', 'id'],
  purpose: ['FastProd', 'DenseProd', 'DevTest'],
  network: ['basic', 'advanced'],
  plugin: ['', 'azure', 'overlay', 'kubenet'],
  loadBalancerSku: ['', 'standard', 'basic'],
  access: ['public', 'ranges', 'private'],
  loadBalancer: ['PublicIp', 'InternalLoadBalancer'],
  tls: ['none', 'microsoft', 'own'],
};

const LONGEST = 20_000;
/** Node pools of one cluster, as AKS allows. */
const MOST_POOLS = 100;

export function isPools(value: unknown): value is readonly Pool[] {
  const isPool = (one: unknown) =>
    typeof one === 'object' &&
    one !== null &&
    Object.keys(one).sort().join() === 'name,nodes,vmSize' &&
    Object.values(one).every((text) => typeof text === 'string' && text.length <= LONGEST);
  return Array.isArray(value) && value.length <= MOST_POOLS && value.every(isPool);
}

function isAllowed(key: Key, value: unknown): boolean {
  if (typeof value !== typeof START[key]) return false;
  if (typeof value === 'string' && value.length > LONGEST) return false;
  const choices = CHOICES[key];
  return choices === undefined || choices.includes(value as string);
}

/** The lines of a text, or its items between commas, without the empty ones. */
export function items(text: string): string[] {
  return text
    .split(/[\n,;]/)
    .map((item) => item.trim())
    .filter(Boolean);
}
