// What is wrong, in one place: a count that is read out, and a list that leads to the fields.

import { fill, h } from '../dom.ts';
import { icon } from '../icons.ts';
import { WORDS, countText } from '../issue.ts';
import { idOf } from './controls.ts';
import { type ShowRule, ruleButton } from './message.ts';
import type { Placed } from './placing.ts';
import type { Key } from './state.ts';

export function summaryView(
  focus: (key: Key) => void,
  showRule: ShowRule,
): { readonly element: HTMLElement; readonly show: (list: readonly Placed[]) => void } {
  const count = h('p', { class: 'count', role: 'status' });
  const list = h('ol', { class: 'issues' });
  const title = h('h2', { id: 'summary-title', tabindex: '-1' }, 'Problems');
  // On narrow screens the list is far below what is typed.
  const floating = h('button', { type: 'button', class: 'floating', on: { click: () => title.focus() } });
  const element = h(
    'section',
    { class: 'card summary', 'aria-labelledby': 'summary-title' },
    title,
    count,
    list,
    floating,
  );
  let said = '';
  const show = (issues: readonly Placed[]) => {
    const text = countText(issues.map(({ issue }) => issue));
    // A status that is set again is read again.
    if (text !== said || count.childNodes.length === 0) {
      said = text;
      const sign = issues[0]?.issue.severity ?? 'ok';
      const words = text === '' ? 'No problems found' : text;
      fill(count, icon(sign), words);
      fill(floating, icon(sign), words);
      count.dataset['sign'] = sign;
    }
    list.hidden = issues.length === 0;
    fill(list, ...issues.map((one) => row(one, focus, showRule)));
  };
  return { element, show };
}

function row({ issue, field }: Placed, focus: (key: Key) => void, showRule: ShowRule): HTMLElement {
  const text = [h('span', { class: 'visually-hidden' }, `${WORDS[issue.severity]}: `), issue.message];
  const go = (event: Event) => {
    event.preventDefault();
    if (field) focus(field.key);
  };
  return h(
    'li',
    { class: `issue issue-${issue.severity}`, 'data-code': issue.code },
    icon(issue.severity),
    h(
      'div',
      {},
      field
        ? h(
            'a',
            { href: `#${idOf(field)}`, on: { click: go } },
            h('span', { class: 'where' }, field.label),
            ' ',
            ...text,
          )
        : h('span', {}, ...text),
      ' ',
      ruleButton(issue, showRule),
    ),
  );
}
