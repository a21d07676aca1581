// What is known of a region, of a machine size and of the capacity of the cluster, in words.

import { MINIMUM_VCPUS, type VmSize, findRegion, findSize, isRetired, pairOf } from '../facts.ts';
import type { FormState } from './state.ts';

export function regionNote(text: string): string {
  const region = findRegion(text);
  if (!region) return '';
  const pair = pairOf(region);
  return pair ? `${region.title}, paired with ${pair.title} (${pair.name})` : `${region.title}, which has no pair`;
}

export function sizeNote(text: string): string {
  const size = findSize(text);
  return size ? sizeText(size) : '';
}

/** `4 vCPUs · 14 GiB · retires 2028-05-01`. */
export function sizeText(size: VmSize): string {
  const parts = [plural(size.vcpus, 'vCPU'), `${memory(size.memoryMib)} GiB`];
  if (size.gpus > 0) parts.push(plural(size.gpus, 'GPU'));
  if (size.fpgas > 0) parts.push(plural(size.fpgas, 'FPGA'));
  if (size.architecture === 'arm64') parts.push('Arm');
  if (isRetired(size)) parts.push(size.retirement ? `retired ${size.retirement}` : 'retired');
  else if (size.retirement) parts.push(`retires ${size.retirement}`);
  return parts.join(' · ');
}

export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

function memory(mebibytes: number): string {
  return (mebibytes / 1024).toLocaleString('en', { maximumFractionDigits: 2 });
}

/** The vCPUs of the cluster beside those that it needs. */
export interface Capacity {
  /** Nodes of each pool, and the vCPUs of each of them. */
  readonly pools: readonly { readonly nodes: number; readonly each: number }[];
  readonly total: number;
  readonly minimum: number;
}

/** The capacity, or nothing where a number of nodes or a size is not known. */
export function capacityOf(state: FormState): Capacity | undefined {
  const isTest = state.purpose === 'DevTest';
  const isScaled = state.mode === 'attach' && state.autoscale && state.minNodes.trim() !== '';
  const typed = (isScaled ? state.minNodes : state.nodes).trim();
  // Azure ML creates three nodes, one for tests; of an existing cluster nothing is assumed.
  const text = typed === '' && state.mode === 'create' ? (isTest ? '1' : '3') : typed;
  const first = poolOf(state.vmSize.trim() || 'Standard_D3_v2', text);
  const others = state.mode === 'attach' ? state.pools.map(({ vmSize, nodes }) => poolOf(vmSize, nodes)) : [];
  const pools = [first, ...others].flatMap((pool) => pool ?? []);
  if (pools.length <= others.length) return undefined;
  return {
    pools,
    total: pools.reduce((sum, { nodes, each }) => sum + nodes * each, 0),
    minimum: isTest ? MINIMUM_VCPUS.devTest : MINIMUM_VCPUS.production,
  };
}

function poolOf(vmSize: string, nodes: string) {
  const size = findSize(vmSize);
  return size && /^\d{1,5}$/.test(nodes.trim()) ? { nodes: Number(nodes), each: size.vcpus } : undefined;
}
