//! The rules with their metadata read.

use crate::config::matches;
use akslint_diagnostics::RuleMeta;
use akslint_rules::{RULES, Rule};

/// Every rule with its metadata, in the order of the codes. A rule whose `rule.json` is broken is left out; a test
/// keeps that from happening.
#[must_use]
pub fn rules() -> Vec<(RuleMeta, &'static Rule)> {
    RULES.iter().filter_map(|rule| Some((read(rule)?, rule))).collect()
}

/// The rule of a code, of a code that it covers, or of a name.
#[must_use]
pub fn find_rule(code_or_name: &str) -> Option<(RuleMeta, &'static Rule)> {
    let covers = |meta: &RuleMeta| {
        meta.name == code_or_name || meta.covers.iter().any(|code| code.eq_ignore_ascii_case(code_or_name))
    };
    rules().into_iter().find(|(meta, _)| covers(meta))
}

/// Whether any rule answers to `selector`.
#[must_use]
pub fn is_selector(selector: &str) -> bool {
    rules().iter().any(|(meta, _)| matches(selector, meta))
}

/// The address of a rule's page.
#[must_use]
pub fn folder_url(meta: &RuleMeta) -> String {
    format!("{}/blob/main/rules/{}/README.md", env!("CARGO_PKG_REPOSITORY"), meta.name.replace('-', "_"))
}

pub(crate) fn read(rule: &Rule) -> Option<RuleMeta> {
    serde_json::from_str(rule.meta).ok()
}
