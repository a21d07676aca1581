//! What is wrong with a spec, as forms want it: by the path to the field.

use akslint_diagnostics::json::{Json, unguarded};
use akslint_diagnostics::{Diagnostic, LineColumn, LineIndex, PathSegment};

/// The diagnostics of one spec as a JSON array; with their characters if the lines of its text are given.
pub(crate) fn list(diagnostics: &[Diagnostic], lines: Option<LineIndex<'_>>) -> String {
    Json::line(unguarded, |json| json.items(diagnostics, |json, one| write(one, lines.as_ref(), json)))
}

fn write(one: &Diagnostic, lines: Option<&LineIndex<'_>>, json: &mut Json) {
    json.object(|json| {
        json.key("code").text(&one.code);
        json.key("name").text(&one.name);
        json.key("severity").text(one.severity.as_str());
        json.key("problem").truth(one.is_problem);
        json.key("message").text(&one.message);
        json.key("help").text_or_null(one.help.as_deref());
        json.key("consequence").text_or_null(one.consequence.as_deref());
        json.key("url").text_or_null(one.url.as_deref());
        json.key("path").items(&one.data_path, |json, segment| match segment {
            PathSegment::Key(key) => json.text(key),
            PathSegment::Index(index) => json.number(*index),
        });
        if let Some(lines) = lines {
            json.key("range").object(|json| {
                position(lines.position(one.span.start), json.key("start"));
                position(lines.position(one.span.end), json.key("end"));
            });
        }
    });
}

fn position(at: LineColumn, json: &mut Json) {
    json.object(|json| {
        json.key("line").number(at.line);
        json.key("column").number(at.utf16);
    });
}
