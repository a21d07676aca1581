//! Names and strings of TOML.

use akslint_diagnostics::json::quote;

/// Whether a key can be written without quotes.
pub(crate) fn is_bare(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_'))
}

/// A key.
pub(crate) fn key(name: &str) -> String {
    if is_bare(name) { name.to_owned() } else { string(name) }
}

/// A string: one of JSON is one of TOML, but for one character.
pub(crate) fn string(text: &str) -> String {
    let mut out = String::new();
    quote(text, |_, char| char == '\u{7f}', &mut out);
    out
}
