//! Which characters of a text are secrets, going by names and by looks, whatever the format and however broken the text.
//!
//! A name that speaks of a secret is found together with the `:` or `=` behind it, without a parser: what a reader could
//! not read is covered too, and so is what is inside a string, as in a connection string or a command line. What only a
//! reader can know, such as the value of a secure parameter, it marks itself.

mod block;
mod names;
mod shapes;
mod value;

use crate::order::sort_by_key;
use names::{Meaning, meaning};
use std::ops::Range;

pub use names::is_secret_name;

/// What is shown in a message in the place of a secret.
pub const COVER: &str = "***";

/// How texts of a kind are written, as far as it matters for where a value ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writing {
    /// YAML, and anything else: values without quotes go to the end of the line, and blocks are made by indentation.
    Indented,
    /// Words without quotes are names of things, and no values.
    Code,
    /// JSON, or nearly.
    Plain,
}

impl Writing {
    fn of(path: &str, text: &str) -> Self {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is = |endings: &[&str]| endings.iter().any(|one| ending.eq_ignore_ascii_case(one));
        let is_json = is(&["json", "jsonc", "ndjson", "jsonl", "template", "ipynb"]);
        if is(&["bicep", "bicepparam", "tf", "hcl", "py"]) {
            Self::Code
        } else if is_json || !is(&["yaml", "yml"]) && text.trim_start().starts_with(['{', '[']) {
            Self::Plain
        } else {
            Self::Indented
        }
    }
}

/// The bytes of the secrets in the text of the file at `path`: in order, not overlapping, on character boundaries.
#[must_use]
pub fn secrets_in(path: &str, text: &str) -> Vec<Range<usize>> {
    find(Writing::of(path, text), text)
}

/// A message without the secrets that it quotes, if there are any: known `values`, and what looks like one.
#[must_use]
pub fn without_secrets<'v>(message: &str, values: impl IntoIterator<Item = &'v str>) -> Option<String> {
    let mut ranges = find(Writing::Code, message);
    for value in values.into_iter().filter(|value| !value.is_empty()) {
        ranges.extend(message.match_indices(value).map(|(at, found)| at..at.saturating_add(found.len())));
    }
    let ranges = merged(ranges);
    if ranges.is_empty() {
        return None;
    }
    let mut shown = String::with_capacity(message.len());
    let mut from = 0;
    for range in ranges {
        shown.push_str(message.get(from..range.start).unwrap_or_default());
        shown.push_str(COVER);
        from = range.end;
    }
    shown.push_str(message.get(from..).unwrap_or_default());
    Some(shown)
}

fn find(writing: Writing, text: &str) -> Vec<Range<usize>> {
    let mut scan = Scan { text, writing, at: 0, tls_until: 0, found: Vec::new() };
    shapes::add(text, &mut scan.found);
    scan.names();
    merged(scan.found)
}

/// Ranges in order and without overlaps.
pub(crate) fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    sort_by_key(&mut ranges, |range| range.start);
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in ranges.into_iter().filter(|range| range.start < range.end) {
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

/// A search through a text, from name to name. It never goes back, so its cost is linear.
struct Scan<'t> {
    text: &'t str,
    writing: Writing,
    at: usize,
    /// Where the settings of a certificate end, in which `key` and `cert` are secrets.
    tls_until: usize,
    found: Vec<Range<usize>>,
}

/// A name with the sign behind it.
struct Named<'t> {
    name: &'t str,
    start: usize,
    /// The offset behind the sign.
    after: usize,
    /// `:`, `=`, or a space for an option of a command.
    sign: u8,
    is_quoted: bool,
}

impl<'t> Scan<'t> {
    fn names(&mut self) {
        while let Some(named) = self.next() {
            self.at = named.after;
            match meaning(named.name) {
                Meaning::Secret => self.secret(&named),
                Meaning::Tls if named.start >= self.tls_until => self.tls_until = self.end_of_tls(&named),
                Meaning::InTls if named.start < self.tls_until => self.secret(&named),
                _ => {}
            }
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// The offset of the first byte from `at` on that is none of these.
    fn past(&self, at: usize, is_skipped: impl Fn(u8) -> bool) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        let length = rest.iter().position(|byte| !is_skipped(*byte)).unwrap_or(rest.len());
        at.saturating_add(length)
    }

    fn part(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// The next word that a sign follows.
    fn next(&mut self) -> Option<Named<'t>> {
        loop {
            let start = self.past(self.at, |byte| !is_of_word(byte));
            self.byte(start)?;
            let end = self.past(start, is_of_word);
            self.at = end;
            if let Some(named) = self.named(start, end) {
                return Some(named);
            }
        }
    }

    /// The word with the sign behind it: `"name" :`, `name=`, `\"name\":`, `--name `.
    fn named(&self, start: usize, end: usize) -> Option<Named<'t>> {
        let name = self.part(start..end);
        let behind = self.past(end, |byte| byte == b'\\');
        let is_quoted = matches!(self.byte(behind), Some(b'"' | b'\''));
        let behind = if is_quoted { behind.saturating_add(1) } else { end };
        let sign_at = self.past(behind, |byte| is_blank(byte) || is_quoted && matches!(byte, b'\n' | b'\r'));
        match self.byte(sign_at) {
            Some(sign @ (b':' | b'=')) => {
                let after = sign_at.saturating_add(1);
                match self.byte(after) {
                    Some(b'=') => None,
                    Some(b'>') => {
                        Some(Named { name, start, after: after.saturating_add(1), sign, is_quoted })
                    }
                    _ => Some(Named { name, start, after, sign, is_quoted }),
                }
            }
            Some(_) if name.starts_with("--") && sign_at > end => {
                Some(Named { name, start, after: sign_at, sign: b' ', is_quoted: false })
            }
            _ => None,
        }
    }
}

const fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}
