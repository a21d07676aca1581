//! Scalars: the core schema for plain ones, and whether the source can serve as the string.

use super::builder::Builder;
use crate::node::raw::{ESCAPED, MERGE, QUOTED, Raw, STORED, TRUE, to_u32, to_usize};
use crate::node::{Kind, decode};
use akslint_diagnostics::Span;
use granit_parser::{ScalarStyle, Tag};
use std::borrow::Cow;

impl Builder<'_> {
    /// The node of a scalar that is about to be added. A block scalar's span begins with its text, after the header,
    /// and ends before its last line break.
    pub(super) fn scalar(
        &mut self,
        value: Cow<'_, str>,
        style: ScalarStyle,
        tag: Option<&Tag>,
        span: Span,
    ) -> Raw {
        let source = self.text.get(to_usize(span.start)..to_usize(span.end)).unwrap_or("");
        let is_string = tag.is_some_and(|tag| tag.is_yaml_core_schema_tag("str") || tag.original() == "!");
        match style {
            ScalarStyle::Plain if !is_string => {
                let raw = match plain(source) {
                    Kind::String => self.string(value, source, span, 0),
                    kind => Raw::leaf(kind, span.start, span.end),
                };
                match source {
                    "true" | "True" | "TRUE" => raw.with(TRUE),
                    "<<" if self.wants_key() => raw.with(MERGE),
                    _ => raw,
                }
            }
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted if source.len() >= 2 => {
                let inner = source.get(1..source.len() - 1).unwrap_or("");
                let escapes = if style == ScalarStyle::DoubleQuoted { ESCAPED } else { 0 };
                self.string(value, inner, span, QUOTED | escapes)
            }
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let text = source.trim_end_matches([' ', '\t', '\r', '\n']);
                let span = Span::new(span.file, span.start, span.start.saturating_add(to_u32(text.len())));
                self.string(value, text, span, 0)
            }
            _ => self.string(value, source, span, 0),
        }
    }

    /// A string, which is stored only if `source` cannot serve as it is, or by the escapes that JSON has too.
    fn string(&mut self, value: Cow<'_, str>, source: &str, span: Span, flags: u8) -> Raw {
        let raw = Raw::leaf(Kind::String, span.start, span.end);
        if value == source {
            raw.with(flags & QUOTED)
        } else if flags & ESCAPED != 0 && decode(source) == value {
            raw.with(flags)
        } else {
            let link = to_u32(self.stored.len());
            self.stored.push(value.into());
            Raw { link, ..raw }.with(flags & QUOTED | STORED)
        }
    }
}

/// What a plain scalar is in the core schema.
fn plain(source: &str) -> Kind {
    match source {
        "" | "~" | "null" | "Null" | "NULL" => Kind::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => Kind::Bool,
        _ if is_number(source) => Kind::Number,
        _ => Kind::String,
    }
}

fn is_number(source: &str) -> bool {
    let all =
        |text: &str, is_digit: fn(&u8) -> bool| !text.is_empty() && text.as_bytes().iter().all(is_digit);
    if let Some(digits) = source.strip_prefix("0x") {
        return all(digits, u8::is_ascii_hexdigit);
    }
    if let Some(digits) = source.strip_prefix("0o") {
        return all(digits, |digit| matches!(digit, b'0'..=b'7'));
    }
    let unsigned = source.strip_prefix(['-', '+']).unwrap_or(source);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(source, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))),
        None => (unsigned, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    exponent.is_none_or(|exponent| all(exponent, u8::is_ascii_digit))
        && digits(whole)
        && digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_the_core_schema() {
        for text in [
            "0", "-19", "+12", "012", "0o7", "0x3A", "0.", "-0.0", ".5", "+12e03", "-2E+05", ".inf", "-.Inf",
            ".nan",
        ] {
            assert_eq!(plain(text), Kind::Number, "{text}");
        }
        for text in [
            "-", ".", "+", "1_000", "0x", "0o8", "-0x1", "1e", "e1", ".e1", "1.2.3", "+.nan", "12:30", "1 2",
            "٣",
        ] {
            assert_eq!(plain(text), Kind::String, "{text}");
        }
    }
}
