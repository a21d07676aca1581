// The page of a rule, in a dialog.

import { fill, h } from './dom.ts';
import { fullLinter } from './linter.ts';

export interface RuleDialog {
  readonly element: HTMLDialogElement;
  readonly show: (code: string) => void;
}

export function ruleDialog(): RuleDialog {
  const title = h('h2', { id: 'rule-title' });
  const body = h('div', { class: 'rule-body' });
  const close = h('button', { type: 'button', class: 'button', on: { click: () => element.close() } }, 'Close');
  const element = h(
    'dialog',
    { class: 'rule', 'aria-labelledby': 'rule-title' },
    h('div', { class: 'rule-head' }, title, close),
    body,
  );
  // A click beside the dialog is one on the dialog itself.
  element.addEventListener('click', (event) => event.target === element && element.close());

  async function load(code: string) {
    title.textContent = code;
    fill(body, h('p', { class: 'muted' }, 'Loading…'));
    try {
      const [linter, { markdown }] = await Promise.all([fullLinter(), import('./markdown.ts')]);
      const page = await linter.explain(code);
      if (!page) throw new Error(`there is no rule ${code}`);
      title.textContent = `${page.code} ${page.name}`;
      // The first line repeats the title.
      fill(body, markdown(page.documentation.replace(/^# .*\n/, ''), 1));
      body.scrollTop = 0;
    } catch {
      fill(body, h('p', {}, 'The page could not be loaded.'));
    }
  }

  const show = (code: string) => {
    void load(code);
    if (!element.open) element.showModal();
  };
  return { element, show };
}
