//! The surface on which `codespan-reporting` draws: a page, so that even what it draws is escaped.

use crate::escape::{Page, Terminal, TerminalPage};
use crate::paint::Paint;
use akslint_diagnostics::Severity;
use codespan_reporting::diagnostic::{LabelStyle, Severity as DrawnSeverity};
use codespan_reporting::term::{GeneralWriteResult, WriteStyle};
use std::fmt;

/// A page for the source lines of one finding.
pub(super) struct Canvas<'p> {
    page: &'p mut Page<TerminalPage>,
    severity: Severity,
    color: bool,
    /// Whether the header line is over: it is ours, and codespan's is left out.
    begun: bool,
    /// Spaces that were drawn but may turn out to end the line, where they are left out.
    spaces: usize,
}

impl<'p> Canvas<'p> {
    /// A canvas for a finding of `severity`.
    pub(super) const fn new(page: &'p mut Page<TerminalPage>, severity: Severity, color: bool) -> Self {
        Self { page, severity, color, begun: false, spaces: 0 }
    }

    fn paint(&mut self, paint: Paint) {
        if self.begun {
            self.page.literal(paint.code(self.color));
        }
    }

    fn text(&mut self, text: &str) {
        let shown = text.trim_end_matches(' ');
        if self.begun && !shown.is_empty() {
            self.page.repeat(' ', std::mem::take(&mut self.spaces)).foreign(Terminal(shown));
        }
        self.spaces = self.spaces.saturating_add(text.len().saturating_sub(shown.len()));
    }

    fn line_end(&mut self) {
        if self.begun {
            self.page.literal("\n");
        }
        self.begun = true;
        self.spaces = 0;
    }
}

impl fmt::Write for Canvas<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some((line, after)) = rest.split_once('\n') {
            self.text(line);
            self.line_end();
            rest = after;
        }
        self.text(rest);
        Ok(())
    }
}

impl WriteStyle for Canvas<'_> {
    fn set_header(&mut self, _: DrawnSeverity) -> GeneralWriteResult {
        Ok(())
    }

    fn set_header_message(&mut self) -> GeneralWriteResult {
        Ok(())
    }

    fn set_line_number(&mut self) -> GeneralWriteResult {
        self.paint(Paint::Frame);
        Ok(())
    }

    fn set_note_bullet(&mut self) -> GeneralWriteResult {
        self.paint(Paint::Frame);
        Ok(())
    }

    fn set_source_border(&mut self) -> GeneralWriteResult {
        self.paint(Paint::Frame);
        Ok(())
    }

    fn set_label(&mut self, _: DrawnSeverity, style: LabelStyle) -> GeneralWriteResult {
        self.paint(match style {
            LabelStyle::Primary => Paint::Severity(self.severity),
            LabelStyle::Secondary => Paint::Related,
        });
        Ok(())
    }

    fn reset(&mut self) -> GeneralWriteResult {
        self.paint(Paint::Plain);
        Ok(())
    }
}
