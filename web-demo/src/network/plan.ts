// Which ranges of the form share one network, and where two of them meet.

import type { FormState } from '../form/state.ts';
import { items } from '../form/state.ts';
import { hasPodRange } from '../form/spec.ts';
import { type Range, parseRange, shared } from './cidr.ts';

export type Role = 'network' | 'subnet' | 'services' | 'pods' | 'docker';

export interface Bar {
  readonly role: Role;
  readonly label: string;
  /** As it was typed, or Azure's default. */
  readonly text: string;
  readonly isDefault: boolean;
  readonly range: Range;
}

export interface Overlap {
  readonly one: Bar;
  readonly two: Bar;
  readonly range: Range;
}

const DEFAULTS = { services: '10.0.0.0/16', pods: '10.244.0.0/16', docker: '172.17.0.1/16' } as const;

/** The ranges that can be read, in the order in which they are drawn. */
export function barsOf(state: FormState): Bar[] {
  const isAdvanced = state.network === 'advanced';
  const isAttach = state.mode === 'attach';
  const bars: (Bar | undefined)[] = [];
  if (isAdvanced) {
    const name = state.networkName.trim() || 'Virtual network';
    bars.push(...items(state.networkRange).map((text) => bar('network', name, text)));
    bars.push(
      bar('subnet', state.subnetName.trim() ? `Subnet ${state.subnetName.trim()}` : 'Subnet', state.subnetRange),
    );
  }
  const services = isAdvanced || isAttach ? state.serviceRange : '';
  bars.push(bar('services', 'Services', services, DEFAULTS.services));
  if (hasPodRange(state)) bars.push(bar('pods', 'Pods', state.podRange, DEFAULTS.pods));
  if (!isAttach) bars.push(bar('docker', 'Docker bridge', isAdvanced ? state.dockerBridge : '', DEFAULTS.docker));
  return bars.filter((one): one is Bar => one !== undefined);
}

function bar(role: Role, label: string, typed: string, otherwise = ''): Bar | undefined {
  const isDefault = typed.trim() === '';
  const text = isDefault ? otherwise : typed.trim();
  const range = parseRange(text);
  return range ? { role, label, text, isDefault, range } : undefined;
}

/** Where two ranges share addresses that should not. A subnet lies within its network. */
export function overlapsOf(bars: readonly Bar[]): Overlap[] {
  return bars.flatMap((one, at) =>
    bars.slice(at + 1).flatMap((two) => {
      const range = isOneNetwork(one, two) ? undefined : shared(one.range, two.range);
      return range ? [{ one, two, range }] : [];
    }),
  );
}

const isOneNetwork = (one: Bar, two: Bar) => [one, two].every(({ role }) => role === 'network' || role === 'subnet');
