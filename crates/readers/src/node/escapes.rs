//! The escapes of JSON strings: decoding them, and finding the way back from a decoded byte to its source.

/// A stretch of a string's source and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'a> {
    /// Characters that stand for themselves.
    Plain(&'a str),
    /// An escape.
    Char(char),
}

impl Piece<'_> {
    /// Number of bytes of the decoded characters.
    const fn len(self) -> usize {
        match self {
            Self::Plain(text) => text.len(),
            Self::Char(char) => char.len_utf8(),
        }
    }
}

/// Cuts the source between the quotes into pieces, each with its offset. What is no valid escape stands for itself.
struct Pieces<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Pieces<'a> {
    const fn new(source: &'a str) -> Self {
        Self { source, at: 0 }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = (usize, Piece<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.source.get(self.at..).filter(|rest| !rest.is_empty())?;
        let at = self.at;
        if let Some((char, len)) = escape(rest) {
            self.at += len;
            return Some((at, Piece::Char(char)));
        }
        // A backslash that begins no escape is the first character of a plain stretch.
        let from = usize::from(rest.starts_with('\\'));
        let len = rest.get(from..).and_then(|tail| tail.find('\\')).map_or(rest.len(), |found| found + from);
        self.at += len;
        Some((at, Piece::Plain(rest.get(..len).unwrap_or(rest))))
    }
}

/// The string that `source`, the characters between the quotes, stands for.
pub(crate) fn decode(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    for (_, piece) in Pieces::new(source) {
        match piece {
            Piece::Plain(text) => out.push_str(text),
            Piece::Char(char) => out.push(char),
        }
    }
    out
}

/// Where the byte at `decoded` of the decoded string stands in `source`.
pub(super) fn source_offset(source: &str, decoded: usize) -> usize {
    let mut seen = 0usize;
    for (at, piece) in Pieces::new(source) {
        let past = seen.saturating_add(piece.len());
        if decoded < past {
            return if matches!(piece, Piece::Plain(_)) { at + (decoded - seen) } else { at };
        }
        seen = past;
    }
    source.len()
}

/// The escape at the start of `rest`, and its length. A surrogate without its partner is U+FFFD.
fn escape(rest: &str) -> Option<(char, usize)> {
    let bytes = rest.as_bytes();
    if bytes.first() != Some(&b'\\') {
        return None;
    }
    let char = match bytes.get(1)? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unicode_escape(bytes),
        _ => return None,
    };
    Some((char, 2))
}

fn unicode_escape(bytes: &[u8]) -> Option<(char, usize)> {
    let high = hex4(bytes.get(2..6)?)?;
    if let Some(char) = char::from_u32(high) {
        return Some((char, 6));
    }
    let low = match bytes.get(6..12) {
        Some([b'\\', b'u', digits @ ..]) if high < 0xdc00 => hex4(digits),
        _ => None,
    };
    match low {
        Some(low @ 0xdc00..=0xdfff) => {
            let code = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
            Some((char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 12))
        }
        _ => Some((char::REPLACEMENT_CHARACTER, 6)),
    }
}

/// The value of four hexadecimal digits.
pub(crate) fn hex4(digits: &[u8]) -> Option<u32> {
    let digits = digits.first_chunk::<4>()?;
    digits.iter().try_fold(0, |value, digit| Some(value << 4 | char::from(*digit).to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_what_the_grammar_allows() {
        assert_eq!(decode(r#"a\"\\\/\b\f\n\r\t\u00e9\uD83D\ude00"#), "a\"\\/\u{8}\u{c}\n\r\té😀");
    }

    #[test]
    fn surrogates_without_a_partner_are_replaced() {
        assert_eq!(decode(r"\ud800"), "\u{fffd}");
        assert_eq!(decode(r"\udc00x"), "\u{fffd}x");
        assert_eq!(decode(r"\ud800\ud800\udc00"), "\u{fffd}\u{10000}");
        assert_eq!(decode(r"\ud800\n"), "\u{fffd}\n");
        assert_eq!(decode(r"\ud800A"), "\u{fffd}A");
    }

    #[test]
    fn what_is_no_escape_stands_for_itself() {
        assert_eq!(decode(r"\x\u12\é\"), r"\x\u12\é\");
    }
}
