//! The cluster spec: akslint's own small format, YAML or JSON, for people and forms that describe a cluster.
//!
//! [`fields`] describes its shape once; the checks, the JSON Schema and the reference follow from it. ARM's vocabulary
//! lowers it.

mod check;
mod detect;
mod fields;
mod lower;
mod nearest;
mod schema;
mod secrets;
mod shape;
#[cfg(test)]
mod tests;
mod view;
mod whole;

pub use schema::schema;

use crate::directives::suppressions;
use crate::node::Parsed;
use crate::paths::{Documents, Paths};
use crate::syntax::json::Dialect;
use crate::{Inputs, Reader, syntax};
use akslint_diagnostics::{FileId, Problem, ProblemKind, Span};
use akslint_model::{Format, Fragment, Scope};
use check::{Outcome, check};
use view::Judged;

pub(crate) struct SpecReader;

impl Reader for SpecReader {
    fn format(&self) -> Format {
        Format::Spec
    }

    fn claims(&self, path: &str, text: &str) -> bool {
        detect::claims(path, text)
    }

    fn read(&self, file: FileId, text: &str, _inputs: &Inputs<'_>) -> Fragment {
        let mut fragment = Fragment { format: Some(Format::Spec), ..Fragment::default() };
        let mut scope = Scope::unit(file, 0);
        let mut is_empty = true;
        let may_have_pem = secrets::may_have_pem(text);
        for mut document in documents(file, text) {
            let is_broken = !document.problems.is_empty();
            fragment.problems.append(&mut document.problems);
            fragment.suppressions.extend(suppressions(&document.tree));
            is_empty &= !is_broken;
            let Some(root) = document.tree.root() else { continue };
            if root.is_null() && root.span().is_empty() {
                continue;
            }
            is_empty = false;
            let Outcome { problems, wrong, secrets } = check(&document, root, is_broken);
            fragment.secrets.extend(secrets);
            if may_have_pem {
                secrets::in_pem(root, &mut fragment.secrets);
            }
            lower::document(root, &Judged { scope, wrong }, &mut fragment);
            fragment.problems.extend(problems);
            scope = scope.next();
        }
        if is_empty {
            let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
            fragment.problems.push(
                Problem::new(ProblemKind::Shape, Span::new(file, 0, end), "the document is empty")
                    .missing("akslint")
                    .help("begin with `akslint: 1`"),
            );
        }
        fragment
    }

    fn paths<'t>(&self, file: FileId, text: &'t str) -> Box<dyn Paths + 't> {
        Box::new(Documents::of(documents(file, text)))
    }
}

/// The documents of a spec: the values of a YAML stream, or one JSON value.
fn documents(file: FileId, text: &str) -> Vec<Parsed<'_>> {
    #[cfg(feature = "yaml")]
    if !detect::is_json(text) {
        return syntax::yaml::parse(file, text);
    }
    vec![syntax::json::parse(file, text, Dialect::Strict)]
}
