// How the editor looks. Its colours are those of the page, light or dark.

import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const wavy = (colour: string) => ({
  backgroundImage: 'none',
  textDecoration: `underline wavy var(--${colour})`,
  textDecorationSkipInk: 'none',
  textUnderlineOffset: '3px',
});

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '13px', backgroundColor: 'var(--surface)', color: 'var(--text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--text)', padding: '0.5rem 0' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--muted)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--sunken)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--selection)',
  },
  '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--text)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--line)' },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
    border: '1px solid var(--edge)',
  },
  '.cm-textfield': { backgroundColor: 'var(--surface)', color: 'var(--text)', border: '1px solid var(--edge)' },
  '.cm-panel.cm-panel-lint ul [aria-selected]': { backgroundColor: 'var(--accent-ground)', color: 'var(--text)' },
  '.cm-tooltip': {
    maxWidth: 'min(34rem, 90vw)',
    border: '1px solid var(--edge)',
    borderRadius: '8px',
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
    boxShadow: '0 0.75rem 2rem rgb(0 0 0 / 22%)',
    overflow: 'hidden',
  },
  '.cm-lintRange-error': wavy('error'),
  '.cm-lintRange-warning': wavy('warning'),
  '.cm-lintRange-info': wavy('info'),
  '.cm-diagnostic': {
    padding: '0.6rem 0.75rem',
    borderLeftWidth: '3px',
    fontFamily: 'var(--sans)',
    lineHeight: '1.45',
    whiteSpace: 'normal',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--error)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warning)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--info)' },
  '.cm-diagnosticAction': {
    margin: '0.4rem 0.4rem 0 0',
    padding: '0.2rem 0.6rem',
    borderRadius: '5px',
    backgroundColor: 'var(--accent)',
    color: 'var(--on-accent)',
    font: 'inherit',
    fontSize: '0.8125rem',
    cursor: 'pointer',
  },
  '.cm-diagnosticSource': { display: 'none' },
  '.hover p': { margin: '0 0 0.35rem' },
  '.hover-message': { display: 'flex', gap: '0.5rem' },
  '.hover .icon': { flex: 'none', width: '1rem', height: '1rem', marginTop: '0.15rem' },
  '.hover .icon-outline': { fill: 'currentColor' },
  '.hover .icon-mark': { fill: 'none', stroke: 'var(--raised)', strokeWidth: '1.6' },
  '.hover .icon-error, .hover-error strong': { color: 'var(--error)' },
  '.hover .icon-warning, .hover-warning strong': { color: 'var(--warning)' },
  '.hover .icon-info, .hover-info strong': { color: 'var(--info)' },
  '.hover-consequence, .hover-demand': { color: 'var(--muted)' },
  '.hover-rule': {
    padding: '0',
    border: '0',
    background: 'none',
    color: 'var(--accent)',
    font: 'inherit',
    textDecoration: 'underline',
    cursor: 'pointer',
  },
});

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--code-key)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--code-number)' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: 'var(--muted)', fontStyle: 'italic' },
  { tag: [tags.meta, tags.keyword], color: 'var(--code-number)' },
]);

export const theme: Extension = [look, syntaxHighlighting(colours)];
