//! Files that tests write: with `AKSLINT_BLESS=1` anew, else they are compared.

use similar::TextDiff;
use std::fs;
use std::path::Path;

/// What differs between the file and the text that a test wants there, line by line.
pub(crate) fn difference(path: &Path, text: &str) -> Option<String> {
    if std::env::var_os("AKSLINT_BLESS").is_some() {
        fs::write(path, text).expect("to write");
        return None;
    }
    let written = fs::read_to_string(path).unwrap_or_default();
    if written == text {
        return None;
    }
    let lines = TextDiff::from_lines(written.as_str(), text);
    let lines = lines.unified_diff().context_radius(1).to_string();
    Some(format!("{} differs; AKSLINT_BLESS=1 writes it anew\n{lines}", path.display()))
}
