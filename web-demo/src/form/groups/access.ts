// The fields of who may reach the API server.

import type { FieldGroup } from '../fields.ts';
import { at, isCreate, isAttach } from './terms.ts';

export const ACCESS: FieldGroup = {
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
      hint: 'One per line.',
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
