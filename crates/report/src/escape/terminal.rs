//! Plain text on a terminal, in a log or in a file.

use super::{Foreign, hazard};

/// The kind of page that people read on a terminal.
#[derive(Debug)]
pub struct TerminalPage;

/// Foreign text on one line of plain text.
///
/// Control characters become their pictures (`␛`, `␊`), and what would be a CI command is broken: `## [`, `\::`.
#[derive(Clone, Copy, Debug)]
pub struct Terminal<'t>(pub &'t str);

impl Terminal<'_> {
    /// Appends itself, made harmless.
    pub(super) fn write(self, text: &mut String) {
        for char in self.0.chars() {
            push(text, char);
        }
    }
}

/// Appends one foreign character.
pub(crate) fn push(text: &mut String, char: char) {
    match char {
        '[' if hazard::completes_bracket_command(text) => text.push(' '),
        ':' if hazard::begins_line(text) => text.push('\\'),
        _ => {}
    }
    text.push(hazard::stand_in(char).unwrap_or(char));
}

impl Foreign<TerminalPage> for Terminal<'_> {
    fn enter(&self, text: &mut String) {
        self.write(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        Terminal(text).write(&mut out);
        out
    }

    #[test]
    fn control_characters_become_visible() {
        assert_eq!(escaped("a\n\r\t\u{1b}[2J\u{7f}\u{9b}é😀"), "a␊␍␉␛[2J␡\u{fffd}é😀");
        assert_eq!(escaped("\u{202e}\u{2066}\u{feff}"), "\u{fffd}\u{fffd}\u{fffd}");
    }

    #[test]
    fn commands_are_broken() {
        assert_eq!(escaped("::error::x"), "\\::error::x");
        assert_eq!(escaped("  ::error::x"), "  \\::error::x");
        assert_eq!(escaped("a::b"), "a::b");
        assert_eq!(escaped("x ##[error]y ###[z"), "x ## [error]y ### [z");
        assert_eq!(escaped("x ##VSO[task.x]y"), "x ##VSO [task.x]y");
        assert_eq!(escaped("## heading"), "## heading");
    }

    #[test]
    fn a_command_in_two_parts_is_broken_too() {
        let mut out = String::new();
        Terminal("##v").write(&mut out);
        Terminal("so[x").write(&mut out);
        assert_eq!(out, "##vso [x");
        out = "x\n \u{1b}[1m ##\u{1b}[0m".to_owned();
        Terminal("[x").write(&mut out);
        assert_eq!(out, "x\n \u{1b}[1m ##\u{1b}[0m [x");
        out = "x\n \u{1b}[1;91m ".to_owned();
        Terminal("::x").write(&mut out);
        assert_eq!(out, "x\n \u{1b}[1;91m \\::x");
    }
}
