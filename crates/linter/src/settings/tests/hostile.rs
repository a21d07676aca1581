//! Whatever becomes of a text, reading it ends soon and without a panic, and spans lie in it.

use super::{SAMPLE, read, read_json};
use akslint_diagnostics::ProblemKind;
use std::fmt::Debug;

/// Reads a text, and fails if a span does not lie in it.
fn check(text: &str) {
    let parsed = read(text);
    assert!(parsed.problems.iter().all(|one| one.kind != ProblemKind::Internal), "{text}");
    for one in &parsed.problems {
        let range = usize::try_from(one.span.start).unwrap()..usize::try_from(one.span.end).unwrap();
        assert!(text.get(range.clone()).is_some(), "{range:?} {text:?}");
    }
    spans(&parsed.settings, text);
}

/// Every span that a value holds, as its debug form shows them.
fn spans(value: &impl Debug, text: &str) {
    for rest in format!("{value:?}").split("Span { file: FileId(7), start: ").skip(1) {
        let (start, rest) = rest.split_once(", end: ").unwrap();
        let (end, _) = rest.split_once(' ').unwrap();
        let range = start.parse::<usize>().unwrap()..end.parse::<usize>().unwrap();
        assert!(text.get(range.clone()).is_some(), "{range:?} {text:?}");
    }
}

fn boundaries(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.char_indices().map(|(at, _)| at).chain([text.len()])
}

#[test]
fn every_prefix_is_read() {
    boundaries(SAMPLE).for_each(|end| check(&SAMPLE[..end]));
}

#[test]
fn every_text_with_another_character_is_read() {
    for (index, (at, char)) in SAMPLE.char_indices().enumerate() {
        let other = ['{', '"', '=', '\n', '[', '\t', '\u{0}', '\'', '\u{e9}', '}', '.', ']'][index % 12];
        check(&format!("{}{other}{}", &SAMPLE[..at], &SAMPLE[at + char.len_utf8()..]));
        check(&format!("{}{}", &SAMPLE[..at], &SAMPLE[at + char.len_utf8()..]));
    }
}

#[test]
fn depth_does_no_harm() {
    const DEEP: usize = 200_000;
    let dotted = vec!["a"; DEEP].join(".");
    for text in [
        format!("a = {}", "[".repeat(DEEP)),
        format!("a = {}", "{a=".repeat(DEEP)),
        format!("a = {}1{}", "[".repeat(70), "]".repeat(70)),
        format!("{dotted} = 1\n"),
        format!("[{dotted}]\nb = 1\n"),
        format!("[[{dotted}]]\nb = 1\n"),
        format!("[assume]\n{dotted} = 1\n"),
        format!("assume = {{{dotted} = 1}}\n"),
    ] {
        let parsed = read(&text);
        assert!(!parsed.problems.is_empty(), "{}", &text[..20]);
        check(&text);
    }
    for text in ["[".repeat(DEEP), "{\"assume\":".repeat(DEEP)] {
        assert!(!read_json(&text).problems.is_empty());
    }
}

#[test]
fn settings_are_data_alone() {
    for text in [
        "extends = \"../../../../../../etc/passwd\"\nplugins = [\"./evil.so\"]\ncommand = \"touch /tmp/pwned\"\n",
        "[rules]\nnot_a_rule = \"error\"\n",
        "name_pattern = \"(a+)+$\"\n",
        "name_pattern = \"((((a{1000}){1000}){1000}){1000})\"\n",
        "max = 9999999999999999999999\n",
    ] {
        assert!(!read(text).problems.is_empty(), "{text}");
    }
}
