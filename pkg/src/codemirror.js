// A source for the linter of CodeMirror 6 (@codemirror/lint).

export function codeMirrorSource(linter, { path = 'document.json', others = () => [], ...options } = {}) {
  const given = Object.keys(options).length === 0 ? undefined : options;
  return ({ state }) => {
    const text = state.doc.toString();
    const report = linter.check([{ path, text }, ...others()], given);
    return report.diagnostics.filter((one) => one.path === path).map((one) => diagnosticOf(state.doc, one, path));
  };
}

function diagnosticOf(doc, { code, severity, message, help, consequence, url, range, fix }, path) {
  const mends = fix && fix.edits.every((edit) => edit.path === path);
  return {
    from: offset(doc, range.start),
    to: offset(doc, range.end),
    severity,
    source: code,
    message: [message, consequence, help].filter(Boolean).join('\n'),
    akslint: { code, url },
    actions: mends ? [{ name: fix.message, apply: (view) => view.dispatch({ changes: changesOf(view.state.doc, fix) }) }] : [],
  };
}

const changesOf = (doc, fix) =>
  fix.edits.map(({ range, text }) => ({ from: offset(doc, range.start), to: offset(doc, range.end), insert: text }));

/** Lines and columns are as CodeMirror counts, but a byte order mark has no column of ours. */
function offset(doc, { line, column }) {
  const { from, to, text } = doc.line(Math.min(line, doc.lines));
  const mark = line === 1 && text.startsWith('\ufeff') ? 1 : 0;
  return Math.min(from + mark + column - 1, to);
}
