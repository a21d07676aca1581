//! Blocks behind a secret name: every value in them is a secret, but what is about it.

use super::names::{Meaning, is_secret_name, meaning};
use super::value::Quoted;
use super::{Named, Scan, Writing, is_blank, is_of_word};

/// Bytes of a line that are looked at to tell where it begins.
const LONGEST: usize = 1 << 10;

impl<'t> Scan<'t> {
    /// Covers what the brackets that open at `start` enclose, and gives the offset behind them.
    pub(super) fn brackets(&mut self, start: usize) -> usize {
        // For each open bracket, whether what is in it is shown.
        let mut open: Vec<bool> = Vec::new();
        let mut at = start;
        let mut is_shown = false;
        while let Some(byte) = self.byte(at) {
            match byte {
                b'{' | b'[' => {
                    open.push(is_shown || open.last().copied().unwrap_or(false));
                    is_shown = false;
                    at = at.saturating_add(1);
                }
                b'}' | b']' => {
                    open.pop();
                    at = at.saturating_add(1);
                    if open.is_empty() {
                        return at;
                    }
                }
                b',' | b'\n' if byte == b',' || self.writing == Writing::Code => {
                    is_shown = false;
                    at = at.saturating_add(1);
                }
                _ => {
                    let quoted = matches!(byte, b'"' | b'\'').then(|| self.quoted(at)).flatten();
                    let (content, end) = match &quoted {
                        Some(Quoted { content, end }) => (content.clone(), *end),
                        None => {
                            let end = self.past(at, is_of_bare_word).max(at.saturating_add(1));
                            (at..end, end)
                        }
                    };
                    let behind = self.past(end, |byte| byte.is_ascii_whitespace());
                    let is_key = matches!(self.byte(behind), Some(b':' | b'='));
                    if is_key {
                        is_shown = is_about(self.part(content));
                        at = behind.saturating_add(1);
                        continue;
                    }
                    let is_covered = !is_shown && !open.last().copied().unwrap_or(false);
                    if is_covered && quoted.is_some() {
                        self.string(content);
                    } else if is_covered && is_of_bare_word(byte) && self.writing != Writing::Code {
                        self.bare(content);
                    }
                    at = end;
                }
            }
        }
        self.text.len()
    }

    /// Covers a YAML value: the one behind the name, and the lines below that are indented further.
    pub(super) fn indented(&mut self, name: usize, value: usize) -> usize {
        let column = self.column(name);
        let first = self.line(value);
        let end = value.saturating_add(first.trim_end().len());
        let written = without_comment(self.part(value..end));
        let is_block = written.is_empty() || written.starts_with(['&', '!']) && !written.contains(' ');
        if !is_block && !written.starts_with(['|', '>']) {
            self.bare(value..value.saturating_add(written.len()));
        }
        let mut at = value.saturating_add(first.len());
        // The indentation of a line whose block is shown.
        let mut shown_at: Option<usize> = None;
        while at < self.text.len() {
            let line = self.line(at);
            let start = self.past(at, is_blank);
            let indent = start.saturating_sub(at);
            let text = line.trim();
            let is_item = text == "-" || text.starts_with("- ");
            let is_inside = text.is_empty() || indent > column || is_block && is_item && indent == column;
            if !is_inside {
                break;
            }
            shown_at = shown_at.filter(|shown| indent > *shown || text.is_empty());
            if shown_at.is_none() && !text.is_empty() {
                let end = start.saturating_add(text.len());
                let from =
                    if is_block { self.past(start, |byte| matches!(byte, b'-' | b' ')) } else { start };
                let member = self.named_in(from, end).filter(|_| is_block);
                match member {
                    Some((key, _)) if is_about(key) => shown_at = Some(indent),
                    Some((_, value)) => self.bare_without_quotes(value, end),
                    None => self.bare_without_quotes(from, end),
                }
            }
            at = at.saturating_add(line.len());
        }
        at
    }

