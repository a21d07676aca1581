// From akslint's findings to what the editor marks.

import type { ChangeSpec, Text } from '@codemirror/state';
import type { Diagnostic as Mark } from '@codemirror/lint';
import type { Diagnostic, Fix, LineColumn } from 'akslint';
import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import { WORDS } from '../issue.ts';

export interface Actions {
  readonly applyFix: (fix: Fix) => void;
  readonly showRule: (code: string) => void;
  /** What a rule demands, in one sentence. */
  readonly demandOf: (code: string) => string;
}

/** The place of a position in the document. A byte order mark has no column. */
export function offsetOf(doc: Text, { line, column }: LineColumn): number {
  const { from, to, text } = doc.line(Math.min(line, doc.lines));
  const mark = line === 1 && text.startsWith('\ufeff') ? 1 : 0;
  return Math.min(from + mark + column - 1, to);
}

/** The edits of a fix within one document. */
export function changesOf(doc: Text, fix: Fix, path: string): ChangeSpec[] {
  return fix.edits
    .filter((edit) => edit.path === path)
    .map(({ range, text }) => ({ from: offsetOf(doc, range.start), to: offsetOf(doc, range.end), insert: text }));
}

export function marksOf(doc: Text, diagnostics: readonly Diagnostic[], actions: Actions): Mark[] {
  return diagnostics.map((diagnostic) => {
    const { fix, range, severity, code, message } = diagnostic;
    return {
      from: offsetOf(doc, range.start),
      to: offsetOf(doc, range.end),
      severity,
      source: code,
      message: `${WORDS[severity]}: ${message} (${code})`,
      renderMessage: () => rendered(diagnostic, actions),
      actions: fix ? [{ name: fixLabel(fix), apply: () => actions.applyFix(fix) }] : [],
    };
  });
}

/** What a fix does; an unsafe one may change what is meant. */
export function fixLabel(fix: Fix): string {
  return fix.safety === 'safe' ? `Fix: ${fix.message}` : `Unsafe fix: ${fix.message}`;
}

function rendered(
  { severity, code, name, message, help, consequence, problem }: Diagnostic,
  actions: Actions,
): HTMLElement {
  const demand = problem ? '' : actions.demandOf(code);
  return h(
    'div',
    { class: `hover hover-${severity}` },
    h('p', { class: 'hover-message' }, icon(severity), h('span', {}, h('strong', {}, `${WORDS[severity]}: `), message)),
    help !== null && h('p', {}, help),
    consequence !== null && h('p', { class: 'hover-consequence' }, consequence),
    demand !== '' && h('p', { class: 'hover-demand' }, 'The rule: ', demand),
    !problem &&
      h(
        'button',
        { type: 'button', class: 'hover-rule', on: { click: () => actions.showRule(code) } },
        `${code} ${name}`,
      ),
  );
}
