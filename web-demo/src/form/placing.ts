// Puts each issue beside the field that it speaks of.

import type { Issue } from 'akslint';
import { bySeverity } from '../issue.ts';
import { FIELDS, type Field, isShown } from './fields.ts';
import type { FormState, Key } from './state.ts';

export interface Placed {
  readonly issue: Issue;
  readonly field: Field | undefined;
}

/** The issues with their fields, the worst first, and then in the order of the form. */
export function placed(issues: readonly Issue[], state: FormState): Placed[] {
  const shown = FIELDS.filter((field) => isShown(field, state));
  const list = issues.map((issue) => ({ issue, field: fieldOf(issue, shown, state) }));
  const rank = (one: Placed) => (one.field ? FIELDS.indexOf(one.field) : FIELDS.length);
  return list.sort((one, two) => bySeverity(one.issue, two.issue) || rank(one) - rank(two));
}

export function issuesByField(list: readonly Placed[]): Map<Key, Issue[]> {
  const map = new Map<Key, Issue[]>();
  for (const { issue, field } of list) {
    if (field) map.set(field.key, [...(map.get(field.key) ?? []), issue]);
  }
  return map;
}

/** The field at the issue's path; else the nearest above it, else the first below it. */
function fieldOf(issue: Issue, shown: readonly Field[], state: FormState): Field | undefined {
  const path = issue.path.join('.');
  const owned = shown.flatMap((field) => field.paths(state).map((own) => ({ field, own })));
  const above = owned.filter(({ own }) => path === own || path.startsWith(`${own}.`));
  const nearest = above.sort((one, two) => two.own.length - one.own.length)[0];
  const below = owned.find(({ own }) => own.startsWith(`${path}.`));
  return (nearest ?? below)?.field;
}
