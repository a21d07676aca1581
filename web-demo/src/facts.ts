// The facts about Azure that the page shows: machine sizes, regions, the prefixes of Azure ML.

import regionSet from './generated/regions.json' with { type: 'json' };
import sizeSet from './generated/vm-sizes.json' with { type: 'json' };
import { type Range, isCovered, merged, parseRange } from './network/cidr.ts';

export interface VmSize {
  readonly name: string;
  /** The vCPUs that a machine offers. */
  readonly vcpus: number;
  readonly memoryMib: number;
  readonly gpus: number;
  readonly fpgas: number;
  readonly architecture: string;
  readonly status: 'current' | 'retiring' | 'retired';
  /** The day after which none is to be had, YYYY-MM-DD. */
  readonly retirement: string | null;
}

export interface Region {
  readonly name: string;
  readonly title: string;
  /** The name of the paired region. */
  readonly pair: string | null;
  /** The IPv4 prefixes from which Azure ML calls. */
  readonly prefixes: readonly string[];
}

/** vCPUs that a production cluster needs, and those recommended for tests (crates/data/src/machine_learning.rs). */
export const MINIMUM_VCPUS = { production: 12, devTest: 2 } as const;

export const VM_SIZES: readonly VmSize[] = sizeSet.rows.map(
  ([name, vcpus, memoryMib, gpus, fpgas, architecture, status, retirement]) =>
    ({ name, vcpus, memoryMib, gpus, fpgas, architecture, status, retirement }) as VmSize,
);

export const REGIONS: readonly Region[] = regionSet.rows;

/** The day on which the prefixes were published. */
export const PREFIXES_DATE: string = regionSet.prefixesDate;

const sizes = new Map(VM_SIZES.map((size) => [size.name.toLowerCase(), size]));
const regions = new Map(REGIONS.map((region) => [region.name, region]));

export function findSize(name: string): VmSize | undefined {
  return sizes.get(name.trim().toLowerCase());
}

/** Finds a region by the name that templates use or by the one that people read. */
export function findRegion(name: string): Region | undefined {
  return regions.get(
    name
      .trim()
      .toLowerCase()
      .replace(/[\s_-]/g, ''),
  );
}

export function pairOf(region: Region): Region | undefined {
  return region.pair === null ? undefined : regions.get(region.pair);
}

/** Whether a size can no longer be created. */
export function isRetired(size: VmSize): boolean {
  const today = new Date().toISOString().slice(0, 10);
  return size.status === 'retired' || (size.retirement !== null && size.retirement < today);
}

/** The prefixes of Azure ML in a region and in its pair, and those of them that the ranges leave out. */
export function machineLearningPrefixes(
  region: Region,
  ranges: readonly string[],
): { readonly all: readonly string[]; readonly missing: readonly string[] } {
  const all = [...new Set([...region.prefixes, ...(pairOf(region)?.prefixes ?? [])])];
  const covered = merged(ranges.map(parseRange).filter((range): range is Range => range !== undefined));
  const missing = all.filter((prefix) => {
    const range = parseRange(prefix);
    return range !== undefined && !isCovered(range, covered);
  });
  return { all, missing };
}
