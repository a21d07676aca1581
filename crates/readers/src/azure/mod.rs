//! Azure's own output: what `az … show` and `list`, ARM and Resource Graph print about resources that exist.
//!
//! A file holds one document, an array, a page of a list, or a stream of documents. Objects of other resources are
//! passed over.

mod claim;
mod compute;
mod lower;
mod marks;
mod object;
mod paths;
mod rows;

use crate::node::Parsed;
use crate::paths::Paths;
use crate::syntax::json::{self, Dialect};
use crate::{Inputs, Reader};
use akslint_diagnostics::FileId;
use akslint_model::{Format, Fragment, Scope};

pub(crate) use lower::object as lower;
pub(crate) use object::Manner;
use object::PRINTED;

pub(crate) struct AzureReader;

impl Reader for AzureReader {
    fn format(&self) -> Format {
        Format::AzureOutput
    }

    fn claims(&self, path: &str, text: &str) -> bool {
        claim::may_hold_output(path) && claim::shows_our_resources(text)
    }

    fn is_editable(&self) -> bool {
        false
    }

    fn read(&self, file: FileId, text: &str, _inputs: &Inputs<'_>) -> Fragment {
        let start = u32::try_from(claim::start_of_output(text)).unwrap_or(u32::MAX);
        let mut documents = 0u32;
        let mut reading = Reading::of(file);
        json::parse_stream(file, text, Dialect::Strict, |parsed, _| {
            documents = documents.saturating_add(1);
            reading.take(parsed);
        });
        reading.fragment.problems.retain(|problem| problem.span.end > start);
        if documents == 1 && !reading.fragment.problems.is_empty() {
            // A document alone is read on behind its first problem.
            reading = Reading::of(file);
            reading.take(json::parse(file, text, Dialect::Strict));
        }
        reading.fragment
    }

    fn paths<'t>(&self, file: FileId, text: &'t str) -> Box<dyn Paths + 't> {
        paths::paths(file, text)
    }
}

/// A file of which some documents have been read.
struct Reading {
    fragment: Fragment,
    /// What one row does not show is not what another does not show: each row is a scope of its own.
    scope: Scope,
}

impl Reading {
    fn of(file: FileId) -> Self {
        let fragment = Fragment { format: Some(Format::AzureOutput), ..Fragment::default() };
        Self { fragment, scope: Scope::unit(file, 0) }
    }

    fn take(&mut self, parsed: Parsed<'_>) {
        let Self { fragment, scope } = self;
        if let Some(root) = parsed.tree.root() {
            rows::each(root, |row| {
                *scope = scope.next();
                lower::object(row, *scope, &PRINTED, fragment);
            });
        }
        fragment.problems.extend(parsed.problems);
    }
}
