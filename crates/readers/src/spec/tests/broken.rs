//! Whatever becomes of a spec's text, reading it gives a fragment with spans of that text.

use super::{SAMPLE, SAMPLE_JSON, read};
use akslint_diagnostics::Span;
use akslint_model::Fragment;

/// Panics if a place of a problem, a block or a secret is not one of the text.
fn check(text: &str) -> Fragment {
    let fragment = read(text);
    let problems = fragment.problems.iter().map(|problem| problem.span);
    let blocks = fragment.resources.iter().map(|resource| resource.block);
    problems.chain(blocks).for_each(|span| inside(text, span.start, span.end));
    fragment.secrets.iter().for_each(|range| inside(text, range.start, range.end));
    fragment
}

fn inside(text: &str, start: u32, end: u32) {
    let (from, to) = (usize::try_from(start).unwrap(), usize::try_from(end).unwrap());
    assert!(from <= to && text.get(from..to).is_some(), "{start}..{end} in {text:?}");
}

/// Every span that the fragment holds, as its debug form shows them.
fn spans(fragment: &Fragment) -> Vec<Span> {
    let debug = format!("{fragment:?}");
    debug
        .split("Span { file: FileId(0), start: ")
        .skip(1)
        .map(|rest| {
            let (start, rest) = rest.split_once(", end: ").unwrap();
            let (end, _) = rest.split_once(' ').unwrap();
            Span::new(akslint_diagnostics::FileId(0), start.parse().unwrap(), end.parse().unwrap())
        })
        .collect()
}

#[test]
fn spans_are_found_in_the_debug_form() {
    assert!(spans(&read(SAMPLE)).len() > 100);
}

#[test]
fn every_prefix_is_read() {
    for sample in [SAMPLE, SAMPLE_JSON] {
        for end in 0..=sample.len() {
            let text = &sample[..end];
            spans(&check(text)).into_iter().for_each(|span| inside(text, span.start, span.end));
        }
    }
}

#[test]
fn every_text_without_one_character_is_read() {
    for sample in [SAMPLE, SAMPLE_JSON] {
        for at in 0..sample.len() {
            check(&format!("{}{}", &sample[..at], &sample[at + 1..]));
        }
    }
}

#[test]
fn every_text_with_another_character_is_read() {
    for sample in [SAMPLE, SAMPLE_JSON] {
        for at in 0..sample.len() {
            let other = ['{', '"', ':', '\n', '-', '\t', '\u{0}', '*', '\u{e9}', '}'][at % 10];
            check(&format!("{}{other}{}", &sample[..at], &sample[at + 1..]));
        }
    }
}
