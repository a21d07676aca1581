//! What foreign text must never bring into any output: control characters, characters that reorder or hide text,
//! and the beginnings of commands that CI agents take from a log.

/// A visible stand-in for a character that must not be written as it is.
pub(crate) fn stand_in(char: char) -> Option<char> {
    match char {
        '\0'..='\u{1f}' => char::from_u32(u32::from(char).saturating_add(0x2400)),
        '\u{7f}' => Some('\u{2421}'),
        _ if is_hazardous(char) => Some(char::REPLACEMENT_CHARACTER),
        _ => None,
    }
}

/// Whether a character controls the terminal, reorders text, or hides: C0, C1, bidirectional controls, line and
/// paragraph separators, byte order marks within text, interlinear annotation, tags and noncharacters.
pub(crate) const fn is_hazardous(char: char) -> bool {
    matches!(
        char,
        '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{fffe}' | '\u{ffff}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// Whether `[` after `text` would complete `##[` or `##vso[`, which GitHub's runner and the Azure agent obey anywhere
/// in a line.
pub(crate) fn completes_bracket_command(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.ends_with(b"##")
        || bytes
            .len()
            .checked_sub(5)
            .and_then(|start| bytes.get(start..))
            .is_some_and(|tail| tail.eq_ignore_ascii_case(b"##vso"))
}

/// Whether `:` after `text` would complete a `::` at the start of a line, which GitHub's runner obeys.
pub(crate) fn completes_colon_command(text: &str) -> bool {
    let line = text.rsplit('\n').next().unwrap_or("");
    line.trim_start() == ":"
}