    /// A key in the line, and where its value begins.
    fn named_in(&self, from: usize, end: usize) -> Option<(&'t str, usize)> {
        let is_mark = |byte| matches!(byte, b'"' | b'\'');
        let start = self.past(from, is_mark);
        let name_end = self.past(start, is_of_word);
        let colon = self.past(name_end, is_mark);
        let is_key = name_end > start && self.byte(colon) == Some(b':');
        let value = self.past(colon.saturating_add(1), is_blank).min(end);
        is_key.then(|| (self.part(start..name_end), value))
    }

    fn bare_without_quotes(&mut self, start: usize, end: usize) {
        let text = self.part(start..end);
        let inner = text.trim_matches(['"', '\'']);
        let start =
            start.saturating_add(text.len().saturating_sub(text.trim_start_matches(['"', '\'']).len()));
        let is_indicator = matches!(inner, "|" | ">" | "|-" | ">-" | "|+" | ">+");
        if !is_indicator {
            self.bare(start..start.saturating_add(inner.len()));
        }
    }

    /// Where the settings of a certificate end.
    pub(super) fn end_of_tls(&self, named: &Named<'_>) -> usize {
        let start = self.past(named.after, |byte| byte.is_ascii_whitespace());
        if matches!(self.byte(start), Some(b'{' | b'[')) {
            let mut depth = 0_usize;
            let rest = self.text.as_bytes().get(start..).unwrap_or_default();
            for (at, byte) in (start..).zip(rest) {
                match byte {
                    b'{' | b'[' => depth = depth.saturating_add(1),
                    b'}' | b']' if depth == 1 => return at,
                    b'}' | b']' => depth = depth.saturating_sub(1),
                    _ => {}
                }
            }
            return self.text.len();
        }
        if self.writing != Writing::Indented {
            return named.after;
        }
        let column = self.column(named.start);
        let mut at = named.after.saturating_add(self.line(named.after).len());
        while at < self.text.len() {
            let line = self.line(at);
            let indent = self.past(at, is_blank).saturating_sub(at);
            if !line.trim().is_empty() && indent <= column {
                break;
            }
            at = at.saturating_add(line.len());
        }
        at
    }

    /// Whether the name is within brackets or quotes on its line, so that a value ends before the line does.
    pub(super) fn is_in_line(&self, name: usize) -> bool {
        self.line_before(name).is_none_or(|line| line.contains(['{', '[']))
    }

    /// The rest of the line from `at` on, its end included.
    fn line(&self, at: usize) -> &'t str {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.split_inclusive('\n').next().unwrap_or_default()
    }

    /// Bytes between the beginning of the line and `at`, list marks and quotes included.
    fn column(&self, at: usize) -> usize {
        self.line_before(at).map_or(LONGEST, |line| line.trim_end_matches(['"', '\'']).len())
    }

    /// What is before `at` on its line, unless that is too long to be a matter of indentation.
    pub(super) fn line_before(&self, at: usize) -> Option<&'t str> {
        let start = self.text.floor_char_boundary(at.saturating_sub(LONGEST));
        let before = self.part(start..at);
        match before.rsplit_once('\n') {
            Some((_, line)) => Some(line),
            None => (start == 0).then_some(before),
        }
    }
}

fn is_about(name: &str) -> bool {
    !is_secret_name(name) && meaning(name) == Meaning::About
}

const fn is_of_bare_word(byte: u8) -> bool {
    is_of_word(byte)
        || !byte.is_ascii()
        || matches!(byte, b'.' | b'@' | b'!' | b'#' | b'$' | b'%' | b'+' | b'/' | b'*' | b'~')
}

/// A value without the comment behind it.
fn without_comment(value: &str) -> &str {
    let end = value.find(" #").or_else(|| value.find("\t#")).unwrap_or(value.len());
    value.get(..end).unwrap_or_default().trim_end()
}
