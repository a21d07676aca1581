// The fields of the network.

import type { FieldGroup } from '../fields.ts';
import { hasPodRange } from '../spec.ts';
import { text, mono, at, isCreate, isAttach, isAdvanced, byMode, POOL, PROFILE, CREATED_NETWORK } from './terms.ts';

export const NETWORK: FieldGroup = {
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
    {
      key: 'networkName',
      label: 'Virtual network',
      control: text,
      half: true,
      paths: at('virtualNetwork.name', 'virtualNetwork'),
      isShown: isAdvanced,
    },
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
      paths: (state) => [
        'virtualNetwork.subnets.0.name',
        isCreate(state) ? `${CREATED_NETWORK}.subnetId` : `${POOL}.vnetSubnetID`,
      ],
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
