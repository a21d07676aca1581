// The files as tabs, and the name of the one that is open.

import type { Diagnostic, TextFile } from 'akslint';
import { fill, h } from '../dom.ts';
import { icon } from '../icons.ts';
import { countText } from '../issue.ts';

export const EDITOR_PANEL = 'editor-panel';

export interface FileBarActions {
  readonly open: (path: string) => void;
  readonly rename: (from: string, to: string) => void;
  readonly remove: (path: string) => void;
}

export interface FileBarView {
  readonly element: HTMLElement;
  readonly show: (files: readonly TextFile[], open: string, diagnostics: readonly Diagnostic[]) => void;
}

export function fileBar(actions: FileBarActions): FileBarView {
  const row = h('div', { role: 'tablist', class: 'tabs file-tabs', 'aria-label': 'Files' });
  const name = h('input', { id: 'file-name', type: 'text', class: 'mono', spellcheck: 'false', autocomplete: 'off' });
  let shown = '';
  name.addEventListener('change', () => actions.rename(shown, name.value));
  const remove = h('button', { type: 'button', class: 'button', on: { click: () => actions.remove(shown) } }, 'Remove');
  const naming = h('div', { class: 'naming' }, h('label', { for: name.id, class: 'label' }, 'File name'), name, remove);
  const element = h('div', { class: 'file-bar' }, row, naming);

  row.addEventListener('keydown', (event) => {
    const tabs = [...row.querySelectorAll<HTMLElement>('[role="tab"]')];
    const at = tabs.findIndex((tab) => tab.getAttribute('aria-selected') === 'true');
    const last = tabs.length - 1;
    const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    const path = next === undefined ? undefined : tabs[next]?.dataset['path'];
    if (path === undefined) return;
    event.preventDefault();
    actions.open(path);
    row.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  });

  const show: FileBarView['show'] = (files, open, diagnostics) => {
    shown = open;
    element.hidden = files.length === 0;
    const hadFocus = row.contains(document.activeElement);
    fill(row, ...files.map(({ path }, at) => tab(path, at, path === open, diagnostics, actions)));
    if (hadFocus) row.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
    if (document.activeElement !== name) name.value = open;
  };
  return { element, show };
}

export const fileTabId = (at: number): string => `file-tab-${at}`;

function tab(
  path: string,
  at: number,
  isOpen: boolean,
  diagnostics: readonly Diagnostic[],
  actions: FileBarActions,
): HTMLElement {
  const own = diagnostics.filter((one) => one.path === path);
  const sign = (['error', 'warning', 'info'] as const).find((severity) => own.some((one) => one.severity === severity));
  return h(
    'button',
    {
      type: 'button',
      role: 'tab',
      id: fileTabId(at),
      'data-path': path,
      'aria-selected': String(isOpen),
      'aria-controls': EDITOR_PANEL,
      tabindex: isOpen ? '0' : '-1',
      on: { click: () => actions.open(path) },
    },
    sign && icon(sign),
    path,
    own.length > 0 && h('span', { class: 'visually-hidden' }, `: ${countText(own)}`),
  );
}
