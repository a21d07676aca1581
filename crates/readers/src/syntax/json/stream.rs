//! Several JSON documents in one text: one a line, or one directly after the other.

use super::{Dialect, Parser};
use crate::node::raw::to_usize;
use crate::node::{Node, Parsed};
use crate::syntax::MAX_NODES;
use akslint_diagnostics::{FileId, ProblemKind};

/// Parses documents one after the other and hands each over before the next one is read.
///
/// A broken document is handed over with its first problem; reading goes on at the next line that begins with a
/// bracket. Spans count from the start of the whole text.
///
/// An array too large for one tree is handed over item by item, each with its index; for anything else there is none.
pub fn parse_stream<'t>(
    file: FileId,
    text: &'t str,
    dialect: Dialect,
    mut each: impl FnMut(Parsed<'t>, Option<u32>),
) {
    let mut at = 0;
    loop {
        let mut parser = Parser::new(file, text, dialect, at);
        parser.one_problem = true;
        parser.skip_space();
        if parser.at >= text.len() {
            // Comments and problems after the last document belong to a document without a value.
            let (parsed, _) = parser.finish();
            if !parsed.problems.is_empty() {
                each(parsed, None);
            }
            return;
        }
        let start = parser.at;
        parser.document();
        let (parsed, stopped) = parser.finish();
        if is_too_large(&parsed) {
            drop(parsed);
            match items(file, text, dialect, start, &mut each) {
                Some(end) => at = end,
                None => return,
            }
            continue;
        }
        let problem = parsed.problems.first().map(|problem| to_usize(problem.span.start));
        each(parsed, None);
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

/// Whether it is an array of which only a part could be read.
fn is_too_large(parsed: &Parsed<'_>) -> bool {
    let reached_a_limit = parsed.problems.iter().any(|problem| problem.kind == ProblemKind::Limit);
    reached_a_limit && parsed.tree.node_count() >= MAX_NODES && parsed.tree.root().is_some_and(Node::is_array)
}

/// Parses the items of the array at `start` one by one, up to the first broken one. Gives the end of the array.
fn items<'t>(
    file: FileId,
    text: &'t str,
    dialect: Dialect,
    start: usize,
    each: &mut impl FnMut(Parsed<'t>, Option<u32>),
) -> Option<usize> {
    let mut at = start.saturating_add(1);
    for index in 0u32.. {
        let mut parser = Parser::new(file, text, dialect, at);
        parser.one_problem = true;
        parser.document();
        let (parsed, stopped) = parser.finish();
        let is_broken = !parsed.problems.is_empty();
        each(parsed, Some(index));
        let mut separator = Parser::new(file, text, dialect, stopped);
        separator.one_problem = true;
        separator.skip_space();
        match separator.peek() {
            _ if is_broken => return None,
            Some(b',') => at = separator.at.saturating_add(1),
            Some(b']') => return Some(separator.at.saturating_add(1)),
            byte => {
                separator.no_comma(byte, false);
                each(separator.finish().0, None);
                return None;
            }
        }
    }
    None
}

/// The start of the first line from `problem` on that begins with a bracket and lies after `start`.
fn next_document(text: &str, start: usize, problem: usize) -> Option<usize> {
    let before = problem.max(start + 1) - 1;
    let rest = text.as_bytes().get(before..)?;
    rest.windows(2).position(|pair| matches!(pair, [b'\n' | b'\r', b'{' | b'['])).map(|at| before + at + 1)
}
