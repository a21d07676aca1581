//! The value behind a secret name: how far it goes, and whether it is a secret or names one.

use super::{Named, Scan, Writing, is_blank};
use std::ops::Range;

/// A string in quotes.
pub(super) struct Quoted {
    /// What is between the quotes.
    pub(super) content: Range<usize>,
    /// The offset behind the closing quote.
    pub(super) end: usize,
}

impl Scan<'_> {
    /// Covers the value behind a name, and goes on behind it.
    pub(super) fn secret(&mut self, named: &Named<'_>) {
        let goes_on = self.writing == Writing::Code || named.is_quoted && self.writing == Writing::Plain;
        let start = self.past(named.after, |byte| is_blank(byte) || goes_on && matches!(byte, b'\n' | b'\r'));
        if let Some(quoted) = self.quoted(start) {
            self.string(quoted.content);
            self.at = quoted.end;
            return;
        }
        match self.byte(start) {
            Some(b'{' | b'[') => self.at = self.brackets(start),
            next if self.is_indented(named, next) => self.at = self.indented(named.start, start),
            None | Some(b'\n' | b'\r') => {}
            _ => {
                let end = self.end_of_bare(named, start);
                self.bare(start..end);
                self.at = end.max(named.after);
            }
        }
    }

    /// Whether the value may be a block of lines that are indented further.
    fn is_indented(&self, named: &Named<'_>, next: Option<u8>) -> bool {
        let is_block = self.writing == Writing::Indented && !self.is_in_line(named.start)
            || self.writing == Writing::Plain && !named.is_quoted && matches!(next, Some(b'\n' | b'\r'));
        is_block && named.sign == b':'
    }

    /// The string that begins at `at`, if one does. One that is not closed goes to the end of the text.
    pub(super) fn quoted(&self, at: usize) -> Option<Quoted> {
        // Python's `f"…"` and `rb"…"`.
        let at = if self.writing == Writing::Code {
            let quote = self.past(at, |byte| matches!(byte | b' ', b'f' | b'r' | b'b' | b'u'));
            if quote.saturating_sub(at) <= 2 { quote } else { at }
        } else {
            at
        };
        // Within a string, quotes have backslashes.
        let is_escaped = self.byte(at) == Some(b'\\');
        let at = if is_escaped { at.saturating_add(1) } else { at };
        let quote = self.byte(at).filter(|byte| matches!(byte, b'"' | b'\'' | b'`'))?;
        let open = self.past(at, |byte| byte == quote).saturating_sub(at);
        if open == 2 || open >= 6 {
            let inner = at.saturating_add(open / 2);
            return Some(Quoted { content: inner..inner, end: at.saturating_add(open) });
        }
        let width = if open >= 3 { 3 } else { 1 };
        let start = at.saturating_add(width);
        let mut here = start;
        while let Some(byte) = self.byte(here) {
            if byte == b'\\' && quote != b'`' {
                let next_is_quote = self.byte(here.saturating_add(1)) == Some(quote);
                if is_escaped && next_is_quote {
                    return Some(Quoted { content: start..here, end: here.saturating_add(2) });
                }
                // In single quotes, only code escapes with a backslash.
                let escapes = quote == b'"' || self.writing == Writing::Code;
                here = here.saturating_add(if escapes { 2 } else { 1 });
            } else if byte == quote {
                let run = self.past(here, |byte| byte == quote).saturating_sub(here);
                if run >= width && !(width == 1 && quote == b'\'' && run % 2 == 0) {
                    let last = if width == 1 { run.saturating_sub(1) } else { 0 };
                    let is_doubled = width == 1 && quote == b'\'' && last > 0;
                    let content_end = here.saturating_add(if is_doubled { last } else { 0 });
                    return Some(Quoted {
                        content: start..content_end,
                        end: content_end.saturating_add(width),
                    });
                }
                here = here.saturating_add(run);
            } else {
                here = here.saturating_add(1);
            }
        }
        Some(Quoted { content: start..self.text.len(), end: self.text.len() })
    }

    /// Covers what is between quotes. An expression names what it takes; the strings in it may be secrets.
    pub(super) fn string(&mut self, content: Range<usize>) {
        let text = self.part(content.clone());
        if text.starts_with('[') && !text.starts_with("[[") && text.ends_with(']') {
            self.expression(content);
        } else if !is_harmless(text) {
            self.found.push(content);
        }
    }

    /// Covers the strings of an expression that are no names of parameters, variables or types.
    fn expression(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while let Some(open) = self.part(at..range.end).find('\'').map(|open| at.saturating_add(open)) {
            let start = open.saturating_add(1);
            let end =
                self.part(start..range.end).find('\'').map_or(range.end, |end| start.saturating_add(end));
            let before = self.part(range.start..open).trim_end();
            let is_name = ["parameters(", "variables("].iter().any(|call| before.ends_with(call));
            if !is_name && !self.part(start..end).starts_with("Microsoft.") {
                self.found.push(start..end);
            }
            at = end.saturating_add(1);
        }
    }

    /// Covers a value without quotes.
    pub(super) fn bare(&mut self, range: Range<usize>) {
        if !is_harmless(self.part(range.clone())) {
            self.found.push(range);
        }
    }

    /// Where a value without quotes ends. In code there is none but in a command or a connection string.
    fn end_of_bare(&self, named: &Named<'_>, start: usize) -> usize {
        let before = named.start.checked_sub(1).and_then(|at| self.byte(at));
        let is_joined = matches!(before, Some(b';' | b'?' | b'&'));
        if self.writing == Writing::Code && named.sign != b' ' && !is_joined {
            return start;
        }
        let is_first = || matches!(self.line_before(named.start).map(str::trim), Some("" | "export" | "set"));
        match named.sign {
            b' ' if self.byte(start) == Some(b'-') => start,
            b' ' => {
                self.past(start, |byte| !byte.is_ascii_whitespace() && !matches!(byte, b'"' | b'\'' | b';'))
            }
            b'=' if !is_joined && is_first() => {
                let line_end = self.past(start, |byte| !matches!(byte, b'\n' | b'\r'));
                start.saturating_add(self.part(start..line_end).trim_end().len())
            }
            b'=' => self.past(start, |byte| {
                !byte.is_ascii_whitespace() && !matches!(byte, b'"' | b'\'' | b';' | b'&' | b',' | b'\\')
            }),
            _ => {
                let end = self.past(start, |byte| !matches!(byte, b'\n' | b'\r' | b',' | b'"'));
                let value = self.part(start..end).trim_end();
                start.saturating_add(value.trim_end_matches(['}', ']', ' ', '\t', '\\']).len())
            }
        }
    }
}

/// Whether a value says nothing, or only where the secret is.
fn is_harmless(value: &str) -> bool {
    let value = value.trim();
    let encloses = |open: &str, close: &str| {
        value.strip_prefix(open).is_some_and(|rest| {
            rest.find(close).is_some_and(|at| at.saturating_add(close.len()) == rest.len())
        })
    };
    let is_word =
        ["", "true", "false", "null", "none", "~"].iter().any(|word| value.eq_ignore_ascii_case(word));
    let is_variable = value.strip_prefix('$').is_some_and(|name| {
        !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
    });
    is_word
        || is_variable
        || [("${", "}"), ("$(", ")"), ("{{", "}}"), ("#{", "}#"), ("<", ">")]
            .iter()
            .any(|(open, close)| encloses(open, close))
        || ["/subscriptions/", "@Microsoft.KeyVault(", "ssh-rsa ", "ssh-ed25519 ", "ecdsa-sha2-"]
            .iter()
            .any(|start| value.starts_with(start))
        || value.starts_with("https://") && value.contains(".vault.") && !value.contains('?')
}
