//! Several JSON documents in one text: one a line, or one directly after the other.

use super::{Dialect, Parser};
use crate::node::Parsed;
use crate::node::raw::to_usize;
use akslint_diagnostics::FileId;

/// Parses documents one after the other and hands each over before the next one is read.
///
/// A broken document is handed over with its first problem; reading goes on at the next line that begins with a
/// bracket. Spans count from the start of the whole text.
pub fn parse_stream(file: FileId, text: &str, dialect: Dialect, mut each: impl FnMut(Parsed<'_>)) {
    let mut at = 0;
    loop {
        let mut parser = Parser::new(file, text, dialect, at);
        parser.one_problem = true;
        parser.skip_space();
        if parser.at >= text.len() {
            // Comments and problems after the last document belong to a document without a value.
            let (parsed, _) = parser.finish();
            if !parsed.problems.is_empty() {
                each(parsed);
            }
            return;
        }
        let start = parser.at;
        parser.document();
        let (parsed, stopped) = parser.finish();
        let problem = parsed.problems.first().map(|problem| to_usize(problem.span.start));
        each(parsed);
        at = match problem {
            None => stopped,
            // Whatever is not closed was looked for up to the end: to read it all again would take quadratic time.
            Some(_) if stopped >= text.len() => return,
            Some(problem) => match next_document(text, start, problem) {
                Some(next) => next,
                None => return,
            },
        };
    }
}

/// The start of the first line from `problem` on that begins with a bracket and lies after `start`.
fn next_document(text: &str, start: usize, problem: usize) -> Option<usize> {
    let before = problem.max(start + 1) - 1;
    let rest = text.as_bytes().get(before..)?;
    rest.windows(2).position(|pair| matches!(pair, [b'\n' | b'\r', b'{' | b'['])).map(|at| before + at + 1)
}
