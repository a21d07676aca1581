// The fields of the scoring endpoint.

import type { FieldGroup } from '../fields.ts';
import { mono, at } from './terms.ts';

export const ENDPOINT: FieldGroup = {
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
