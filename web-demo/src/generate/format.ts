// What a generator is.

import type { FormState } from '../form/state.ts';
import type { Plan } from './plan.ts';

export interface Input {
  readonly state: FormState;
  readonly plan: Plan;
  /** Whether the cluster and the network are written too, not the compute alone. */
  readonly everything: boolean;
}

export interface Output {
  readonly text: string;
  /** What the user should know before using it. */
  readonly notes: readonly string[];
}

export interface OutputFormat {
  readonly id: string;
  readonly label: string;
  /** A name for the file. */
  readonly file: string;
  readonly write: (input: Input) => Output;
}

/** What is said where a private cluster is asked of Azure ML. */
export function privateNote({ state, plan }: Input): string[] {
  return state.access === 'private' && !plan.cluster
    ? ['Azure ML cannot create a private cluster, so this one is public. Choose “Use existing” to make it with AKS.']
    : [];
}

/** What is said where one deployment cannot reach the groups that the form names. */
export function groupNote({ plan, everything }: Input): string[] {
  if (!everything) return [];
  const home = plan.workspace.group.value;
  const others = [plan.cluster?.group.value, plan.network?.group.value].filter(
    (group): group is string => group !== undefined && group !== '' && group !== home,
  );
  return others.length === 0
    ? []
    : [
        `A deployment writes to one resource group, that of the workspace: ${[...new Set(others)].join(' and ')} would need one of its own.`,
      ];
}
