//! Sets findings aside: what files say about themselves, and what was known before.

use crate::config::matches;
use akslint_diagnostics::{Because, Diagnostic, Place, RuleMeta, Severity, Span};
use akslint_model::Suppression;
use std::collections::BTreeSet;

/// The suppressions of all files, and which of them were of use.
pub(crate) struct Suppressions {
    all: Vec<Suppression>,
    used: BTreeSet<usize>,
}

impl Suppressions {
    pub(crate) const fn new(all: Vec<Suppression>) -> Self {
        Self { all, used: BTreeSet::new() }
    }

    /// Why a finding of the rule at the place is set aside, if it is. A comment may stand where the value is decided
    /// or where it is used.
    pub(crate) fn covers(&mut self, meta: &RuleMeta, place: Place) -> Option<Because> {
        let mut because = None;
        for (index, one) in self.all.iter().enumerate() {
            let names = one.rules.iter().any(|rule| matches(rule, meta));
            if names && (one.reaches(place.span) || one.reaches(place.used)) {
                self.used.insert(index);
                because.get_or_insert_with(|| Because::InSource(one.reason.clone()));
            }
        }
        because
    }

    /// The suppressions that did nothing. One that names a rule that did not run is left alone: it may be of use.
    pub(crate) fn unused(&self, ran: &[&RuleMeta], everything_ran: bool) -> Vec<Diagnostic> {
        let known = |rule: &str| ran.iter().any(|meta| matches(rule, meta));
        let idle =
            self.all.iter().enumerate().filter(|(index, _)| !self.used.contains(index)).map(|(_, one)| one);
        idle.filter(|one| everything_ran || one.rules.iter().all(|rule| known(rule)))
            .map(|one| remark(one.span, UNUSED, message(one), "remove it"))
            .collect()
    }
}

/// Code and name of what is said about a suppression that does nothing.
const UNUSED: (&str, &str) = ("SUP001", "unused-suppression");
fn message(one: &Suppression) -> String {
    if one.rules.is_empty() {
        "this suppression names no rule".to_owned()
    } else {
        format!("nothing to ignore here: {}", one.rules.join(", "))
    }
}

fn remark(span: Span, (code, name): (&'static str, &'static str), message: String, help: &str) -> Diagnostic {
    Diagnostic {
        code: code.into(),
        name: name.into(),
        severity: Severity::Warning,
        is_problem: false,
        message,
        consequence: None,
        help: Some(help.to_owned()),
        span,
        data_path: Vec::new(),
        related: Vec::new(),
        url: None,
        fix: None,
        fingerprint: String::new(),
    }
}
