//! Every position that is printed, recomputed from the text alone.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    missing_docs
)]

mod support;

use akslint_report::Style;
use serde_json::Value;
use support::{documents, report};

/// Line and UTF-16 column of a byte, by walking the text from its start.
fn walk(text: &str, offset: usize) -> (u64, u64) {
    let (mut line, mut column) = (1, 1);
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        if at >= offset {
            break;
        }
        match char {
            '\u{feff}' if at == 0 => {}
            '\r' if chars.peek().is_some_and(|(_, next)| *next == '\n') => {}
            '\n' | '\r' => (line, column) = (line + 1, 1),
            _ => column += u64::try_from(char.len_utf16()).unwrap(),
        }
    }
    (line, column)
}

fn json(files: &[(&str, &str)]) -> Value {
    let report = report(files.iter().copied());
    let text = (akslint_report::find("json").expect("the reporter").render)(&report, &Style::default());
    serde_json::from_str(&text).expect("JSON")
}

fn check_range(path: &str, text: &str, range: &Value) {
    for end in ["start", "end"] {
        let offset = usize::try_from(range[end]["offset"].as_u64().expect("an offset")).unwrap();
        assert!(offset <= text.len() && text.is_char_boundary(offset), "{path}: {range}");
        let printed = (range[end]["line"].as_u64().unwrap(), range[end]["column"].as_u64().unwrap());
        let shift = if text.starts_with('\u{feff}') && offset == 0 { 3 } else { offset };
        assert_eq!(printed, walk(text, shift), "{path}: {end} of {range}");
    }
    assert!(range["start"]["offset"].as_u64() <= range["end"]["offset"].as_u64(), "{path}: {range}");
}

fn check_all(path: &str, text: &str) -> usize {
    let report = json(&[(path, text)]);
    let diagnostics = report["diagnostics"].as_array().expect("diagnostics");
    for one in diagnostics {
        check_range(path, text, &one["range"]);
        for related in one["related"].as_array().into_iter().flatten() {
            check_range(path, text, &related["range"]);
        }
    }
    diagnostics.len()
}

#[test]
fn positions_are_those_of_a_naive_walk() {
    let mut checked = 0;
    for document in documents() {
        checked += check_all(&document.path, &document.text);
        checked += check_all(&document.path, &document.text.replace('\n', "\r\n"));
        checked += check_all(&document.path, &format!("\u{feff}{}", document.text));
        // Wide characters before everything else, in a comment that templates and specs may have.
        if document.path.ends_with(".arm.json") {
            checked += check_all(&document.path, &format!("/* é😀\t */{}", document.text));
        }
        if document.path.ends_with(".yaml") {
            checked += check_all(&document.path, &format!("# é😀\n{}", document.text));
        }
    }
    assert!(checked > 100, "only {checked} diagnostics were checked");
}

/// The value at a path, as another parser sees it.
fn at<'v>(document: &'v Value, path: &Value) -> Option<&'v Value> {
    path.as_array().expect("a path").iter().try_fold(document, |value, segment| match segment {
        Value::String(key) => {
            value.as_object()?.iter().find(|(own, _)| own.eq_ignore_ascii_case(key)).map(|(_, value)| value)
        }
        Value::Number(index) => value.get(usize::try_from(index.as_u64()?).ok()?),
        _ => None,
    })
}

/// In a document of literals, the characters of a finding are the value at its path, or the path leads to nothing
/// because the value is missing.
#[test]
fn characters_and_paths_agree_with_another_parser() {
    let mut checked = 0;
    for document in documents().iter().filter(|document| document.path.ends_with(".azure.json")) {
        let Ok(parsed) = serde_json::from_str::<Value>(&document.text) else { continue };
        let report = json(&[(&document.path, &document.text)]);
        for one in report["diagnostics"].as_array().expect("diagnostics") {
            let Some(value) = at(&parsed, &one["dataPath"]) else { continue };
            let offset = |end: &str| usize::try_from(one["range"][end]["offset"].as_u64().unwrap()).unwrap();
            let characters = &document.text[offset("start")..offset("end")];
            let read: Value = serde_json::from_str(characters)
                .unwrap_or_else(|_| panic!("{}: {one}: no value: {characters}", document.path));
            assert_eq!(&read, value, "{}: {one}", document.path);
            checked += 1;
        }
    }
    assert!(checked > 20, "only {checked} findings were checked");
}
