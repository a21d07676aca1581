// The result of the form in one of several formats, to copy or to save.

import { copy, save } from '../clipboard.ts';
import { fill, h } from '../dom.ts';
import type { Output, OutputFormat } from '../generate/format.ts';
import { OUTPUT_FORMATS } from '../generate/index.ts';
import { planOf } from '../generate/plan.ts';
import { icon } from '../icons.ts';
import { tabs } from '../tabs.ts';
import type { FormState } from './state.ts';

const PANEL = 'result-panel';

export interface ResultView {
  readonly element: HTMLElement;
  readonly show: (state: FormState, errors: number) => void;
}

export function resultView(announce: (text: string) => void): ResultView {
  let format = OUTPUT_FORMATS[0] as OutputFormat;
  let output: Output = { text: '', notes: [] };
  let latest: { state: FormState; errors: number } | undefined;

  const all = h('input', { type: 'checkbox', id: 'everything', on: { change: () => redraw() } });
  const scope = h(
    'div',
    { class: 'check scope' },
    all,
    h('label', { for: 'everything' }, 'Also write the cluster and its network'),
  );
  const row = tabs(
    'result',
    'Format of the result',
    OUTPUT_FORMATS,
    () => PANEL,
    (id) => {
      format = OUTPUT_FORMATS.find((one) => one.id === id) ?? format;
      redraw();
    },
  );
  const notes = h('ul', { class: 'notes' });
  const code = h('code');
  const text = h('pre', { class: 'output', tabindex: '0', 'aria-label': 'Result' }, code);
  const copying = h('button', { type: 'button', class: 'button primary', on: { click: () => void copyIt() } }, 'Copy');
  const saving = h(
    'button',
    { type: 'button', class: 'button', on: { click: () => save(output.text, format.file) } },
    'Save',
  );
  const file = h('span', { class: 'file mono' });
  const panel = h(
    'div',
    { id: PANEL, role: 'tabpanel', class: 'result-panel' },
    notes,
    h('div', { class: 'toolbar' }, file, copying, saving),
    text,
  );
  const element = h(
    'section',
    { class: 'card result', 'aria-labelledby': 'result-title' },
    h('h2', { id: 'result-title' }, 'Result'),
    scope,
    row.list,
    panel,
  );

  async function copyIt() {
    const isCopied = await copy(output.text);
    announce(
      isCopied ? `${format.label} copied` : 'The browser did not let the page copy: select the text and copy it',
    );
    copying.textContent = isCopied ? 'Copied' : 'Copy';
    setTimeout(() => (copying.textContent = 'Copy'), 1500);
  }

  function redraw() {
    if (!latest) return;
    const { state, errors } = latest;
    const plan = planOf(state);
    scope.hidden = plan.cluster === undefined && plan.network === undefined;
    output = format.write({ state, plan, everything: all.checked && !scope.hidden });
    const warning =
      errors === 0
        ? []
        : [`This has ${errors === 1 ? 'an error' : `${errors} errors`}: Azure will refuse it, or it will not work.`];
    row.select(format.id);
    panel.setAttribute('aria-labelledby', row.tabId(format.id));
    fill(
      notes,
      ...warning.map((note) => h('li', { class: 'bad' }, icon('error'), note)),
      ...output.notes.map((note) => h('li', {}, icon('info'), note)),
    );
    code.textContent = output.text;
    file.textContent = format.file;
    element.classList.toggle('invalid', errors > 0);
  }

  return {
    element,
    show: (state, errors) => {
      latest = { state, errors };
      redraw();
    },
  };
}
