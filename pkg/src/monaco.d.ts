import type { Report } from './types.js';

export interface MonacoMarker<Uri> {
  startLineNumber: number;
  startColumn: number;
  endLineNumber: number;
  endColumn: number;
  severity: number;
  source: string;
  code: string | { value: string; target: Uri };
  message: string;
  relatedInformation: { resource: Uri; startLineNumber: number; startColumn: number; endLineNumber: number; endColumn: number; message: string }[] | undefined;
}

/** The markers of one file of a report, for `monaco.editor.setModelMarkers`; `toUri` is `monaco.Uri.parse`. */
export function monacoMarkers<Uri = never>(report: Report, path: string, toUri?: (address: string) => Uri): MonacoMarker<Uri>[];
