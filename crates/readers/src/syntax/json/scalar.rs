//! Strings, numbers and words.

use super::Dialect;
use super::parser::Parser;
use super::scan;
use crate::node::raw::{ESCAPED, QUOTED, TRUE};
use crate::node::{Kind, hex4};

/// What a scalar is; its span is what was read. Small, so that it travels in a register.
#[derive(Clone, Copy)]
pub(super) struct Scalar {
    pub(super) kind: Kind,
    pub(super) flags: u8,
}

impl Scalar {
    /// Something that cannot be read.
    pub(super) const INVALID: Self = Self { kind: Kind::Invalid, flags: 0 };
}

impl Parser<'_> {
    /// A string, from its quote on.
    pub(super) fn string(&mut self) -> Scalar {
        let start = self.at;
        let mut flags = QUOTED;
        let mut lines = false;
        self.at += 1;
        loop {
            self.at += scan::plain_run(self.rest());
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    break;
                }
                Some(b'\\') => {
                    flags |= ESCAPED;
                    self.escape();
                }
                Some(b'\n' | b'\r') if self.dialect == Dialect::Arm => {
                    lines = true;
                    self.at += 1;
                }
                Some(b'\t') if self.dialect == Dialect::Arm => self.at += 1,
                None | Some(b'\n' | b'\r') => {
                    self.not_closed(start, "this string is not closed");
                    return Scalar::INVALID;
                }
                Some(byte) => {
                    let span = self.span(self.at, self.at + 1);
                    self.at += 1;
                    self.syntax(span, format!("a control character must be escaped, as `\\u{byte:04x}`"));
                }
            }
            if self.halted {
                // The closing quote was not reached, so the span has no second quote to leave out.
                return Scalar::INVALID;
            }
        }
        if lines {
            self.long_string = Some(self.span(start, self.at));
        }
        Scalar { kind: Kind::String, flags }
    }

    /// An escape, from its backslash on; what is none is left to be read as plain characters.
    fn escape(&mut self) {
        let start = self.at;
        match self.bytes.get(start + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 2,
            Some(b'u') => {
                if self.bytes.get(start + 2..).and_then(hex4).is_some() {
                    self.at += 6;
                } else {
                    self.at += 2;
                    self.syntax(self.span(start, start + 2), "`\\u` needs four hexadecimal digits");
                }
            }
            Some(byte) if byte.is_ascii_graphic() => {
                self.at += 1;
                let message = format!("`\\{}` is no escape of JSON", char::from(*byte));
                self.syntax_with_help(self.span(start, start + 2), message, "write a backslash as `\\\\`");
            }
            _ => {
                self.at += 1;
                let span = self.span(start, start + 1);
                self.syntax_with_help(
                    span,
                    "a backslash must begin an escape",
                    "write a backslash as `\\\\`",
                );
            }
        }
    }

    /// A number, `true`, `false` or `null`, which begins with `first`.
    pub(super) fn word(&mut self, first: u8) -> Scalar {
        let start = self.at;
        let rest = self.rest();
        let word = match first {
            b't' if rest.starts_with(b"true") => Some((4, Kind::Bool, TRUE)),
            b'f' if rest.starts_with(b"false") => Some((5, Kind::Bool, 0)),
            b'n' if rest.starts_with(b"null") => Some((4, Kind::Null, 0)),
            b'-' | b'0'..=b'9' => match number(rest) {
                Ok(len) => Some((len, Kind::Number, 0)),
                Err(message) => {
                    self.skip_junk();
                    self.syntax(self.span(start, self.at), message);
                    return Scalar::INVALID;
                }
            },
            _ => None,
        };
        match word {
            Some((len, kind, flags)) if !rest.get(len).is_some_and(|next| in_word(*next)) => {
                self.at += len;
                Scalar { kind, flags }
            }
            _ => {
                self.junk_value();
                Scalar::INVALID
            }
        }
    }
}

/// The length of the number at the start of `bytes`.
fn number(bytes: &[u8]) -> Result<usize, &'static str> {
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or(&[]);
        rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len())
    };
    let mut len = usize::from(bytes.first() == Some(&b'-'));
    let whole = digits(len);
    if whole == 0 {
        return Err("a number needs a digit after `-`");
    }
    if whole > 1 && bytes.get(len) == Some(&b'0') {
        return Err("a number must not begin with `0`");
    }
    len += whole;
    if bytes.get(len) == Some(&b'.') {
        let fraction = digits(len + 1);
        if fraction == 0 {
            return Err("a number needs a digit after `.`");
        }
        len += 1 + fraction;
    }
    if matches!(bytes.get(len), Some(b'e' | b'E')) {
        len += 1 + usize::from(matches!(bytes.get(len + 1), Some(b'+' | b'-')));
        let exponent = digits(len);
        if exponent == 0 {
            return Err("a number needs a digit in its exponent");
        }
        len += exponent;
    }
    Ok(len)
}

/// Whether a word or number would go on with `byte`.
pub(super) const fn in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'+' | b'-' | b'$' | 0x80..)
}
