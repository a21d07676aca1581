import type { Linter, Options, TextFile } from './types.js';

export interface CodeMirrorOptions extends Options {
  /** The path of the document; its ending tells the format. */
  path?: string;
  /** Files that are judged together with the document. */
  others?: () => readonly TextFile[];
}

export interface CodeMirrorDiagnostic {
  from: number;
  to: number;
  severity: 'error' | 'warning' | 'info';
  source: string;
  message: string;
  akslint: { code: string; url: string | null };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the view of @codemirror/view
  actions: { name: string; apply(view: any): void }[];
}

/** A source for `linter` of @codemirror/lint. */
export function codeMirrorSource(
  linter: Linter,
  options?: CodeMirrorOptions,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the view of @codemirror/view
): (view: any) => CodeMirrorDiagnostic[];
