//! YAML 1.2 with its core schema, on the events of `granit-parser`.
//!
//! Aliases become copies of what they stand for, up to a limit; merge keys are followed; tags other than `!!str` are
//! passed over.

mod alias;
mod builder;
mod error;
mod scalar;

use crate::node::Parsed;
use crate::node::raw::to_u32;
use crate::syntax::{MAX_DEPTH, MAX_PROBLEMS};
use akslint_diagnostics::{FileId, Problem, ProblemKind, Span};
use builder::Builder;
use granit_parser::{Event, Parser, options};

/// Nodes that the aliases and merge keys of one text may add, at most; a long string counts as several.
pub const MAX_COPIED_NODES: usize = 100_000;

/// Parses every document of a text. Spans count from the start of the whole text.
///
/// A broken document is kept up to the place where it breaks; reading goes on at the next `---`. A text of nothing but
/// comments gives one document without a value.
#[must_use]
pub fn parse(file: FileId, text: &str) -> Vec<Parsed<'_>> {
    let mut stream =
        Stream { file, text, done: Vec::new(), open: None, comments: Vec::new(), budget: MAX_COPIED_NODES };
    if u32::try_from(text.len()).is_err() {
        let message = "the text is longer than 4 GiB";
        stream.problem(Problem::new(ProblemKind::Limit, Span::new(file, 0, 0), message));
    } else {
        stream.read();
    }
    stream.finish()
}

struct Stream<'t> {
    file: FileId,
    text: &'t str,
    done: Vec<Parsed<'t>>,
    open: Option<Builder<'t>>,
    /// Comments that no document has taken yet.
    comments: Vec<Span>,
    /// What is left of [`MAX_COPIED_NODES`].
    budget: usize,
}

impl<'t> Stream<'t> {
    fn read(&mut self) {
        // The parser's own limits lie above ours, so that ours are the ones that are told.
        let options = options! {
            emit_unresolved_aliases: true,
            flow_nesting_limit: MAX_DEPTH + 1,
            block_nesting_limit: MAX_DEPTH + 1,
            max_buffered_comment_events: usize::MAX,
        };
        let mut parser = Parser::new_from_str_with_options(self.text, options);
        let mut errors = 0;
        while let Some(event) = parser.next_event() {
            let error = match event {
                Ok((event, span)) => {
                    let range = span.byte_range().unwrap_or(0..0);
                    self.event(event, Span::new(self.file, to_u32(range.start), to_u32(range.end)));
                    if self.open.as_ref().is_some_and(Builder::is_halted) {
                        return;
                    }
                    continue;
                }
                Err(error) => error,
            };
            self.problem(error::problem(self.file, self.text, &error));
            self.close();
            errors += 1;
            if errors >= MAX_PROBLEMS {
                return;
            }
            match parser.proceed_next_document() {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => {
                    self.problem(error::problem(self.file, self.text, &error));
                    return;
                }
            }
        }
    }

    fn event(&mut self, event: Event<'t>, span: Span) {
        match event {
            Event::DocumentStart(..) => {
                self.close();
                self.open = Some(Builder::new(self.file, self.text, self.budget));
            }
            Event::DocumentEnd => self.close(),
            Event::Comment(..) => self.comments.push(span),
            event => {
                if let Some(builder) = &mut self.open {
                    builder.event(event, span);
                }
            }
        }
    }

    fn problem(&mut self, problem: Problem) {
        self.open.get_or_insert_with(|| Builder::new(self.file, self.text, self.budget)).problem(problem);
    }

    fn close(&mut self) {
        if let Some(builder) = self.open.take() {
            self.budget = builder.budget();
            self.done.push(builder.finish(std::mem::take(&mut self.comments)));
        }
    }

    fn finish(mut self) -> Vec<Parsed<'t>> {
        self.close();
        match self.done.last_mut() {
            Some(last) => last.tree.add_comments(self.comments),
            None if self.comments.is_empty() => {}
            None => {
                let builder = Builder::new(self.file, self.text, 0);
                self.done.push(builder.finish(self.comments));
            }
        }
        self.done
    }
}
