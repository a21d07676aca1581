// Ways to begin.

import { type FormState, START } from './state.ts';

export interface FormExample {
  readonly label: string;
  readonly state: FormState;
}

const OWN_NETWORK = {
  network: 'advanced',
  networkName: 'vnet-ml',
  networkGroup: 'rg-network',
  networkRange: '10.1.0.0/16',
  subnetName: 'snet-aks',
  subnetRange: '10.1.0.0/22',
} as const;

const EXISTING = {
  mode: 'attach',
  clusterName: 'aks-scoring',
  clusterGroup: 'rg-aks',
  vmSize: 'Standard_D4s_v5',
  plugin: 'overlay',
  loadBalancerSku: 'standard',
  serviceRange: '10.100.0.0/16',
  dnsAddress: '10.100.0.10',
} as const;

export const EXAMPLES: readonly FormExample[] = [
  { label: 'Production', state: START },
  {
    label: 'Dev-test',
    state: { ...START, computeName: 'scoring-test', purpose: 'DevTest', nodes: '1' },
  },
  {
    label: 'Private cluster',
    state: {
      ...START,
      ...OWN_NETWORK,
      ...EXISTING,
      access: 'private',
      loadBalancer: 'InternalLoadBalancer',
      loadBalancerSubnet: 'snet-aks',
    },
  },
  {
    label: 'Authorized ranges',
    state: { ...START, ...EXISTING, access: 'ranges', ranges: '52.174.10.0/24' },
  },
  {
    label: 'Everything wrong',
    state: {
      ...START,
      ...OWN_NETWORK,
      computeName: 'scoring_cluster-for-production-',
      nodes: '2',
      serviceRange: '10.1.0.0/16',
      dnsAddress: '10.1.0.1',
      access: 'private',
      loadBalancer: 'InternalLoadBalancer',
      loadBalancerSubnet: 'snet-clients',
      tls: 'microsoft',
      leafLabel: 'Contoso',
    },
  },
];
