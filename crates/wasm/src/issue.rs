//! What is wrong with a spec, as forms want it: by the path to the field.

use crate::json;
use akslint_diagnostics::{Diagnostic, LineColumn, LineIndex, PathSegment};

/// The diagnostics of one spec as a JSON array; with their characters if the lines of its text are given.
pub(crate) fn list(diagnostics: &[Diagnostic], lines: Option<LineIndex<'_>>) -> String {
    let mut out = String::from("[");
    for (index, one) in diagnostics.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { "," });
        write(one, lines.as_ref(), &mut out);
    }
    out.push(']');
    out
}

fn write(one: &Diagnostic, lines: Option<&LineIndex<'_>>, out: &mut String) {
    fields(
        [
            ("{\"code\":", Some(one.code.as_ref())),
            (",\"name\":", Some(one.name.as_ref())),
            (",\"severity\":", Some(one.severity.as_str())),
        ],
        out,
    );
    out.push_str(if one.is_problem { ",\"problem\":true" } else { ",\"problem\":false" });
    fields(
        [
            (",\"message\":", Some(one.message.as_str())),
            (",\"help\":", one.help.as_deref()),
            (",\"consequence\":", one.consequence.as_deref()),
            (",\"url\":", one.url.as_deref()),
        ],
        out,
    );
    out.push_str(",\"path\":[");
    for (index, segment) in one.data_path.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { "," });
        match segment {
            PathSegment::Key(key) => json::text(key, out),
            PathSegment::Index(index) => json::number(*index, out),
        }
    }
    out.push(']');
    if let Some(lines) = lines {
        out.push_str(",\"range\":{\"start\":");
        position(lines.position(one.span.start), out);
        out.push_str(",\"end\":");
        position(lines.position(one.span.end), out);
        out.push('}');
    }
    out.push('}');
}

fn fields<const COUNT: usize>(fields: [(&str, Option<&str>); COUNT], out: &mut String) {
    for (key, text) in fields {
        out.push_str(key);
        json::text_or_null(text, out);
    }
}

fn position(at: LineColumn, out: &mut String) {
    out.push_str("{\"line\":");
    json::number(at.line, out);
    out.push_str(",\"column\":");
    json::number(at.utf16, out);
    out.push('}');
}
