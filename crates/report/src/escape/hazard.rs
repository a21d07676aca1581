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
/// in a line. Colours in between are looked through, for whoever strips them.
pub(crate) fn completes_bracket_command(text: &str) -> bool {
    let text = without_colors_at_end(text).unwrap_or(text);
    let tail = |length: usize| text.len().checked_sub(length).and_then(|start| text.get(start..));
    text.ends_with("##") || tail(5).is_some_and(|tail| tail.eq_ignore_ascii_case("##vso"))
}

/// Whether what follows `text` is the first to be seen in its line, where GitHub's runner obeys `::`.
pub(crate) fn begins_line(text: &str) -> bool {
    let blank = |char: char| char.is_whitespace() && char != '\n';
    let mut text = text.trim_end_matches(blank);
    while let Some(before) = without_colors_at_end(text) {
        text = before.trim_end_matches(blank);
    }
    text.is_empty() || text.ends_with('\n')
}

/// `text` without the colour code at its end, if there is one.
fn without_colors_at_end(text: &str) -> Option<&str> {
    let code = text.strip_suffix('m')?;
    code.trim_end_matches(|char: char| char.is_ascii_digit() || char == ';').strip_suffix("\u{1b}[")
}
