// How the page words and orders what akslint says.

import type { Severity } from 'akslint';

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

export const WORDS: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Note' };

/** The worst first. */
export function bySeverity(one: { severity: Severity }, two: { severity: Severity }): number {
  return ORDER.indexOf(one.severity) - ORDER.indexOf(two.severity);
}

/** `2 errors, 1 warning`, or nothing. */
export function countText(issues: readonly { severity: Severity }[]): string {
  return ORDER.map((severity) => {
    const count = issues.filter((issue) => issue.severity === severity).length;
    return count === 0 ? '' : `${count} ${WORDS[severity].toLowerCase()}${count === 1 ? '' : 's'}`;
  })
    .filter(Boolean)
    .join(', ');
}
