//! The remarks under the source lines. They are foreign text still: the canvas escapes them.

use super::line;
use akslint_diagnostics::{Diagnostic, Safety};

/// The remarks on `diagnostic`, of whose related places the first `related` are drawn, wrapped at `columns`.
pub(super) fn of(diagnostic: &Diagnostic, related: usize, columns: usize) -> Vec<String> {
    let mut notes = Vec::new();
    let hidden = diagnostic.related.len().saturating_sub(related);
    if hidden > 0 {
        let places = if hidden == 1 { "place" } else { "places" };
        notes.push(format!("{hidden} more {places}; `--verbose` shows all"));
    }
    let mut add = |lead: &str, text: &str| notes.push(wrapped(&format!("{lead}: {text}"), columns));
    if let Some(consequence) = &diagnostic.consequence {
        add("in Azure", consequence);
    }
    if let Some(help) = &diagnostic.help {
        add("help", help);
    }
    if let Some(fix) = &diagnostic.fix {
        let lead = match fix.safety {
            Safety::Safe => "fix",
            Safety::Unsafe => "unsafe fix",
        };
        add(lead, &fix.message);
    }
    if let Some(url) = &diagnostic.url {
        notes.push(format!("see: {url}"));
    }
    notes
}

/// `text` with its lines broken between words at `columns`.
fn wrapped(text: &str, columns: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for (number, line) in text.lines().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let mut column = 0_usize;
        for (number, word) in line.split(' ').enumerate() {
            let width = line::columns(word);
            let after = column.saturating_add(1).saturating_add(width);
            if number == 0 {
                column = width;
            } else if after > columns {
                out.push('\n');
                column = width;
            } else {
                out.push(' ');
                column = after;
            }
            out.push_str(word);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("one two three", 7), "one two\nthree");
        assert_eq!(wrapped("one\ntwo  three", 4), "one\ntwo \nthree");
        assert_eq!(wrapped("überlang é", 5), "überlang\né");
        assert_eq!(wrapped("", 5), "");
    }
}
