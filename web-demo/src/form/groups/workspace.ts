// The fields of the workspace.

import type { FieldGroup } from '../fields.ts';
import { regionNote } from '../notes.ts';
import { text, mono, at } from './terms.ts';

export const WORKSPACE: FieldGroup = {
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
