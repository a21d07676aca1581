//! Colours of plain text: written only where the style allows them, and never the only sign of anything.

use akslint_diagnostics::Severity;

/// What a stretch of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paint {
    /// A severity's word or the characters found.
    Severity(Severity),
    /// A message.
    Strong,
    /// Frames, line numbers, bullets.
    Frame,
    /// Other places that matter.
    Related,
    /// Back to plain.
    Plain,
}

impl Paint {
    /// The escape sequence, or nothing.
    pub(crate) const fn code(self, color: bool) -> &'static str {
        if !color {
            return "";
        }
        match self {
            Self::Severity(Severity::Error) => "\u{1b}[1;91m",
            Self::Severity(Severity::Warning) => "\u{1b}[1;93m",
            Self::Severity(Severity::Info) => "\u{1b}[1;96m",
            Self::Strong => "\u{1b}[1m",
            Self::Frame => "\u{1b}[94m",
            Self::Related => "\u{1b}[36m",
            Self::Plain => "\u{1b}[0m",
        }
    }
}
