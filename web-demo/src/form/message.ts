// One issue in words: beside a field, and in the list of all.

import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import type { Issue } from 'akslint';
import { WORDS } from '../issue.ts';

/** Opens the page of a rule. */
export type ShowRule = (code: string) => void;

export function fieldMessage(issue: Issue, showRule: ShowRule): HTMLElement {
  return h(
    'div',
    { class: `message message-${issue.severity}`, 'data-code': issue.code },
    icon(issue.severity),
    h(
      'p',
      {},
      h('strong', {}, `${WORDS[issue.severity]}: `),
      issue.message,
      ' ',
      ruleButton(issue, showRule),
      issue.help !== null && h('span', { class: 'help' }, issue.help),
    ),
  );
}

/** The rule's code, which opens its page. What only says that the document is at fault has no page. */
export function ruleButton(issue: Pick<Issue, 'code' | 'name' | 'problem'>, showRule: ShowRule): HTMLElement {
  if (issue.problem) return h('span', { class: 'code' }, issue.code);
  return h(
    'button',
    {
      type: 'button',
      class: 'code',
      'aria-label': `Why? The rule ${issue.code}, ${issue.name}`,
      on: { click: () => showRule(issue.code) },
    },
    issue.code,
  );
}
