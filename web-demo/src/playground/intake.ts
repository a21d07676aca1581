// Ways in for files: dropped, opened, pasted.

import type { TextFile } from 'akslint';
import { h } from '../dom.ts';
import { nameFor } from './state.ts';

/** Files larger than this are not read; akslint would not check them. */
const LARGEST = 16 << 20;

/** The texts of files. The folder of a dropped folder is kept in the path. */
export async function textsOf(files: readonly File[]): Promise<TextFile[]> {
  const small = files.filter(({ size }) => size <= LARGEST);
  return Promise.all(
    small.map(async (file) => ({ path: file.webkitRelativePath || file.name, text: await file.text() })),
  );
}

/** A button that opens files. */
export function openButton(onFiles: (files: TextFile[]) => void): HTMLElement {
  const input = h('input', {
    type: 'file',
    multiple: true,
    class: 'visually-hidden',
    tabindex: '-1',
    'aria-hidden': 'true',
  });
  input.addEventListener('change', () => {
    void textsOf([...(input.files ?? [])]).then(onFiles);
    input.value = '';
  });
  const button = h('button', { type: 'button', class: 'button', on: { click: () => input.click() } }, 'Open files…');
  return h('span', {}, button, input);
}

/** Takes what is dropped onto the element, and what is pasted where nothing else takes it. */
export function takeFiles(element: HTMLElement, onFiles: (files: TextFile[]) => void): void {
  const isOver = (state: boolean) => element.classList.toggle('dropping', state);
  element.addEventListener('dragover', (event) => {
    event.preventDefault();
    isOver(true);
  });
  element.addEventListener('dragleave', (event) => {
    if (!(event.relatedTarget instanceof Node && element.contains(event.relatedTarget))) isOver(false);
  });
  // Before the editor, which would take the text of the file for its own.
  element.addEventListener(
    'drop',
    (event) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      isOver(false);
      void textsOf(files).then(onFiles);
    },
    { capture: true },
  );
  document.addEventListener('paste', (event) => {
    const target = event.composedPath()[0];
    const isTaken =
      target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
    if (isTaken || !element.isConnected || element.closest('[hidden]')) return;
    const files = [...(event.clipboardData?.files ?? [])];
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (files.length === 0 && text.trim() === '') return;
    event.preventDefault();
    if (files.length > 0) void textsOf(files).then(onFiles);
    else onFiles([{ path: nameFor(text), text }]);
  });
}
