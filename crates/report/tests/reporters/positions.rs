//! Every position that a reporter writes, recomputed from the text by counting from its first character.

use crate::fixtures;
use akslint_diagnostics::{Report, Span};
use akslint_report::{Style, find};
use serde_json::Value;

/// Line and column, both from 1, in the unit that `width` gives to a character.
fn naive(text: &str, offset: u32, width: fn(char) -> usize) -> (u64, u64) {
    let mut offset = (offset as usize).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let before = before.strip_prefix('\u{feff}').unwrap_or(before);
    let splits_crlf = text[offset..].starts_with('\n') && before.ends_with('\r');
    let unix = if splits_crlf { before.replace("\r\n", "\n") + "x" } else { before.replace("\r\n", "\n") };
    let unix =
        if splits_crlf { unix.strip_suffix("\rx").unwrap_or(&unix).to_owned() + "\u{1}" } else { unix };
    let lines: Vec<&str> = unix.split(['\n', '\r']).collect();
    let column: usize = lines.last().unwrap().chars().map(width).sum();
    (lines.len() as u64, column as u64 + 1)
}

fn utf16(char: char) -> usize {
    char.len_utf16()
}

fn rendered(name: &str, report: &Report) -> Value {
    let text = (find(name).unwrap().render)(report, &Style::default());
    serde_json::from_str(&text).unwrap()
}

fn assert_at(value: &Value, line: &str, column: &str, text: &str, offset: u32, width: fn(char) -> usize) {
    let found = (value[line].as_u64().unwrap(), value[column].as_u64().unwrap());
    assert_eq!(found, naive(text, offset, width), "offset {offset} of {text:?}");
}

fn text(report: &Report, span: Span) -> &str {
    report.sources.get(span.file).map_or("", |file| file.text.raw())
}

fn reports() -> [Report; 3] {
    [fixtures::deployment(), fixtures::characters(), fixtures::long()]
}

#[test]
fn json_counts_utf16_code_units_and_bytes() {
    for report in reports() {
        let document = rendered("json", &report);
        for (one, value) in report.diagnostics.iter().zip(document["diagnostics"].as_array().unwrap()) {
            let mut pairs = vec![(one.span, &value["range"])];
            for (label, value) in one.related.iter().zip(value["related"].as_array().unwrap()) {
                pairs.push((label.span, &value["range"]));
            }
            for (span, range) in pairs {
                for (at, offset) in [("start", span.start), ("end", span.end)] {
                    assert_at(&range[at], "line", "column", text(&report, span), offset, utf16);
                    assert_eq!(range[at]["offset"], offset);
                }
            }
        }
    }
}

#[test]
fn sarif_counts_utf16_code_units() {
    for report in reports() {
        let document = rendered("sarif", &report);
        let findings = report.diagnostics.iter().filter(|one| !one.is_problem);
        for (one, value) in findings.zip(document["runs"][0]["results"].as_array().unwrap()) {
            let region = &value["locations"][0]["physicalLocation"]["region"];
            assert_at(region, "startLine", "startColumn", text(&report, one.span), one.span.start, utf16);
            assert_at(region, "endLine", "endColumn", text(&report, one.span), one.span.end, utf16);
        }
    }
}

#[test]
fn rdjson_counts_bytes() {
    for report in reports() {
        let document = rendered("rdjson", &report);
        for (one, value) in report.diagnostics.iter().zip(document["diagnostics"].as_array().unwrap()) {
            let range = &value["location"]["range"];
            let text = text(&report, one.span);
            assert_at(&range["start"], "line", "column", text, one.span.start, char::len_utf8);
            assert_at(&range["end"], "line", "column", text, one.span.end, char::len_utf8);
        }
    }
}

#[test]
fn people_get_characters() {
    for report in reports() {
        let concise = (find("concise").unwrap().render)(&report, &Style::default());
        let full = (find("full").unwrap().render)(&report, &Style::default());
        for (one, line) in report.diagnostics.iter().zip(concise.lines()) {
            let (row, column) = naive(text(&report, one.span), one.span.start, |_| 1);
            let path = report.sources.path(one.span.file);
            let place = format!("{path}:{row}:{column}");
            assert!(line.starts_with(&format!("{place}: {}", one.code)), "{line} is not at {place}");
            assert!(path.is_empty() || full.contains(&format!("┌─ {place}\n")), "{place} is not in full");
        }
    }
}
