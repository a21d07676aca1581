// The fields of the compute: its name, its cluster, its machines.

import type { FieldGroup } from '../fields.ts';
import { sizeNote } from '../notes.ts';
import { text, mono, at, isAttach, isByName, isById, byMode, POOL } from './terms.ts';

export const COMPUTE: FieldGroup = {
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
    {
      key: 'clusterName',
      label: 'Cluster name',
      control: text,
      half: true,
      paths: at('cluster.name', 'cluster'),
      isShown: isByName,
    },
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
      label: 'Minimum number of nodes',
      control: { kind: 'number' },
      half: true,
      paths: at(`${POOL}.minCount`),
      isShown: (state) => isAttach(state) && state.autoscale,
    },
    {
      key: 'maxNodes',
      label: 'Maximum number of nodes',
      control: { kind: 'number' },
      half: true,
      paths: at(`${POOL}.maxCount`),
      isShown: (state) => isAttach(state) && state.autoscale,
    },
    {
      key: 'pools',
      label: 'More node pools',
      hint: 'The fields above are the system pool; the vCPUs of all pools count.',
      control: { kind: 'pools' },
      paths: (state) => state.pools.map((_, at) => `cluster.agentPoolProfiles.${at + 1}`),
      isShown: isAttach,
    },
  ],
};
