//! Findings with the source lines they point at, for people.
//!
//! `codespan-reporting` draws the frames; it is fed excerpts of our own, never the files.

mod canvas;
mod excerpt;
mod line;
mod notes;
mod redacted;

use crate::escape::{Page, Terminal, TerminalPage};
use crate::paint::Paint;
use crate::positions::Positions;
use crate::{Reporter, Style, Verbosity, closing};
use akslint_diagnostics::{Diagnostic, Report};
use canvas::Canvas;
use codespan_reporting::diagnostic as drawn;
use codespan_reporting::term::{self, Chars, Config};
use excerpt::{Excerpts, Ground};
use redacted::Texts;

pub(crate) const REPORTER: Reporter = Reporter {
    name: "full",
    aliases: &[],
    summary: "findings with the source lines they point at",
    carries_rules: false,
    render,
};

/// Related places drawn at most when not verbose; more would hide the finding itself.
const RELATED_SHOWN: usize = 8;

/// Columns of a source line shown at most.
const LINE_COLUMNS: usize = 160;

/// Columns below which nothing is cut or wrapped further.
const NARROWEST: usize = 40;

/// Columns that a frame and its line numbers take.
const FRAME_COLUMNS: usize = 10;

fn render(report: &Report, style: &Style<'_>) -> String {
    let positions = Positions::of(report);
    let texts = Texts::of(&report.sources, if style.unicode { '•' } else { '*' });
    let columns = style
        .width
        .map_or(usize::MAX, |width| usize::from(width).saturating_sub(FRAME_COLUMNS).max(NARROWEST));
    let ground = Ground {
        report,
        positions: &positions,
        texts: &texts,
        related: if style.verbosity == Verbosity::Verbose { usize::MAX } else { RELATED_SHOWN },
        columns: columns.min(LINE_COLUMNS),
        unicode: style.unicode,
    };
    let config = Config {
        tab_width: line::TAB_COLUMNS,
        chars: if style.unicode { Chars::box_drawing() } else { Chars::ascii() },
        start_context_lines: 1,
        end_context_lines: 0,
        ..Config::default()
    };
    let mut page = Page::new();
    for diagnostic in &report.diagnostics {
        header(&mut page, diagnostic, style.color);
        let excerpts = Excerpts::of(diagnostic, &ground);
        // The severity is the canvas's business, and the header that codespan draws is left out.
        let drawing = drawn::Diagnostic::new(drawn::Severity::Error)
            .with_labels(excerpts.labels())
            .with_notes(notes::of(diagnostic, ground.related, columns));
        let mut canvas = Canvas::new(&mut page, diagnostic.severity, style.color);
        // The canvas takes everything and the excerpts know every label, so drawing cannot fail.
        let _ = term::emit_to_write_style(&mut canvas, &config, &excerpts, &drawing);
    }
    closing::write(&mut page, report, &positions, style);
    page.finish()
}

/// Writes `error[AML102 production-vcpu-minimum]: message`.
fn header(page: &mut Page<TerminalPage>, diagnostic: &Diagnostic, color: bool) {
    page.literal(Paint::Severity(diagnostic.severity).code(color)).literal(diagnostic.severity.as_str());
    page.literal("[").foreign(Terminal(&diagnostic.code)).literal(" ").foreign(Terminal(&diagnostic.name));
    page.literal("]").literal(Paint::Plain.code(color)).literal(Paint::Strong.code(color)).literal(": ");
    page.foreign(Terminal(&diagnostic.message)).literal(Paint::Plain.code(color)).literal("\n");
}
