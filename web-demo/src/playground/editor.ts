// The editor: one document for each file, with what akslint marks in it.
//
// It lives in a shadow root, where CodeMirror adds its styles without a style element, which the page forbids.

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { type Diagnostic as Mark, forEachDiagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { type ChangeSpec, EditorState, type Extension } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { TextRange } from './report.ts';
import { offsetOf } from './diagnostics.ts';
import { h } from '../dom.ts';
import { theme } from './theme.ts';

export interface Editor {
  readonly element: HTMLElement;
  /** Shows a file; the document that was shown before keeps its history and selection. */
  readonly open: (path: string, text: string) => void;
  /** Forgets documents of files that are gone. */
  readonly keep: (paths: readonly string[]) => void;
  readonly mark: (marks: (doc: EditorState['doc']) => Mark[]) => void;
  readonly change: (changes: (doc: EditorState['doc']) => readonly ChangeSpec[]) => void;
  readonly reveal: (range: TextRange) => void;
  readonly focus: () => void;
}

export function editor(onChange: (path: string, text: string) => void): Editor {
  const element = h('div', { class: 'editor' });
  const root = element.attachShadow({ mode: 'open' });
  const kept = new Map<string, EditorState>();
  let shown: string | undefined;
  const view = new EditorView({ root, parent: root });

  function stateOf(path: string, text: string): EditorState {
    const before = kept.get(path);
    if (before && before.doc.toString() === text) return before;
    const changed = EditorView.updateListener.of((update) => {
      if (update.docChanged && shown === path) onChange(path, update.state.doc.toString());
    });
    return EditorState.create({ doc: text, extensions: [...setup(path), changed] });
  }

  return {
    element,
    open: (path, text) => {
      if (shown === path && view.state.doc.toString() === text) return;
      if (shown !== undefined) kept.set(shown, view.state);
      shown = path;
      view.setState(stateOf(path, text));
    },
    keep: (paths) => {
      for (const path of kept.keys()) if (!paths.includes(path)) kept.delete(path);
      if (shown !== undefined && !paths.includes(shown)) shown = undefined;
    },
    mark: (marks) => view.dispatch(setDiagnostics(view.state, marks(view.state.doc))),
    change: (changes) => view.dispatch({ changes: [...changes(view.state.doc)], userEvent: 'input.fix' }),
    reveal: ({ start, end }) => {
      const [anchor, head] = [offsetOf(view.state.doc, start), offsetOf(view.state.doc, end)];
      view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.focus();
    },
    focus: () => view.focus(),
  };
}

function setup(path: string): Extension[] {
  return [
    lineNumbers(),
    lintGutter(),
    foldGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    search({ top: true }),
    // The Tab key leaves the editor, as everywhere on the page.
    keymap.of([
      { key: 'Mod-.', run: applyFirstFix },
      ...lintKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...defaultKeymap,
    ]),
    /\.ya?ml$/i.test(path) ? yaml() : json(),
    EditorView.contentAttributes.of({ 'aria-label': `Text of ${path}`, spellcheck: 'false', tabindex: '0' }),
    theme,
  ];
}

/** Applies the fix of the problem at the cursor. */
function applyFirstFix(view: EditorView): boolean {
  const { head } = view.state.selection.main;
  let run: (() => void) | undefined;
  forEachDiagnostic(view.state, (mark, from, to) => {
    const action = mark.actions?.[0];
    if (!run && action && from <= head && head <= to) run = () => action.apply(view, from, to);
  });
  run?.();
  return run !== undefined;
}
