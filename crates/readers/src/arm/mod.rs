//! ARM templates: expressions are evaluated as far as the files decide them, everything else is unknown.

mod access;
mod common;
mod compare;
mod containers;
mod copy;
mod declared;
mod detect;
mod evaluate;
mod expression;
mod frame;
mod functions;
mod json;
mod limits;
mod machine;
mod nested;
mod pieces;
mod scope;
mod symbols;
mod template;
mod value;
mod view;

#[cfg(test)]
mod tests;

pub use detect::is_arm_parameters;

use crate::directives::suppressions;
use crate::node::Parsed;
use crate::paths::{Documents, Paths};
use crate::syntax::json::{Dialect, parse};
use crate::{Inputs, Reader};
use akslint_diagnostics::{FileId, Problem, ProblemKind, Span};
use akslint_model::{Format, Fragment};
use containers::Held;
use frame::Given;
use machine::Machine;

pub(crate) struct ArmReader;

impl Reader for ArmReader {
    fn format(&self) -> Format {
        Format::Arm
    }

    fn claims(&self, path: &str, text: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        let extension = name.rsplit_once('.').map(|(_, extension)| extension);
        let is_json = extension.is_none_or(|extension| {
            ["json", "jsonc", "template"].iter().any(|known| extension.eq_ignore_ascii_case(known))
        });
        is_json && (detect::is_template(text) || detect::holds_templates(text))
    }

    fn read(&self, file: FileId, text: &str, inputs: &Inputs<'_>) -> Fragment {
        let mut fragment = Fragment { format: Some(Format::Arm), ..Fragment::default() };
        let parsed = parse(file, text, Dialect::Arm);
        let parameters = inputs.parameters.map(|(file, text)| parse(file, text, Dialect::Arm));
        fragment.problems.extend(parsed.problems.iter().cloned());
        fragment.suppressions = suppressions(&parsed.tree);
        if let Some(parameters) = &parameters {
            fragment.problems.extend(parameters.problems.iter().cloned());
            // A file that is something else may hold anything, and is not shown.
            if let Some((file, text)) = inputs.parameters.filter(|(_, text)| !is_arm_parameters(text)) {
                let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
                fragment.secrets_elsewhere.push(Span::new(file, 0, end));
            }
        }
        let Some(root) = parsed.tree.root().filter(|root| root.is_object()) else { return fragment };
        let beside = parameters.as_ref().and_then(|parameters| parameters.tree.root()?.get("parameters"));
        let machine = Machine::new(file, text.len());
        for Held { template, parameters } in containers::templates(root) {
            let file = beside.or(parameters);
            let given = Given::Outside { file, overrides: inputs.overrides, assumed: inputs.assumed };
            template::lower(&machine, template, given, &mut fragment);
        }
        tell_duplicates(&parsed, &mut fragment);
        let limited = fragment.problems.iter().any(|problem| problem.kind == ProblemKind::Limit);
        let more = machine.into_problems();
        // Where a limit is exceeded already, the rest of the file is not in question any more.
        fragment.problems.extend(more.into_iter().filter(|one| !limited || one.kind != ProblemKind::Limit));
        fragment
    }

    fn paths<'t>(&self, file: FileId, text: &'t str) -> Box<dyn Paths + 't> {
        Box::new(Documents::of(vec![parse(file, text, Dialect::Arm)]))
    }
}

/// Tells of keys that stand twice in an object, of which only the later one was read. Keys that differ in their case are
/// the same to ARM; within resources of other types they may be someone else's.
fn tell_duplicates(parsed: &Parsed<'_>, fragment: &mut Fragment) {
    let is_ours = |span: Span| fragment.resources.iter().any(|resource| resource.block.contains(span));
    let told: Vec<Problem> = parsed
        .duplicates
        .iter()
        .take(limits::DUPLICATES)
        .filter(|(first, later)| parsed.tree.slice(*first) == parsed.tree.slice(*later) || is_ours(*later))
        .map(|(first, later)| {
            let message = format!("duplicate key {}", parsed.tree.slice(*later));
            Problem::new(ProblemKind::Syntax, *later, message).related(*first, "first used here")
        })
        .collect();
    fragment.problems.extend(told);
}

/// Reads a parameter file for its own sake: its values are read with each template, its comments here.
#[must_use]
pub fn read_parameters(file: FileId, text: &str) -> Fragment {
    let suppressions = suppressions(&parse(file, text, Dialect::Arm).tree);
    Fragment { format: Some(Format::Arm), suppressions, ..Fragment::default() }
}
