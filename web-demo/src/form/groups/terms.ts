// What the fields of all groups are described with.

import type { Control } from '../fields.ts';
import type { FormState } from '../state.ts';

export const text: Control = { kind: 'text' };
export const mono = (placeholder: string): Control => ({ kind: 'text', placeholder, mono: true });
export const at =
  (...paths: string[]) =>
  () =>
    paths;

export const isCreate = (state: FormState) => state.mode === 'create';
export const isAttach = (state: FormState) => state.mode === 'attach';
export const isByName = (state: FormState) => isAttach(state) && state.target === 'name';
export const isById = (state: FormState) => isAttach(state) && state.target === 'id';
export const isAdvanced = (state: FormState) => state.network === 'advanced';
export const byMode = (create: string, attach: string) => (state: FormState) => [isCreate(state) ? create : attach];

export const POOL = 'cluster.agentPoolProfiles.0';
export const PROFILE = 'cluster.networkProfile';
export const CREATED_NETWORK = 'compute.aksNetworkingConfiguration';
