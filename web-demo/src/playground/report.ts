// What akslint says about the files: a list that leads to the places, and the report in every form.

import type { Diagnostic, Fix, Linter, Report } from 'akslint';
import { copy, save } from '../clipboard.ts';
import { fill, h } from '../dom.ts';
import { ruleButton } from '../form/message.ts';
import { plural } from '../form/notes.ts';
import { icon } from '../icons.ts';
import { WORDS, countText } from '../issue.ts';
import { fixLabel } from './diagnostics.ts';

export interface TextRange {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

export interface ReportActions {
  readonly reveal: (path: string, range: TextRange) => void;
  readonly applyFix: (fix: Fix) => void;
  readonly fixAll: () => void;
  readonly showRule: (code: string) => void;
  readonly announce: (text: string) => void;
}

export interface ReportView {
  readonly element: HTMLElement;
  readonly show: (report: Report | undefined) => void;
}

export function problemsView(actions: ReportActions): ReportView {
  const count = h('p', { class: 'count', role: 'status' });
  const scope = h('p', { class: 'muted scope-line' });
  const all = h('button', { type: 'button', class: 'button', on: { click: actions.fixAll } }, 'Fix all that is safe');
  const list = h('ol', { class: 'issues' });
  const open = h('details', { class: 'open-checks' });
  const element = h(
    'section',
    { class: 'card summary', 'aria-labelledby': 'problems-title' },
    h('h2', { id: 'problems-title' }, 'Problems'),
    h('div', { class: 'toolbar' }, count, all),
    scope,
    list,
    open,
  );
  const show = (report: Report | undefined) => {
    element.hidden = report === undefined;
    if (!report) return;
    const { diagnostics, summary } = report;
    const isNothing = summary.recognized === 0 && diagnostics.length === 0;
    const text = countText(diagnostics) || (isNothing ? 'Nothing to check' : 'No problems found');
    const sign = worst(diagnostics) ?? (isNothing ? 'info' : 'ok');
    if (count.textContent !== text || count.dataset['sign'] !== sign) {
      count.dataset['sign'] = sign;
      fill(count, icon(sign), text);
    }
    all.hidden = !diagnostics.some(({ fix }) => fix?.safety === 'safe');
    scope.textContent = `${plural(summary.files, 'file')}, ${summary.recognized} with something to check; ${plural(summary.checks, 'check')}.`;
    fill(list, ...diagnostics.map((one) => row(one, actions)));
    list.hidden = diagnostics.length === 0;
    showOpen(open, report);
  };
  return { element, show };
}

function worst(diagnostics: readonly Diagnostic[]): Diagnostic['severity'] | undefined {
  return (['error', 'warning', 'info'] as const).find((severity) =>
    diagnostics.some((one) => one.severity === severity),
  );
}

function row(diagnostic: Diagnostic, actions: ReportActions): HTMLElement {
  const { severity, path, range, message, help, fix } = diagnostic;
  return h(
    'li',
    { class: `issue issue-${severity}`, 'data-code': diagnostic.code },
    icon(severity),
    h(
      'div',
      {},
      h(
        'button',
        { type: 'button', class: 'go', on: { click: () => actions.reveal(path, range) } },
        h('span', { class: 'visually-hidden' }, `${WORDS[severity]}: `),
        message,
      ),
      help !== null && h('span', { class: 'help' }, help),
      h(
        'span',
        { class: 'meta' },
        ruleButton(diagnostic, actions.showRule),
        h('span', { class: 'mono' }, `${path}:${range.start.line}:${range.start.column}`),
      ),
      fix &&
        h('button', { type: 'button', class: 'chip fix', on: { click: () => actions.applyFix(fix) } }, fixLabel(fix)),
    ),
  );
}

/** The checks that hang on a value which is not known. */
function showOpen(element: HTMLDetailsElement, { undetermined, summary }: Report): void {
  element.hidden = undetermined.length === 0;
  fill(
    element,
    h('summary', {}, `${plural(summary.undetermined, 'check')} could not be decided`),
    h(
      'ul',
      {},
      ...undetermined.map(({ symbol, rules }) =>
        h('li', {}, h('code', {}, symbol), ` is not known: ${rules.join(', ')}`),
      ),
    ),
  );
}

const FILE_ENDINGS: Readonly<Record<string, string>> = {
  json: 'json',
  sarif: 'sarif',
  gitlab: 'json',
  rdjson: 'json',
  ndjson: 'ndjson',
  rdjsonl: 'jsonl',
  junit: 'xml',
  checkstyle: 'xml',
  markdown: 'md',
};

export function reportView(linter: Linter, announce: (text: string) => void): ReportView {
  let report: Report | undefined;
  let text = '';
  const forms = linter.reporters();
  const select = h(
    'select',
    { id: 'report-form', on: { change: () => void redraw() } },
    ...forms.map(({ name }) => h('option', { value: name }, name)),
  );
  const about = h('p', { id: 'report-about', class: 'hint' });
  select.setAttribute('aria-describedby', about.id);
  const code = h('code');
  const output = h('pre', { class: 'output', tabindex: '0', 'aria-label': 'Report' }, code);
  const copyIt = async () =>
    announce((await copy(text)) ? 'The report is copied' : 'The browser did not let the page copy');
  const element = h(
    'section',
    { class: 'card result', 'aria-labelledby': 'report-title' },
    h('h2', { id: 'report-title' }, 'Report'),
    h(
      'div',
      { class: 'toolbar' },
      h('label', { for: select.id, class: 'label' }, 'Format'),
      select,
      h('button', { type: 'button', class: 'button primary', on: { click: () => void copyIt() } }, 'Copy'),
      h(
        'button',
        {
          type: 'button',
          class: 'button',
          on: { click: () => save(text, `akslint.${FILE_ENDINGS[select.value] ?? 'txt'}`) },
        },
        'Save',
      ),
    ),
    about,
    output,
  );

  async function redraw() {
    if (!report) return;
    const [shown, form] = [report, select.value];
    const written = await linter.format(shown, form);
    if (shown !== report || form !== select.value) return;
    text = written;
    about.textContent = forms.find(({ name }) => name === select.value)?.summary ?? '';
    code.textContent = text === '' ? '(nothing: there are no problems)' : text;
  }

  return {
    element,
    show: (next) => {
      report = next;
      element.hidden = next === undefined;
      void redraw();
    },
  };
}
