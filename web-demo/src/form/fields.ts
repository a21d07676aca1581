// The fields of the form, in the order of the studio's dialog "Create inference cluster".

import { ACCESS } from './groups/access.ts';
import { COMPUTE } from './groups/compute.ts';
import { ENDPOINT } from './groups/endpoint.ts';
import { NETWORK } from './groups/network.ts';
import { WORKSPACE } from './groups/workspace.ts';
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
  | { readonly kind: 'pools' }
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

export const GROUPS: readonly FieldGroup[] = [WORKSPACE, COMPUTE, NETWORK, ACCESS, ENDPOINT];

export const FIELDS: readonly Field[] = GROUPS.flatMap((group) => group.fields);

export function isShown(field: Field, state: FormState): boolean {
  return field.isShown?.(state) ?? true;
}
