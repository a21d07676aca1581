// Tabs with the keyboard of the ARIA pattern: arrows move, Home and End jump.

import { h } from './dom.ts';

export interface Tab {
  readonly id: string;
  readonly label: string;
}

export interface Tabs {
  readonly list: HTMLElement;
  /** The id of the tab with this id. */
  readonly tabId: (id: string) => string;
  readonly select: (id: string) => void;
}

/** The row of tabs for one panel, or for several; `onSelect` shows what belongs to the tab. */
export function tabs(
  name: string,
  label: string,
  all: readonly Tab[],
  panelId: (id: string) => string,
  onSelect: (id: string) => void,
): Tabs {
  const tabId = (id: string) => `${name}-tab-${id}`;
  const buttons = all.map(({ id, label: text }) =>
    h(
      'button',
      { type: 'button', role: 'tab', id: tabId(id), 'aria-controls': panelId(id), on: { click: () => choose(id) } },
      text,
    ),
  );
  const list = h('div', { role: 'tablist', class: 'tabs', 'aria-label': label }, ...buttons);

  function select(id: string) {
    buttons.forEach((button, at) => {
      const isSelected = all[at]?.id === id;
      button.setAttribute('aria-selected', String(isSelected));
      button.tabIndex = isSelected ? 0 : -1;
    });
  }

  function choose(id: string) {
    select(id);
    onSelect(id);
  }

  list.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const last = buttons.length - 1;
    const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
    const tab = all[next];
    if (tab) choose(tab.id);
  });
  return { list, tabId, select };
}
