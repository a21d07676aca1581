// Markers for Monaco (monaco.editor.setModelMarkers).

/** As in monaco.MarkerSeverity. */
const SEVERITIES = { error: 8, warning: 4, info: 2 };

export function monacoMarkers(report, path, toUri) {
  return report.diagnostics
    .filter((one) => one.path === path)
    .map(({ code, severity, message, help, consequence, url, range, related }) => ({
      ...placed(range),
      severity: SEVERITIES[severity],
      source: 'akslint',
      code: toUri && url ? { value: code, target: toUri(url) } : code,
      message: [message, consequence, help].filter(Boolean).join('\n'),
      relatedInformation: toUri
        ? related.map((one) => ({ ...placed(one.range), message: one.message, resource: toUri(one.path) }))
        : undefined,
    }));
}

const placed = ({ start, end }) => ({
  startLineNumber: start.line,
  startColumn: start.column,
  endLineNumber: end.line,
  endColumn: end.column,
});
